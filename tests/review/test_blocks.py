"""What each computed block tells; the lists of papers, models and links stand in test_items.py."""

from __future__ import annotations

from newsletter.model.issue import Issue
from newsletter.review.blocks import COMPUTED
from newsletter.review.facts import review_facts
from newsletter.review.periods import read_period
from tests.review.archive import links, post


def told(block: str, period: str, *issues: Issue) -> str:
    return COMPUTED[block](review_facts(issues, read_period(period)))


def test_where_no_issue_has_a_topic_there_is_one_list_without_a_heading() -> None:
    issues = [post("2023-05-08", "B", page=""), post("2023-05-01", "A", page="")]
    assert told("topics", "2023", *issues) == "- May 1: *A*\n- May 8: *B*"


def test_months_are_a_table_with_bars() -> None:
    issues = [post(f"2023-0{month}-01", f"{month}") for month in (4, 6)] + [post("2023-06-02", "6b")]
    assert told("months", "2023-Q2", *issues) == (
        "| Month | Issues | Chart |\n| --- | --: | --- |\n| April | 1 | █ |\n| May | 0 |  |\n| June | 2 | ██ |"
    )


def test_a_long_bar_is_drawn_to_scale_and_a_single_issue_still_has_one() -> None:
    issues = [post("2023-01-01", "a"), *(post("2023-02-02", f"b{n}") for n in range(50))]
    table = told("months", "2023-H1", *issues)
    assert f"| January | 1 | █ |\n| February | 50 | {'█' * 20} |\n| March | 0 |  |" in table


def test_the_rhythm_is_told() -> None:
    issues = [post(day, day) for day in ("2023-01-02", "2023-01-09", "2023-02-13", "2023-02-20")]
    assert told("cadence", "2023", *issues) == (
        "- Longest run: an issue in each of 2 months, from Jan. 2 to Feb. 20\n"
        "- Longest run: an issue in each of 2 weeks, from Jan. 2 to Jan. 9\n"
        "- Longest gap: 35 days, from Jan. 9 to Feb. 13"
    )


def test_the_year_before_stands_beside_this_one() -> None:
    issues = [post("2022-05-01", "a", words=1200), post("2023-05-01", "b"), post("2023-06-01", "c", words=90)]
    assert told("compared", "2023", *issues) == (
        "1 post more than in 2022.\n\n"
        "|  | 2022 | 2023 |\n| --- | --: | --: |\n| Posts | 1 | 2 |\n| Words | 1,200 | 90 |"
    )
    assert told("compared", "2022", *issues) == ""


def test_the_sites_most_linked_are_a_table() -> None:
    issue = post("2023-05-01", "a", links=links("https://b.org/1", "https://b.org/2", "https://a.org"))
    assert told("sites", "2023", issue) == (
        "| Most linked site | Links | Issues |\n| --- | --: | --: |\n| b.org | 2 | 1 |\n| a.org | 1 | 1 |"
    )
