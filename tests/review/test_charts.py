"""What the charts of a review and of the archive show, and that a chart survives being written and read."""

from __future__ import annotations

from newsletter.document import parse_markdown, to_markdown
from newsletter.document.charts import Chart, chart_node, chart_of
from newsletter.model.node import Document
from newsletter.review.charts import days_between, issues_by_topic, issues_per_month, issues_per_year, links_by_section
from newsletter.review.topics import ranked_topics
from tests.review.archive import archive, entry, post, section


def rows(chart: Chart) -> dict[str, float]:
    return {label: numbers[0] for label, numbers in chart.rows}


def test_a_chart_is_the_same_after_it_was_written_and_read() -> None:
    chart = Chart("Links | #1 *by* section", ("Where", "2022", "2023"), (("A | b", (1.0, 2.5)), ("C", (0.0, 1234.0))))
    text = to_markdown(Document((chart_node(chart),)))
    (node,) = parse_markdown(text).nodes
    assert chart_of(node) == chart


def test_months_without_an_issue_are_drawn_as_nought() -> None:
    chart = issues_per_month((("2022-12", 1), ("2023-01", 0)))
    assert rows(chart) == {"December 2022": 1, "January 2023": 0}
    assert rows(issues_per_month((("2023-01", 3),))) == {"January": 3}


def test_years_without_an_issue_are_drawn_as_nought() -> None:
    issues = [post("2020-01-01", "a"), post("2022-01-01", "b"), post("2023-12-31", "r", kind="review"), post("", "c")]
    assert rows(issues_per_year(issues)) == {"2020": 1, "2021": 0, "2022": 1}
    assert issues_per_year([]).rows == ()


def test_topics_are_drawn_in_their_order_and_the_rest_is_not() -> None:
    chart = issues_by_topic(ranked_topics(archive()))
    assert list(rows(chart).items())[:3] == [("Preferences", 8), ("Open models", 7), ("Training", 6)]
    assert "Other" not in rows(chart)


def test_links_are_counted_by_the_kind_of_their_section() -> None:
    one = entry("A", "https://a.org/1", "https://a.org/2")
    issue = post(
        "2023-01-01", "a", sections=(section("papers", one, one), section("links", entry("B", "https://b.org")))
    )
    assert list(rows(links_by_section([issue])).items()) == [("Papers", 4), ("Links", 1)]


def test_days_from_one_issue_to_the_next_are_counted() -> None:
    issues = [post(day, day) for day in ("2023-01-02", "2023-01-09", "2023-01-16", "2023-02-13")]
    assert rows(days_between(issues)) == {"7 days": 2, "28 days": 1}


def test_very_unlike_days_are_told_by_the_week() -> None:
    days = [1]
    for gap in range(1, 15):
        days.append(days[-1] + gap)
    issues = [post(f"2023-{1 + day // 28:02}-{1 + day % 28:02}", str(day)) for day in days]
    assert list(rows(days_between(issues)))[:2] == ["1 to 7 days", "8 to 14 days"]
