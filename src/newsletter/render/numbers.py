"""Issues in, the archive in numbers out: the charts of all years on one page, each a table first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from newsletter.document import to_html
from newsletter.document.charts import Chart, chart_node
from newsletter.model.issue import Issue
from newsletter.model.node import Document
from newsletter.model.publication import Publication
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage
from newsletter.review.charts import days_between, issues_per_year, links_by_section

PLACE = "archive/numbers/"
_MOST_TOPICS = 12


def _pages(publication: Publication) -> Iterator[Page]:
    issues = publication.issues
    total = sum(issue.kind != "review" for issue in issues)
    charts = tuple(chart for chart in _charts(issues) if chart.rows)
    yield Page(PurePosixPath(PLACE, "index.html"), _page, (total, charts))


def _charts(issues: tuple[Issue, ...]) -> Iterator[Chart]:
    """The charts of a review, of all years together."""
    most = sorted(by_topic(issues), key=lambda topic: -len(topic.issues))[:_MOST_TOPICS]
    yield issues_per_year(issues)
    yield Chart("Issues by topic", ("Topic", "Issues"), tuple((one.name, (float(len(one.issues)),)) for one in most))
    yield links_by_section(issues)
    yield days_between(issues)


def _page(press: Press, total: int, charts: tuple[Chart, ...]) -> bytes:
    return webpage(
        press.theme,
        press.settings,
        "web/numbers.html",
        PLACE,
        "In numbers",
        f"How often {press.settings.title} comes out, what it is about and what it points to.",
        total=total,
        charts=[(chart.title, _drawn(chart)) for chart in charts],
    )


def _drawn(chart: Chart) -> Markup:
    """The chart under its heading, which is its title."""
    return Markup(to_html(Document((chart_node(chart._replace(title="")),))))


RENDERER = PublicationRenderer("numbers", _pages)
