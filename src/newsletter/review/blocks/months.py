"""How many issues each month had: a table whose bars are text, so that it reads the same everywhere."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import table
from newsletter.text.dates import MONTHS

_WIDEST = 20


def months(facts: ReviewFacts) -> str:
    """One row a month, also for those without an issue; nothing when the period is within one month."""
    rows = facts.stats.months
    most = max(number for _, number in rows)
    if len(rows) < 2 or not most:
        return ""
    with_year = rows[0][0][:4] != rows[-1][0][:4]
    named = ((_name(month, with_year=with_year), str(number), _bar(number, most)) for month, number in rows)
    return table(("Month", "Issues:", "Chart"), named)


def _name(month: str, *, with_year: bool) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]}{f' {year}' if with_year else ''}"


def _bar(number: int, most: int) -> str:
    """One block an issue while they fit, else the longest bar at full width; any issue has a bar."""
    length = number if most <= _WIDEST else max(round(number * _WIDEST / most), min(number, 1))
    return "█" * length
