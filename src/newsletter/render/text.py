"""An issue in, the text part of its email out: 72 columns, every address on a line of its own."""

from __future__ import annotations

from textwrap import fill, wrap

from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue
from newsletter.model.publication import Frame
from newsletter.render.email import address_lines, facts, unsubscribe_address
from newsletter.render.renderer import Texts
from newsletter.render.theme import rendered

_WIDTH = 72


def email_text(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> str:
    """The text part: a head, the body as the tree wrote it, a foot. No line ends with a blank."""
    settings = frame.settings
    text = rendered(
        theme,
        "email/email.txt",
        issue=issue,
        settings=settings,
        heading=_underlined(issue.title),
        facts=facts(issue),
        body=texts.text.strip("\n"),
        why=_filled(f"You get this email because you subscribed to {settings.title}."),
        unsubscribe=unsubscribe_address(settings),
        address=address_lines(settings),
        online=settings.email.view_online or issue.page,
    )
    return "\n".join([line.rstrip() for line in text.split("\n")]).strip("\n") + "\n"


def _underlined(title: str) -> str:
    lines = wrap(title, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join([*lines, "=" * min(_WIDTH, max(map(len, lines), default=0))])


def _filled(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
