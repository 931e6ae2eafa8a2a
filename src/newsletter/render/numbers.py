"""Issues in, the archive in numbers out: the charts of all years on one page, each a table first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import cast

from markupsafe import Markup

from newsletter.document import to_html
from newsletter.document.charts import Chart, chart_node
from newsletter.model.issue import Issue
from newsletter.model.node import Document
from newsletter.model.publication import Publication
from newsletter.render.outline import Outline, outlined
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage
from newsletter.review.charts import days_between, issues_per_year, links_by_section

PLACE = "archive/numbers/"
_MOST_TOPICS = 12


def _pages(publication: Publication) -> Iterator[Page]:
    most = sorted(by_topic(publication.issues), key=lambda topic: -len(topic.issues))[:_MOST_TOPICS]
    about = (tuple(map(outlined, publication.issues)), tuple((topic.name, len(topic.issues)) for topic in most))
    yield Page(PurePosixPath(PLACE, "index.html"), _page, about)


def _page(press: Press, issues: tuple[Outline, ...], topics: tuple[tuple[str, int], ...]) -> bytes:
    charts = [chart for chart in _charts(issues, topics) if chart.rows]
    return webpage(
        press.theme,
        press.settings,
        "web/numbers.html",
        PLACE,
        "In numbers",
        f"How often {press.settings.title} comes out, what it is about and what it points to.",
        total=sum(issue.kind != "review" for issue in issues),
        charts=[(chart.title, _drawn(chart)) for chart in charts],
    )


def _charts(issues: tuple[Outline, ...], topics: tuple[tuple[str, int], ...]) -> Iterator[Chart]:
    """The charts of a review, of all years together. An outline has all of an issue that they look at."""
    told = cast(tuple[Issue, ...], issues)
    yield issues_per_year(told)
    yield Chart("Issues by topic", ("Topic", "Issues"), tuple((name, (float(count),)) for name, count in topics))
    yield links_by_section(told)
    yield days_between(told)


def _drawn(chart: Chart) -> Markup:
    """The chart under its heading, which is its title."""
    return Markup(to_html(Document((chart_node(chart._replace(title="")),))))


RENDERER = PublicationRenderer("numbers", _pages)
