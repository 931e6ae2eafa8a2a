"""Issues in weekly order for the tests of feeds, and every feed document that the renderers make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue, Person
from newsletter.model.publication import Publication, Settings
from newsletter.render import atom, json_feed, rss
from newsletter.render.renderer import Page, Press, Texts
from tests.render.makers import SETTINGS as PLAIN
from tests.render.makers import an_issue, made

SETTINGS = replace(PLAIN, authors=(Person("Ada Example", "ada@news.example", "https://ada.example/"),))
RENDERERS = (rss.RENDERER, atom.RENDERER, json_feed.RENDERER)
FIRST = datetime(2022, 1, 5, 9, 30, tzinfo=UTC)
MAIN = ("feed.xml", "atom.xml", "feed.json")


def week(number: int, **changes: Any) -> Issue:
    """The issue of a week; number 1 is of 5 January 2022."""
    facts = {"number": number, "title": f"Week {number}", "description": f"What happened in week {number}."}
    published = FIRST + timedelta(weeks=number - 1)
    return an_issue(f"week-{number}", **(facts | {"published": published} | changes))


def weeks(count: int, **changes: Any) -> tuple[Issue, ...]:
    """The first issues of a newsletter, newest first."""
    return tuple(week(number, **changes) for number in range(count, 0, -1))


def paragraph(issue: Issue) -> str:
    return f'<p>The text of <em>{issue.slug}</em>, <a href="{issue.page}#more">more</a>.</p>'


def feeds(
    *issues: Issue, settings: Settings = SETTINGS, text: Callable[[Issue], str] = paragraph
) -> Mapping[str, bytes]:
    """Every feed document by path."""
    press = Press(settings, Theme(()), lambda issue: Texts("", "", text(issue), ""), lambda issue: "")
    return {str(page.path): made(page, press) for page in pages(issues, settings)}


def pages(issues: Iterable[Issue], settings: Settings = SETTINGS) -> tuple[Page, ...]:
    publication = Publication(settings, tuple(issues))
    return tuple(page for renderer in RENDERERS for page in renderer.pages(publication))
