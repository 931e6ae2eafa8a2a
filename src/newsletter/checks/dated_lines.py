"""The dated lines of a review ("Feb. 27: …"): those without a date, of another year, and out of their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from newsletter.checks.check import Check, Sheet
from newsletter.checks.outline import items_of
from newsletter.model.issue import Period
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.dates import read_date
from newsletter.text.patterns import pattern

_DATE = pattern(r"\s*(?P<date>[^:–—]{3,26}?)\s*(?::|–|—|\s-\s)\s*(?P<words>.+)", re.S)


class _Line(NamedTuple):
    node: Node
    said: str
    day: date | None
    words: str


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    period = sheet.issue.period
    if period is None:
        return
    for node in sheet.document.walk():
        if node.kind == "list":
            lines = [_line(item, period) for item in items_of((node,))]
            if len(lines) > 1 and sum(line.day is not None for line in lines) * 2 >= len(lines):
                yield from _undated(sheet, lines)
                yield from _of_another_time(sheet, lines, period)
                yield from _out_of_order(sheet, lines)


def _line(item: Node, period: Period) -> _Line:
    """A line of a list, its date completed by the year of the period; in two years it is the one that fits."""
    text = " ".join(item.plain().split())
    met = _DATE.fullmatch(text)
    for year in range(period.start.year, period.end.year + 1):
        said = read_date(met["date"], year=year) if met else None
        if met and said and said.day:
            day = said.first_day()
            if period.start <= day <= period.end or year == period.end.year:
                return _Line(item, met["date"].strip(), day, met["words"])
    return _Line(item, "", None, text)


def _undated(sheet: Sheet, lines: Sequence[_Line]) -> Iterator[Problem]:
    for line in lines:
        if not line.day:
            message = f"“{_begun(line.words)}” has no date, though the lines beside it have"
            yield _found(sheet, "W721", message, line, "begin the line with its date: `Feb. 27: …`")


def _of_another_time(sheet: Sheet, lines: Sequence[_Line], period: Period) -> Iterator[Problem]:
    for line in lines:
        if line.day and not period.start <= line.day <= period.end:
            message = f"“{line.said}” is not in {period.name}"
            yield _found(sheet, "W722", message, line, "correct the date, or count the issue where it belongs")


def _out_of_order(sheet: Sheet, lines: Sequence[_Line]) -> Iterator[Problem]:
    """Most lists go forward in time, some backward; a line that goes the other way is told."""
    dated = [(line, line.day) for line in lines if line.day]
    steps = [(line, before, after) for (_, before), (line, after) in pairwise(dated)]
    forward = sum(after >= before for _, before, after in steps) * 2 >= len(steps)
    for line, before, after in steps:
        if before != after and (after > before) != forward:
            message = f"“{line.said}” stands {'after' if forward else 'before'} {before:%Y-%m-%d}"
            yield _found(sheet, "W723", message, line, "put the lines in the order of their dates")


def _begun(words: str) -> str:
    from newsletter.text.words import cut

    return cut(words, 50)


def _found(sheet: Sheet, code: str, message: str, line: _Line, hint: str) -> Problem:
    return sheet.found(code, message, line.node.line, line.said, line.words.split(" ")[0], hint=hint)


CHECK = Check("dated_lines", ("W721", "W722", "W723"), sheet=_of_sheet)
