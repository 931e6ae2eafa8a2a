"""An issue in, its HTML email out: tables, two style sheets, light and dark, whole without any `<style>`."""

from __future__ import annotations

from markupsafe import Markup

from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue
from newsletter.model.publication import Frame, Settings
from newsletter.render.filters import date_long
from newsletter.render.inlining import inline
from newsletter.render.renderer import Texts
from newsletter.render.theme import rendered

# What senders replace by each reader's own address when the settings name none.
UNSUBSCRIBE = "{{unsubscribe_url}}"

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def email_html(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> str:
    """The email of an issue: `email/inline.css` is on its tags, `email/head.css` in its head."""
    settings = frame.settings
    page = rendered(
        theme,
        "email/email.html",
        issue=issue,
        settings=settings,
        body=Markup(texts.email),
        facts=facts(issue),
        address=settings.postal_address.splitlines(),
        preheader=" ".join((issue.preheader or issue.description).split()),
        unsubscribe=_as_written(unsubscribe_address(settings)),
        direction="rtl" if issue.language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr",
    )
    return inline(page, inline_sheet(theme))


def inline_sheet(theme: Theme) -> str:
    """The style sheet that is written onto the tags."""
    return rendered(theme, "email/inline.css")


def facts(issue: Issue) -> tuple[str, ...]:
    """What stands beside the title: number, date, reading time, as far as they are known."""
    known = (
        f"No. {issue.number}" if issue.number is not None else "",
        date_long(issue.published) if issue.published else "",
        f"{issue.minutes} min read" if issue.words else "",
    )
    return tuple(fact for fact in known if fact)


def unsubscribe_address(settings: Settings) -> str:
    """Where a reader unsubscribes: an address, or the merge tag that a sender puts one for."""
    return settings.unsubscribe_url.strip() or UNSUBSCRIBE


def _as_written(address: str) -> str:
    """An address is escaped like any text; a sender knows its merge tag (`<%= url %>`) only as it is."""
    return address if address.lower().startswith(("http:", "https:", "mailto:")) else Markup(address)
