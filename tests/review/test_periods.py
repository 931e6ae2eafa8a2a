"""Periods as an editor types them, and which issues are in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from newsletter.review.periods import issues_in, month_names, period_before, read_period, spoken, years
from tests.pairs import Pair, read_pairs
from tests.review.archive import post

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "review" / "periods.txt")


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_period_is_read_or_refused_with_a_sentence(pair: Pair) -> None:
    assert reading(pair.input) == pair.expected


def reading(text: str) -> str:
    try:
        period = read_period(text)
    except ValueError as refusal:
        return str(refusal)
    told = f'said "{spoken(period)}", after {period_before(period).name}'
    return f"{period.name}: {period.start} to {period.end}, {told}"


@pytest.mark.parametrize("name", ["2023", "2023-H1", "2023-Q2", "2023-07", "2023-01-15..2023-03-01"])
def test_the_period_before_ends_where_the_period_begins(name: str) -> None:
    period = read_period(name)
    before = period_before(period)
    assert (period.start - before.end).days == 1
    assert read_period(before.name) == before


def test_the_first_and_the_last_day_belong_to_the_period() -> None:
    days = ("2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01")
    found = issues_in([post(day, day) for day in days], read_period("2023"))
    assert [issue.title for issue in found] == ["2023-01-01", "2023-12-31"]


def test_issues_are_told_oldest_first_and_by_the_clock_within_a_day() -> None:
    late = replace(post("2023-05-01", "late"), published=datetime.fromisoformat("2023-05-01T18:00:00+02:00"))
    early = replace(post("2023-05-01", "early"), published=datetime.fromisoformat("2023-05-01T08:00:00-07:00"))
    found = issues_in([late, post("2023-06-01", "last"), early], read_period("2023"))
    assert [issue.title for issue in found] == ["early", "late", "last"]


def test_the_day_of_an_issue_is_the_day_where_it_was_written() -> None:
    party = replace(post("2024-01-01", "party"), published=datetime.fromisoformat("2023-12-31T23:30:00-08:00"))
    assert issues_in([party], read_period("2023")) == (party,)
    assert issues_in([party], read_period("2024")) == ()


def test_reviews_and_undated_issues_are_in_no_period() -> None:
    issues = [post("2023-12-31", "review", kind="review"), post("", "lost")]
    assert issues_in(issues, read_period("2023")) == ()
    assert years(issues) == ()


def test_years_are_those_with_an_issue_oldest_first() -> None:
    issues = [post("2023-05-01", "c"), post("2020-05-01", "a"), post("2023-01-01", "b")]
    assert [period.name for period in years(issues)] == ["2020", "2023"]


def test_months_run_over_the_end_of_a_year() -> None:
    assert month_names(read_period("2022-11..2023-02")) == ("2022-11", "2022-12", "2023-01", "2023-02")
