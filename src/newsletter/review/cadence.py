"""The days of issues in, their rhythm out: the longest run without a miss and the longest silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple


class Run(NamedTuple):
    """So many months or weeks in a row with an issue; the days of its first and its last issue."""

    length: int
    first: date
    last: date


class Gap(NamedTuple):
    """The days between two issues that follow each other."""

    days: int
    after: date
    until: date


def longest_run(days: Iterable[date], step: Callable[[date], int]) -> Run | None:
    """The longest run of neighbouring steps (`month_of`, `week_of`) with an issue; the first of equals."""
    best: Run | None = None
    first = before = None
    length = 0
    for day in sorted(days):
        moved = step(day) - step(before) if before else 2
        if first is None or moved > 1:
            first, length = day, 1
        else:
            length += moved
        before = day
        if best is None or length > best.length:
            best = Run(length, first, day)
        elif length == best.length and first == best.first:
            best = best._replace(last=day)
    return best


def longest_gap(days: Iterable[date]) -> Gap | None:
    """The longest silence between two issues, the first of equals; None when there are not two days."""
    gaps = [Gap((until - after).days, after, until) for after, until in pairwise(sorted(set(days)))]
    return max(gaps, key=lambda gap: gap.days, default=None)


def month_of(day: date) -> int:
    """A number for a month: neighbouring months have neighbouring numbers."""
    return day.year * 12 + day.month


def week_of(day: date) -> int:
    """A number for a week, Monday to Sunday."""
    return (day.toordinal() - 1) // 7
