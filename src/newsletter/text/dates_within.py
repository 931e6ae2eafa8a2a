"""A date among other words: a title, a file name or a path in, the day or the month that it names out.

Only what can mean nothing else is taken: a version ("2023.1.2"), a day before or after its month ("03/04/2024") and a
number that may be a week ("2024-08") are no dates here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.text.dates import MONTHS, PartialDate, read_date
from newsletter.text.patterns import pattern

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_NAMES = "|".join(f"{name}|{name[:3]}" for name in (*MONTHS, "Sept"))
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_NTH = r"(?:st|nd|rd|th)?"
_RANGE = r"(?P<day>[0-9]{1,2})(?:-(?P<last>[0-9]{1,2}))?"
_UNTIL = rf"(?:\s?[-–—~]\s?(?:(?:{_NAMES})\.?\s)?(?P<last>[0-9]{{1,2}}){_NTH})?"


def _spelt(*shapes: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(shape, re.IGNORECASE) for shape in shapes)


_DAYS = _spelt(
    rf"(?<![0-9.]){_YEAR}(?P<sep>[-_/])(?P<number>[0-9]{{1,2}})(?P=sep){_RANGE}(?![0-9])",
    rf"(?<![0-9.]){_YEAR}(?P<sep>[. ]?)(?P<number>[0-9]{{2}})(?P=sep)(?P<day>[0-9]{{2}})(?![0-9])",
    rf"{_YEAR}\s?年\s?(?P<number>[0-9]{{1,2}})\s?月\s?(?P<day>[0-9]{{1,2}})\s?日",
    rf"{_YEAR}\s?년\s?(?P<number>[0-9]{{1,2}})\s?월\s?(?P<day>[0-9]{{1,2}})\s?일",
    rf"(?<![0-9]){_YEAR}[-_. ]?(?P<month>{_NAMES})[-_. ]?(?P<day>[0-9]{{1,2}})(?![0-9])",
    rf"\b{_MONTH}[-_\s]?(?P<day>[0-9]{{1,2}}){_NTH}{_UNTIL},?[-_\s]{_YEAR}(?![0-9])",
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}}){_NTH}[-_\s](?:of\s)?{_MONTH},?[-_\s]?{_YEAR}(?![0-9])",
)
_MONTHS = _spelt(
    rf"\b{_MONTH},?[-_\s]?{_YEAR}(?![0-9])",
    rf"(?<![0-9]){_YEAR}[-_\s](?:[0-9]{{2}}[-_\s])?(?P<month>{_NAMES})\b",
    rf"{_YEAR}\s?年\s?(?P<number>[0-9]{{1,2}})\s?月(?!\s?[0-9])",
    rf"{_YEAR}\s?년\s?(?P<number>[0-9]{{1,2}})\s?월(?!\s?[0-9])",
)
# Below the folders of years and months; a part may be a range of days ("2024/12/23-29").
_FOLDERS = _spelt(
    rf"(?:^|/){_YEAR}[-_/]?(?P<number>[0-9]{{1,2}})/(?:(?:{_NAMES})[-_ ])?{_RANGE}(?=/|$)",
    rf"(?:^|/){_YEAR}[-_/]?(?P<month>{_NAMES})/{_RANGE}(?=/|$)",
    rf"(?:^|/){_YEAR}/(?P<number>[0-9]{{2}})[-_.]?(?P<day>[0-9]{{2}})(?![0-9])",
)


def day_within(words: str) -> PartialDate | None:
    """The last day that some words name: what covers some days comes out when they are over.

    >>> day_within("Weekly #310 | 2024-11-04"), day_within("IDE 2023.1.2 is out")
    (PartialDate(year=2024, month=11, day=4), None)
    """
    return max(_met(_DAYS, words), key=lambda found: found[0], default=(0, None))[1]


def month_within(words: str) -> PartialDate | None:
    """The month that some words name, when they name only one.

    >>> month_within("Digest: January 2026")
    PartialDate(year=2026, month=1, day=None)
    """
    months = {date for _, date in _met(_MONTHS, words)}
    return months.pop() if len(months) == 1 else None


def day_of_folders(path: str) -> PartialDate | None:
    """The day that folders and a file name tell together.

    >>> day_of_folders("2016/0926"), day_of_folders("2023/Feb/06/new-plugins")
    (PartialDate(year=2016, month=9, day=26), PartialDate(year=2023, month=2, day=6))
    """
    return next((date for _, date in _met(_FOLDERS, path)), None)


def _met(shapes: tuple[re.Pattern[str], ...], words: str) -> Iterator[tuple[int, PartialDate]]:
    """Every date of these shapes, with the place where it ends."""
    for shape in shapes:
        for found in shape.finditer(words):
            parts = found.groupdict()
            month, day = parts.get("number"), _day(parts.get("day") or "", parts.get("last") or "")
            year, name = parts["year"], (parts.get("month") or "")[:3]
            if date := read_date(f"{year}-{month}-{day}".rstrip("-") if month else f"{day} {name} {year}"):
                yield found.end(), date


def _day(first: str, last: str) -> str:
    """The last day of a range, unless it lies in the next month."""
    return last if last and int(last) > int(first) else first
