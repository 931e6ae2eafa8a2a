"""`seeds/statistics.csv`: how often each issue was read. A text goes in, Statistics come out, and back.

The file is written by `newsletter import stats` and may be edited by hand: a line for each issue and each place
where its readers were counted. It knows issues by their place in the archive, and no reader at all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.issue import Head
from newsletter.model.problem import Problem

STATISTICS = PurePosixPath("seeds/statistics.csv")


class Reads(NamedTuple):
    """How often an issue was read, as far as somebody counted; None is what nobody counted."""

    views: int | None = None
    visitors: int | None = None
    sent: int | None = None
    opens: int | None = None
    clicks: int | None = None
    likes: int | None = None
    comments: int | None = None
    signups: int | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """`lines` by issue (`place_of`) and by where it was counted ("substack"), and what could not be read."""

    lines: Mapping[tuple[str, str], Reads] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, head: Head) -> Reads:
        """All that was counted of an issue, together: a newsletter that moved was read at both places."""
        mine = [reads for (place, _), reads in self.lines.items() if place in names_of(head)]
        return Reads(*(_sum(counts) for counts in zip(*mine, strict=True))) if mine else Reads()

    def with_(self, news: Mapping[tuple[str, str], Reads]) -> Statistics:
        """These statistics, with newer lines in place of the old ones."""
        return Statistics({**self.lines, **news}, self.problems)


def place_of(head: Head) -> str:
    """How the file calls an issue: its folder below `issues/`, or `reviews/2023`."""
    return head.place.removeprefix("issues/")


def names_of(head: Head) -> frozenset[str]:
    """What the file may call an issue: as it is called now, and as it was called before (`aliases`)."""
    before = (alias.strip("/").rpartition("/")[2].removesuffix(".html") for alias in head.aliases)
    return frozenset((place_of(head), *filter(None, before)))


def strangers(statistics: Statistics, heads: Iterable[Head]) -> Iterator[Problem]:
    """Each name in the statistics that no issue has, or had: its numbers count nowhere."""
    known = frozenset(name for head in heads for name in names_of(head))
    for name in dict.fromkeys(place for place, _ in statistics.lines):
        if name not in known:
            hint = "write the name as it is in the address of the issue, or put the old one under its `aliases:`"
            yield Problem("W783", f"no issue is called {name!r}, so nobody sees its numbers", STATISTICS, 1, hint=hint)


def read_statistics(data: bytes, path: PurePosixPath = STATISTICS) -> Statistics:
    """The statistics that a file holds. A line that cannot be read is a finding, and all others still count."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""), restkey="", restval="")
    lines: dict[tuple[str, str], Reads] = {}
    problems: list[Problem] = []
    try:
        for row in rows:
            told = _reads(row)
            if row.get("issue") and told:
                lines[row["issue"].strip(), (row.get("source") or "").strip()] = told
            else:
                said = f"not a line of statistics: {','.join(map(str, row.values()))[:60]!r}"
                problems.append(Problem("W782", said, path, rows.line_num, hint=_HINT))
    except csv.Error as error:
        problems.append(Problem("W782", f"not a line of statistics: {error}", path, rows.line_num, hint=_HINT))
    return Statistics(lines, tuple(problems))


def write_statistics(statistics: Statistics) -> bytes:
    """The file that statistics are, sorted: the same statistics, the same bytes. Columns that nobody counted go."""
    used = [name for name in Reads._fields if any(getattr(reads, name) is not None for reads in _all(statistics))]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["issue", "source", *used])
    for (place, source), reads in sorted(statistics.lines.items()):
        counts = (getattr(reads, name) for name in used)
        writer.writerow([place, source, *("" if count is None else count for count in counts)])
    return text.getvalue().encode()


_HINT = "each line needs an issue and whole numbers; `newsletter import stats` writes such lines"


def _all(statistics: Statistics) -> Iterable[Reads]:
    return statistics.lines.values()


def _reads(row: Mapping[str, str]) -> Reads | None:
    """The numbers of a row; None when one of them is none."""
    counts = {name: said for name in Reads._fields if (said := (row.get(name) or "").strip())}
    if not counts or not all(count.isascii() and count.isdigit() for count in counts.values()):
        return None
    return Reads(**{name: int(count) for name, count in counts.items()})


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
