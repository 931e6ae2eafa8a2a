"""What templates may do with a value: dates, counts and hosts in words. No locale, no clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from newsletter.render.mirrored import mirrored
from newsletter.text.dates import PartialDate
from newsletter.text.direction import direction
from newsletter.text.patterns import pattern
from newsletter.text.words import plural


def date_long(day: date) -> str:
    """A day in full: `{{ issue.published|date_long }}`.

    >>> date_long(date(2024, 1, 3))
    '3 January 2024'
    """
    return PartialDate(day.year, day.month, day.day).long()


def date_short(day: date) -> str:
    """A day for a list whose heading names the year.

    >>> date_short(date(2024, 1, 3))
    'Jan. 3'
    """
    return PartialDate(day.year, day.month, day.day).short()


def iso(moment: datetime) -> str:
    """A moment for machines (RFC 3339, UTC).

    >>> iso(datetime(2024, 1, 3, 9, 30, tzinfo=UTC))
    '2024-01-03T09:30:00Z'
    """
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def host(address: str) -> str:
    """The site of an address, as a reader would name it.

    >>> host("https://www.arxiv.org/abs/2312.00752"), host("not an address")
    ('arxiv.org', '')
    """
    found = _HOST.match(address)
    return found[1].lower() if found else ""


def clock(seconds: float) -> str:
    """A place in a recording.

    >>> clock(750), clock(3723.5)
    ('12:30', '1:02:03')
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


# A pattern, because the standard library takes ten times as long, and a page may show thousands of addresses.
_HOST = pattern(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#]*@)?(?:www\.)?([^/?#:@\[\]]+)", re.IGNORECASE)


FILTERS: dict[str, Callable[..., str]] = {
    "date_long": date_long,
    "date_short": date_short,
    "iso": iso,
    "plural": plural,
    "host": host,
    "clock": clock,
    "direction": direction,
    "mirrored": mirrored,
}
