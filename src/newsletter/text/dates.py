"""Dates as people write them: a text in, a PartialDate or an exact moment out, None when it is neither.

Only the standard library reads here: general date parsers fill what is missing from today's date, and an
invented year would put a note into the wrong review.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from newsletter.text.dates_abroad import in_figures
from newsletter.text.patterns import pattern

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class PartialDate(NamedTuple):
    """A date of which perhaps only the year, or the year and month, is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """`"2023"`, `"2023-12"` or `"2023-12-05"`."""
        rest = "".join(f"-{part:02}" for part in (self.month, self.day) if part)
        return f"{self.year:04}{rest}"

    def short(self) -> str:
        """As dated one-liners begin: `"Feb. 27"`, `"May 31"`; when less is known `"Feb. 2023"`, `"2023"`."""
        if not self.month:
            return str(self.year)
        name = MONTHS[self.month - 1]
        return f"{name if name == 'May' else name[:3] + '.'} {self.day or self.year}"

    def long(self) -> str:
        """In full: `"5 December 2023"`, `"December 2023"` or `"2023"`."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    def first_day(self) -> date:
        """The first day that it may mean, to sort by."""
        return date(self.year, self.month or 1, self.day or 1)


def read_date(text: str, *, year: int | None = None) -> PartialDate | None:
    """The date that a text is, with as much of it as the text tells.

    `year` completes a text that has none ("Feb. 27"); without it such a text is None.
    None is also every date that no calendar has.
    """
    reading = _read(text, year)
    return reading.day if reading else None


def read_datetime(text: str, zone: tzinfo) -> datetime | None:
    """The moment that a text tells, in its own offset if it has one, else in `zone`; a day is its midnight.

    None when the day is not known, when there is no such day or offset, or when it is off the calendar.
    """
    reading = _read(text, None)
    if not reading or not reading.day.day:
        return None
    moment = datetime.combine(reading.day.first_day(), reading.clock, reading.offset or zone)
    try:
        moment.astimezone(UTC)
        moment.astimezone(zone)
    except OverflowError:
        return None
    return moment


class _Reading(NamedTuple):
    day: PartialDate
    clock: time
    offset: timezone | None


_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:[tT]|,?\s+(?:(?:at|@)\s+)?)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?(?:\s*(?P<half>[ap])\.?m\.?)?"
    r"(?:\s*(?:gmt)?(?P<offset>[+-][0-9]{2}:?(?:[0-9]{2})?|[a-z]{1,4})(?:\s*\([a-z ]+\))?)?)?"
)
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"

# The shapes of a date, most common first; each must match the whole text.
_SHAPES = tuple(
    pattern(shape, re.IGNORECASE)
    for shape in (
        _YEAR + r"(?P<sep>[-./])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})" + _TIME,
        _WEEKDAY + _NAME + r"\s*" + _DAY + r"(?:,?\s*\(?" + _YEAR + r"\)?" + _TIME + ")?",
        _WEEKDAY + _DAY + r"[\s-]*(?:of\s+)?" + _NAME + r"(?:,?[\s-]*\(?" + _YEAR + r"\)?" + _TIME + ")?",
        _NAME + r",?\s*(?:of\s+)?\(?" + _YEAR + r"\)?",
        _YEAR + r"[-./](?P<month>[0-9]{1,2})",
        _YEAR,
        _YEAR + r"(?P<month>[0-9]{2})(?P<day>[0-9]{2})" + _TIME,
        # RFC 822 knew years of two digits; only a time of day tells them from a list of numbers.
        _WEEKDAY + _DAY + r"\s+" + _NAME + r"\s+(?P<century>[0-9]{2})(?=\s+[0-9]+:)" + _TIME,
        # What `date` and `git log` print.
        _WEEKDAY + _NAME + r"\s+" + _DAY + r"\s+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
        r"(?:\s+(?P<zone>[a-z]{1,4}))?\s+" + _YEAR + r"(?:\s+(?P<offset>[+-][0-9]{4}))?",
        _NAME,
    )
)
_MONTH_BY_NAME = {
    spelling: number for number, name in enumerate(MONTHS, 1) for spelling in (name.lower(), name[:3].lower())
} | {"sept": 9}

# The names of RFC 822, and the two of central Europe; minutes east of Greenwich.
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120} | {
    name: minutes
    for letter, hours in (("e", -5), ("c", -6), ("m", -7), ("p", -8))
    for name, minutes in ((f"{letter}st", hours * 60), (f"{letter}dt", hours * 60 + 60))
}
_FURTHEST = timedelta(hours=16)  # no clock on Earth was ever further from Greenwich


_SOLAR = ("13", "14")  # how years of the Solar Hijri calendar begin

# Seconds, or thousandths of them, since 1970: a moment of 2001 to 2033, which no day in digits (20240103) looks like.
_SINCE_1970 = pattern(r"1[0-9]{9}(?:[0-9]{3})?")


def _read(text: str, year: int | None) -> _Reading | None:
    text = text.strip()
    if not text or len(text) > 80:
        return None
    if _SINCE_1970.fullmatch(text):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(text.ljust(13, "0")))
        return _Reading(PartialDate(moment.year, moment.month, moment.day), moment.time(), UTC)
    if text.startswith(_SOLAR) and (told := in_figures(text)) and told != text:
        return _read(told, year)
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            try:
                return _reading(found.groupdict(), year)
            except (KeyError, ValueError, OverflowError):  # no such month, day, hour, zone or year
                continue
    told = in_figures(text)
    return _read(told, year) if told and told != text else None


def _reading(parts: dict[str, str | None], year: int | None) -> _Reading:
    name = parts.get("name")
    month = _MONTH_BY_NAME[name.lower()] if name else _number(parts.get("month"))
    written = _number(parts.get("year")) or _full_year(parts.get("century")) or year
    if written is None:
        raise ValueError("no year")
    day = PartialDate(written, month, _number(parts.get("day")))
    if 0 in day:
        raise ValueError("years, months and days are counted from one")
    day.first_day()  # raises for the thirtieth of February
    return _Reading(day, _clock(parts), _offset(parts.get("offset") or parts.get("zone")))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _full_year(century: str | None) -> int | None:
    """As RFC 2822 reads an old year: 00 to 49 is this century, 50 to 99 the last."""
    return int(century) + (2000 if int(century) < 50 else 1900) if century else None


def _clock(parts: dict[str, str | None]) -> time:
    hour, minute, second = (int(parts.get(part) or 0) for part in ("hour", "minute", "second"))
    if half := parts.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError("a clock with halves has twelve hours")
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute, second, int((parts.get("fraction") or "0").ljust(6, "0")[:6]))


def _offset(written: str | None) -> timezone | None:
    if not written:
        return None
    if written[0] not in "+-":
        return timezone(timedelta(minutes=_ZONES[written.lower()]))
    hours, minutes = int(written[1:3]), int(written[3:].lstrip(":") or 0)
    ahead = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or ahead > _FURTHEST:
        raise ValueError("no such offset")
    return timezone(-ahead if written[0] == "-" else ahead)
