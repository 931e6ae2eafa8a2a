"""Issues in, the archive in numbers out: the charts of all years on one page, each a table first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import NamedTuple, cast

from markupsafe import Markup

from newsletter.document import to_html
from newsletter.document.charts import Chart, chart_node
from newsletter.model.issue import Issue
from newsletter.model.node import Document
from newsletter.model.publication import Publication
from newsletter.render.outline import Outlines
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage
from newsletter.review.charts import days_between, issues_per_year, links_by_section


class _Day(NamedTuple):
    """Of an issue, what it is and when it came out."""

    kind: str
    published: datetime | None


PLACE = "archive/numbers/"
_MOST_TOPICS = 12


def _pages(publication: Publication) -> Iterator[Page]:
    most = sorted(by_topic(publication.issues), key=lambda topic: -len(topic.issues))[:_MOST_TOPICS]
    issues = publication.issues
    days = tuple(_Day(issue.kind, issue.published) for issue in issues)
    about = (days, Outlines(issues), tuple((topic.name, len(topic.issues)) for topic in most))
    yield Page(PurePosixPath(PLACE, "index.html"), _page, about)


def _page(press: Press, days: tuple[_Day, ...], issues: Outlines, topics: tuple[tuple[str, int], ...]) -> bytes:
    charts = [chart for chart in _charts(days, issues, topics) if chart.rows]
    return webpage(
        press.theme,
        press.settings,
        "web/numbers.html",
        PLACE,
        "In numbers",
        f"How often {press.settings.title} comes out, what it is about and what it points to.",
        total=sum(day.kind != "review" for day in days),
        charts=[(chart.title, _drawn(chart)) for chart in charts],
    )


def _charts(days: tuple[_Day, ...], issues: Outlines, topics: tuple[tuple[str, int], ...]) -> Iterator[Chart]:
    """The charts of a review, of all years together. A day and an outline have all of an issue that they look at."""
    yield issues_per_year(cast(Iterable[Issue], days))
    yield Chart("Issues by topic", ("Topic", "Issues"), tuple((name, (float(count),)) for name, count in topics))
    yield links_by_section(cast(Iterable[Issue], issues))
    yield days_between(cast(Iterable[Issue], days))


def _drawn(chart: Chart) -> Markup:
    """The chart under its heading, which is its title."""
    return Markup(to_html(Document((chart_node(chart._replace(title="")),))))


RENDERER = PublicationRenderer("numbers", _pages)
