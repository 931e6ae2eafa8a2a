"""When an issue came out that has no date of its own: its file, its folders, its title and its neighbours tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.text.dates import PartialDate
from newsletter.text.dates_within import day_of_folders, day_within, month_within
from newsletter.text.local import is_folder_page
from newsletter.text.patterns import pattern

_COUNTED = pattern(r"(?:^|/)(?P<year>(?:19|20)[0-9]{2})[-_/]?[wW]?(?P<number>[0-9]{1,2})(?:/|$)")
_MONTHS, _WEEKS = 12, 53


def told_date(path: PurePosixPath, stem: str, title: str) -> PartialDate | None:
    """The day, or at least the month, that the file, its folders or its title name."""
    folders = _below_issues(path)
    return day_within(stem) or day_of_folders(folders) or day_within(title) or month_within(stem) or month_within(title)


def dated_by_neighbours(heads: Iterable[Head], settings: Settings) -> Iterator[Head]:
    """The heads, with a date for undated files that are called by the months or weeks of a year.

    Whether `01-02-2024` is of January or of February, the dates of other issues tell: one with a day above twelve
    shows what stands first. Whether `2024-08` is a month or a week, only the files beside it tell: a number above
    twelve is no month.
    """
    heads = list(heads)
    order = _usual_order(heads)
    counted: defaultdict[PurePosixPath, list[tuple[Head, int, int]]] = defaultdict(list)
    for head in (_in_order(head, order) for head in heads):
        met = None if head.published else _COUNTED.search(_below_issues(head.path))
        if met:
            counted[_series(head.path)].append((head, int(met["year"]), int(met["number"])))
        else:
            yield head
    for series in counted.values():
        yield from _dated(series, ZoneInfo(settings.timezone))


def _usual_order(heads: Sequence[Head]) -> int | None:
    """What stands first in dates that end with their year: 0 the day, 1 the month, None when that is not known."""
    sure = {head.turned.index(None) for head in heads if head.turned.count(None) == 1}
    return 1 - sure.pop() if len(sure) == 1 else None


def _in_order(head: Head, order: int | None) -> Head:
    """An issue whose date may be one of two, with that which the others mean."""
    if order is None or None in head.turned or head.turned[0] == head.turned[1]:
        return head
    problems = tuple(problem for problem in head.problems if problem.code != "E204")
    return replace(head, published=head.turned[order], problems=problems)


def _dated(series: Sequence[tuple[Head, int, int]], zone: ZoneInfo) -> Iterator[Head]:
    highest = max(number for _, _, number in series)
    unit = "month" if highest <= _MONTHS else "week"
    for head, year, number in series:
        day = _first_day(year, number, unit) if highest <= _WEEKS else None
        yield _at(head, datetime.combine(day, datetime.min.time(), zone), unit) if day else head


def _first_day(year: int, number: int, unit: str) -> date | None:
    """The first day of a month, or of a week as ISO 8601 counts them; None when the year has no such one."""
    try:
        return date(year, number, 1) if unit == "month" else date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def only_known(path: PurePosixPath, unit: str, day: date) -> Problem:
    """The finding that the day of an issue was not told."""
    message = f"only the {unit} of the issue is known; it counts from {day}"
    return Problem("N221", message, path, 1, hint="add `date: YYYY-MM-DD` to its front matter")


def _at(head: Head, moment: datetime, unit: str) -> Head:
    problem = only_known(head.path, unit, moment.date())
    return replace(head, published=moment, problems=(*head.problems, problem))


def _below_issues(path: PurePosixPath) -> str:
    return "/".join(path.with_suffix("").parts[1:])


def _series(path: PurePosixPath) -> PurePosixPath:
    """The folder of a series: that which holds the files, or the folders of the years."""
    folder = path.parent.parent if is_folder_page(path) else path.parent
    return folder.parent if re.fullmatch(r"(?:19|20)[0-9]{2}", folder.name) else folder
