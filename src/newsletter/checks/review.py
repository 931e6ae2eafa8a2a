"""What a review of each year could not tell: issues without date, topic or description, titles that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.checks.check import Check, Desk
from newsletter.model.problem import Problem
from newsletter.review.consistency import consistency
from newsletter.review.periods import read_period, years


def _of_desk(desk: Desk) -> Iterator[Problem]:
    """An issue without a date is in no year and told in every one, so any year will do where no issue has a date."""
    issues = tuple(sheet.issue for sheet in desk.sheets)
    found = (one for year in years(issues) or (read_period("1970"),) for one in consistency(issues, year))
    yield from dict.fromkeys(found)


CHECK = Check("review", ("W701", "N702", "N703", "W704", "N705", "N706", "N707"), desk=_of_desk)
