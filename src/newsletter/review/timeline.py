"""Issues in, dated one-liners out: "Feb. 27: *Title* covers …", the words of the description kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from newsletter.model.issue import Issue
from newsletter.review.markdown import link, table, words
from newsletter.review.periods import issue_day
from newsletter.review.phrases import DASH, ended, has_words, joint
from newsletter.text.dates import PartialDate


def issue_list(issues: Iterable[Issue], style: str) -> str:
    """The issues in the order given, as a list of one-liners or as a table."""
    return as_table(issues) if style == "table" else timeline(issues)


def as_table(issues: Iterable[Issue]) -> str:
    """A row for each issue: its date, its title as a link in italics, and what it covers in its own words."""
    issues = tuple(issues)
    several = _several_years(issues)
    rows = (
        (_dated(issue, several), link(issue.title, issue.page, "*"), words(" ".join(issue.description.split())))
        for issue in issues
    )
    return table(("Date", "Issue", "What it covers"), rows)


def timeline(issues: Iterable[Issue]) -> str:
    """A Markdown list of one-liners in the order given; the year is told when they are of more than one."""
    issues = tuple(issues)
    several = _several_years(issues)
    return "\n".join(f"- {one_liner(issue, with_year=several)}" for issue in issues)


def one_liner(issue: Issue, *, with_year: bool = False) -> str:
    """The date, the title as a link in italics, and what the issue covers; no more without a description."""
    dated = _dated(issue, with_year)
    head = (f"{dated}: " if dated else "") + link(issue.title, issue.page, "*")
    description = " ".join(issue.description.split())
    if not has_words(description):
        return head
    between = joint(description) if issue.language.startswith("en") else DASH
    return head + between + words(ended(description))


def short_day(day: date, *, with_year: bool = False) -> str:
    """A day as one-liners begin: "Feb. 27", or "Feb. 27, 2023"."""
    short = PartialDate(day.year, day.month, day.day).short()
    return f"{short}, {day.year}" if with_year else short


MOST_DAYS = 11
"""Nobody follows fifty dates."""


def linked_days(issues: Iterable[Issue], *, with_year: bool = False, most: int = MOST_DAYS) -> str:
    """The days of some issues, each a link, and of many how many more there are."""
    days = [link(short_day(day, with_year=with_year), issue.page) for issue in issues if (day := issue_day(issue))]
    more = len(days) - most if len(days) > most + 1 else 0
    return ", ".join(days[:most] if more else days) + (f" and {more:,} more" if more else "")


def _several_years(issues: tuple[Issue, ...]) -> bool:
    return len({day.year for issue in issues if (day := issue_day(issue))}) > 1


def _dated(issue: Issue, with_year: bool) -> str:
    day = issue_day(issue)
    return short_day(day, with_year=with_year) if day else ""
