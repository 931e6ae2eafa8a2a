"""An issue in, its HTML email out: tables, two style sheets, light and dark, whole without any `<style>`."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from markupsafe import Markup

from newsletter.document import Seams
from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue, Link
from newsletter.model.look import Look
from newsletter.model.problem import Problem
from newsletter.model.publication import Frame, Settings
from newsletter.render.budget import HTML, Weight, heaviest, parts, weigh
from newsletter.render.email_body import fitted, reachable
from newsletter.render.filters import date_long
from newsletter.render.inlining import inline
from newsletter.render.mirrored import mirrored
from newsletter.render.places import absolute
from newsletter.render.renderer import Texts
from newsletter.render.split import Cut, fitting
from newsletter.render.theme import rendered
from newsletter.text.direction import direction
from newsletter.text.patterns import pattern

# What senders replace by each reader's own address when the settings name none.
UNSUBSCRIBE = "{{unsubscribe_url}}"

_FONTS = ("text", "headings", "labels", "code")
_UNNEEDED_QUOTES = pattern(r"'([A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*)'")

# Word shows its own serif for a list of fonts whose first it does not have, so Outlook is told one that it has.
_OUTLOOK = {
    "serif": "Georgia, serif",
    "monospace": "Consolas, monospace",
    "ui-monospace": "Consolas, monospace",
}


_MARGIN = 32
"""Pixels at each side of the text, as `email/inline.css` has them."""


_CODE = """
td.body pre { direction: ltr; text-align: left }
code { direction: ltr; unicode-bidi: embed }
"""
"""Code runs from left to right in every language."""


class Email(NamedTuple):
    """The HTML of an email as it is sent, what it weighs, the sections that go on in the web, and what is wrong."""

    html: str
    weight: Weight
    rest: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def email(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> Email:
    """The email of an issue, cut at a section when it is too long and the settings allow that."""
    mailing = frame.settings.email
    whole = email_html(issue, texts, frame, theme)
    weight = weigh(whole, mailing.sender)
    if not weight.over:
        return Email(whole, weight, problems=tuple(_nearly(issue, whole, weight, texts.seams)))
    told = f"the email has {weight.over}; heaviest: {heaviest(parts(whole, texts.seams))}"
    line = max(parts(whole, texts.seams), key=lambda part: part.size).line
    if not mailing.split:
        hint = "shorten it, or let the rest go on in the web: [email] split = true"
        return Email(whole, weight, problems=(Problem("E851", told, issue.path, line, hint=hint),))
    write = partial(email_html, issue, texts, frame, theme)
    cut = fitting(issue, texts, lambda cut: not weigh(write(cut), mailing.sender).over)
    hint = f"the email ends before “{cut.rest[0].title}” and leads on to the web page"
    html = write(cut)
    problem = Problem("W852", told, issue.path, line, hint=hint)
    return Email(html, weigh(html, mailing.sender), cut.rest, (problem,))


def _nearly(issue: Issue, html: str, weight: Weight, seams: Seams) -> list[Problem]:
    if weight.html <= 0.9 * HTML:
        return []
    told = f"the email has {weight.html:,} of {HTML:,} bytes; heaviest: {heaviest(parts(html, seams))}"
    return [Problem("N853", told, issue.path, 1, hint="what is longer is cut off, or goes on in the web")]


def email_html(issue: Issue, texts: Texts, frame: Frame, theme: Theme, cut: Cut | None = None) -> str:
    """The HTML of an email: `email/inline.css` is on its tags, `email/head.css` in its head."""
    settings = frame.settings
    look, way = settings.theme, direction(issue.language)
    cut = cut or Cut(texts.email)
    page = rendered(
        theme,
        "email/email.html",
        issue=issue,
        settings=settings,
        look=look,
        logo=absolute(look.logo.file, "", settings) if look.logo else "",
        outlook={name: _outlook(getattr(look, name)) for name in _FONTS},
        body=Markup(reachable(fitted(cut.body, look.width - 2 * _MARGIN))),
        rest=cut.rest,
        facts=facts(issue),
        address=address_lines(settings),
        preheader=preheader(issue),
        online=_as_written(settings.email.view_online or issue.page),
        unsubscribe=_as_written(unsubscribe_address(settings)),
        direction=way,
    )
    return inline(page, inline_sheet(theme, look, way))


@lru_cache(maxsize=8)
def inline_sheet(theme: Theme, look: Look, way: str = "ltr") -> str:
    """The style sheet that is written onto the tags, for lines that run this way.

    A quotation mark in it would take six bytes on each tag.
    """
    fonts: dict[str, Any] = {name: _UNNEEDED_QUOTES.sub(r"\1", getattr(look, name)) for name in _FONTS}
    sheet = rendered(theme, "email/inline.css", look=replace(look, **fonts))
    return mirrored(sheet) + _CODE if way == "rtl" else sheet


def preheader(issue: Issue) -> str:
    """What inboxes show after the subject."""
    return " ".join((issue.preheader or issue.description).split())


def facts(issue: Issue) -> tuple[str, ...]:
    """What stands beside the title: number, date, reading time, as far as they are known."""
    known = (
        f"No. {issue.number}" if issue.number is not None else "",
        date_long(issue.published) if issue.published else "",
        f"{issue.minutes} min read" if issue.words else "",
    )
    return tuple(fact for fact in known if fact)


def unsubscribe_address(settings: Settings) -> str:
    """Where a reader unsubscribes: an address, or the merge tag that the sender puts one for."""
    return settings.unsubscribe_url.strip() or settings.email.sender.unsubscribe or UNSUBSCRIBE


def address_lines(settings: Settings) -> list[str]:
    """The postal address, or the sender's tag for it."""
    return (settings.postal_address or settings.email.sender.address).splitlines()


def _outlook(families: str) -> Markup:
    return Markup(_OUTLOOK.get(families.rsplit(",", 1)[-1].strip(), "'Segoe UI', Calibri, sans-serif"))


def _as_written(address: str) -> str:
    """An address is escaped like any text; a sender knows its merge tag (`<%= url %>`) only as it is."""
    return address if address.lower().startswith(("http:", "https:", "mailto:")) else Markup(address)
