"""Periods: "2023", "2023-H2", "2023-Q4", "2023-12" or "2023-01-15..2023-03-01" in, first and last day out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from newsletter.model.issue import Issue, Period
from newsletter.text.dates import MONTHS, PartialDate
from newsletter.text.patterns import pattern

# What the calendar divides years into: how many months each has.
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_ORDINALS = ("first", "second", "third", "fourth")
_CALENDAR = pattern(r"([1-9][0-9]{3})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?", re.IGNORECASE)
_DAY = pattern(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")


def read_period(text: str) -> Period:
    """The period that a text names; a range runs from any day or period to any other. Otherwise ValueError.

    >>> read_period("2023-Q4")
    Period(name='2023-Q4', start=datetime.date(2023, 10, 1), end=datetime.date(2023, 12, 31))
    """
    first, dots, last = text.strip().partition("..")
    if not dots:
        return _calendar(first)
    start, end = _range_end(first).start, _range_end(last).end
    if end < start:
        raise ValueError(f"the period {text.strip()} ends before it begins")
    return Period(f"{start}..{end}", start, end)


def unit(period: Period) -> str:
    """What a period is: "year", "half", "quarter", "month" or "range"."""
    if ".." in period.name:
        return "range"
    months = period.end.month - period.start.month + 1
    return next(name for name, length in _MONTHS.items() if length == months)


def spoken(period: Period) -> str:
    """A period as a sentence calls it: "2023", "the fourth quarter of 2023", "December 2023"."""
    year, kind = period.start.year, unit(period)
    if kind == "range":
        first, last = (PartialDate(day.year, day.month, day.day).long() for day in (period.start, period.end))
        return f"{first} to {last}"
    if kind in ("half", "quarter"):
        nth = _ORDINALS[(period.start.month - 1) // _MONTHS[kind]]
        return f"the {nth} {kind} of {year}"
    return f"{MONTHS[period.start.month - 1]} {year}" if kind == "month" else str(year)


def period_before(period: Period) -> Period:
    """The year before a year, the quarter before a quarter; before a range, as many days as it has."""
    day = date.fromordinal(max(1, period.start.toordinal() - 1))
    kind = unit(period)
    if kind != "range":
        return _holding(kind, day)
    start = date.fromordinal(max(1, day.toordinal() - (period.end - period.start).days))
    return Period(f"{start}..{day}", start, day)


def issues_in(issues: Iterable[Issue], period: Period) -> tuple[Issue, ...]:
    """The issues of a period, oldest first. Reviews do not count; an issue without a date is in no period.

    The day of an issue is the day on its author's calendar: the date in the offset that it was published in.
    """
    found = [(day, issue) for issue in issues if (day := issue_day(issue)) and issue.kind != "review"]
    within = [(day, str(issue.path), issue) for day, issue in found if period.start <= day <= period.end]
    return tuple(issue for _, _, issue in sorted(within, key=lambda each: (each[0], _clock(each[2]), each[1])))


def issue_day(issue: Issue) -> date | None:
    """The day that an issue bears, None when it bears none."""
    return issue.published.date() if issue.published else None


def years(issues: Iterable[Issue]) -> tuple[Period, ...]:
    """Every calendar year with an issue in it, oldest first."""
    days = (issue_day(issue) for issue in issues if issue.kind != "review")
    return tuple(_holding("year", date(year, 1, 1)) for year in sorted({day.year for day in days if day}))


def month_names(period: Period) -> tuple[str, ...]:
    """The months that a period touches: `("2023-10", "2023-11", "2023-12")`."""
    first, last = _month_number(period.start), _month_number(period.end)
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1))


def _calendar(text: str) -> Period:
    found = _CALENDAR.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a period; write 2023, 2023-H2, 2023-Q4, 2023-12 or 2023-01-15..2023-03-01")
    year, half, quarter, month = found.groups()
    kind = "half" if half else "quarter" if quarter else "month" if month else "year"
    nth = int(half or quarter or month or 1)
    return _holding(kind, date(int(year), (nth - 1) * _MONTHS[kind] + 1, 1))


def _range_end(text: str) -> Period:
    """A day or a calendar period, as either end of a range may be."""
    if not _DAY.fullmatch(text):
        return _calendar(text)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is not a day of the calendar") from None
    return Period(text, day, day)


def _holding(kind: str, day: date) -> Period:
    """The year, half, quarter or month that a day is in."""
    length = _MONTHS[kind]
    nth = (day.month - 1) // length + 1
    last = nth * length
    tail = {"year": "", "half": f"-H{nth}", "quarter": f"-Q{nth}", "month": f"-{nth:02}"}[kind]
    start, end = date(day.year, last - length + 1, 1), date(day.year, last, monthrange(day.year, last)[1])
    return Period(f"{day.year:04}{tail}", start, end)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _clock(issue: Issue) -> str:
    """The time of day, as text, because one archive may hold times with and without an offset."""
    return issue.published.time().isoformat() if issue.published else ""
