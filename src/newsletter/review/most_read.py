"""Issues and their statistics in, those that were read most out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.review.periods import issue_day
from newsletter.review.readers import Statistics

# What may be compared, the best first: whoever has no views has at least opens.
_MEASURES = ("views", "visitors", "opens", "sent")


class MostRead(NamedTuple):
    """The issues by how often they were read, most first, all by one `measure`: "views", "opens"."""

    measure: str
    ranked: tuple[tuple[Issue, int], ...]


def most_read(issues: Iterable[Issue], statistics: Statistics) -> MostRead | None:
    """The ranking by the best measure that most of the counted issues have; None when nothing was counted."""
    counted = [(issue, statistics.of(issue)) for issue in issues]
    found = {
        measure: [(issue, number) for issue, reads in counted if (number := getattr(reads, measure)) is not None]
        for measure in _MEASURES
    }
    most = max(len(rows) for rows in found.values())
    measure = next((measure for measure in _MEASURES if found[measure] and len(found[measure]) * 2 > most), "")
    if not measure:
        return None
    return MostRead(measure, tuple(sorted(found[measure], key=lambda row: (-row[1], issue_day(row[0]) is None))))
