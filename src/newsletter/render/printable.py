"""A review in, one page to print out: its contents, its text and its notes, without anything that moves."""

from __future__ import annotations

from markupsafe import Markup

from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue
from newsletter.model.publication import Settings
from newsletter.render.renderer import Texts
from newsletter.render.theme import rendered


def printable(issue: Issue, texts: Texts, settings: Settings, theme: Theme) -> bytes:
    """The page, whole in itself but for its pictures, which lie beside it."""
    return rendered(
        theme,
        "edition/print.html",
        issue=issue,
        settings=settings,
        contents=texts.contents,
        body=Markup(texts.web),
        style=Markup(rendered(theme, "edition/print.css")),
    ).encode("utf-8", "replace")
