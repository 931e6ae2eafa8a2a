"""Issues in, the front page (the latest issue and those before it) and the archive by year out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from markupsafe import Markup

from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Publication
from newsletter.render.embedding import embedded
from newsletter.render.linked_data import of_publication
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage

_TOPICS_SHOWN = 12


class Year(NamedTuple):
    """A year of the archive, newest issue first. `review` is the place of its review, which every year has.

    What has no date comes last, as a year without a review.
    """

    name: str
    anchor: str
    review: str
    issues: tuple[Issue, ...]


def by_year(issues: tuple[Issue, ...]) -> tuple[Year, ...]:
    """The years in which issues came out, newest first."""
    ordered = sorted(issues, key=_year, reverse=True)
    return tuple(
        Year(str(year), f"y{year}", f"reviews/{year}/", tuple(out)) if year else Year("Undated", "y0", "", tuple(out))
        for year, out in groupby(ordered, key=_year)
    )


def _year(issue: Issue) -> int:
    return issue.published.year if issue.published else 0


def _pages(publication: Publication) -> Iterator[Page]:
    issues = publication.issues
    shown = issues[: publication.settings.recent_issues + 1]
    topics = tuple(Link(topic.name, topic.place) for topic in by_topic(issues)[:_TOPICS_SHOWN])
    yield Page(PurePosixPath("index.html"), _front, (len(issues), topics, *shown))
    yield Page(PurePosixPath("archive/index.html"), _archive, issues)


def _front(press: Press, total: int, topics: tuple[Link, ...], *issues: Issue) -> bytes:
    latest = issues[0] if issues else None
    body = embedded(press.texts(latest).web, f"{latest.place}/", "") if latest else ""
    return webpage(
        press.theme,
        press.settings,
        "web/index.html",
        "",
        "",
        latest=latest,
        body=Markup(body),
        earlier=issues[1:],
        total=total,
        topics=topics,
        linked_data=of_publication(press.settings),
    )


def _archive(press: Press, *issues: Issue) -> bytes:
    return webpage(
        press.theme,
        press.settings,
        "web/archive.html",
        "archive/",
        "Archive",
        f"Every issue of {press.settings.title}, by year.",
        total=len(issues),
        years=by_year(issues),
    )


RENDERER = PublicationRenderer("index", _pages)
