"""The order of the issues: numbers that stand twice or fall, dates that have not come yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from newsletter.checks.check import Check, Desk, Sheet
from newsletter.checks.given import reader
from newsletter.model.problem import Problem

_FAR = timedelta(days=180)


def _of_desk(desk: Desk) -> Iterator[Problem]:
    yield from _numbers(desk)
    yield from _dates(desk)


def _numbers(desk: Desk) -> Iterator[Problem]:
    """Numbers rise with the dates, but a number 1 in a new year begins a new count."""
    taken: dict[int, Sheet] = {}
    last: Sheet | None = None
    for sheet in desk.sheets:
        number = sheet.issue.number
        if number is None or sheet.issue.kind == "review":
            continue
        if number == 1 and last and _year(last) != _year(sheet):
            taken, last = {}, None
        if number in taken:
            message = f"number {number} is the number of {taken[number].issue.path} too"
            yield _at_number(sheet, "W215", message, "give one of the two another number")
        elif last and sheet.issue.published and number < (last.issue.number or 0):
            message = f"number {number} comes after number {last.issue.number}, {last.issue.path}"
            yield _at_number(sheet, "W216", message, "correct the number or the date of one of the two")
        taken.setdefault(number, sheet)
        last = sheet


def _year(sheet: Sheet) -> int | None:
    return sheet.issue.published.year if sheet.issue.published else None


def _at_number(sheet: Sheet, code: str, message: str, hint: str) -> Problem:
    return sheet.found(code, message, reader(sheet.text)("number").line, str(sheet.issue.number), hint=hint)


def _dates(desk: Desk) -> Iterator[Problem]:
    for sheet in desk.sheets:
        issue = sheet.issue
        if not issue.published or issue.published <= desk.now:
            continue
        day, said = issue.published.date(), reader(sheet.text)("date")
        if issue.published > desk.now + _FAR:
            hint = "correct the year, unless it is meant to wait so long"
            yield sheet.found("W219", f"the date {day} lies far in the future", said.line, said.words, hint=hint)
        elif issue.status == "published":
            hint = "until then only `newsletter build --drafts` shows it"
            yield sheet.found("N218", f"the issue is scheduled for {day}", said.line, said.words, hint=hint)


CHECK = Check("order", ("W215", "W216", "N218", "W219"), desk=_of_desk)
