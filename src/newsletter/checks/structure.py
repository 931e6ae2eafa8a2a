"""Headings and lists: nothing under a heading, levels that jump, one heading twice, numbers that skip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsletter.checks.check import Check, Sheet
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern
from newsletter.text.places import lines_of
from newsletter.text.words import normal_title

_SILENT = frozenset({"comment", "rule", "anchor", "dropped"})
_LIST_NUMBER = pattern(r"(?:^|[\s>])(\d{1,9})[.)](?=\s|$)")
_HEADING_NUMBER = pattern(r"#?(\d{1,2})[.)]\s+\S")


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    spoken = [node for node in sheet.document.nodes if node.kind not in _SILENT]
    if not spoken:
        yield sheet.found("W506", "the issue has no text", hint="write it, or take the file out of issues/")
        return
    headings = [node for node in spoken if node.kind == "heading"]
    yield from _empty(sheet, spoken)
    yield from _jumps(sheet, headings)
    yield from _twice(sheet)
    yield from _skipping_headings(sheet, headings)
    for node in sheet.document.walk():
        if node.kind == "list" and node.get("start") is not None:
            yield from _skipping_list(sheet, node)


def _level(heading: Node) -> int:
    return int(heading.get("level") or 1)


def _at(sheet: Sheet, code: str, message: str, heading: Node, hint: str) -> Problem:
    words = heading.plain().strip()
    return sheet.found(code, message, heading.line, words, words.partition(" ")[0], hint=hint)


def _empty(sheet: Sheet, spoken: Sequence[Node]) -> Iterator[Problem]:
    """A heading is empty when the next thing is a heading that is not below it, or nothing."""
    for node, after in pairwise([*spoken, None]):
        if node and node.kind == "heading":
            ends = after is None or (after.kind == "heading" and _level(after) <= _level(node))
            if ends:
                words = node.plain().strip()
                message = (
                    f"nothing stands under “{words}”" if words else "the heading is empty, and so is what it heads"
                )
                yield _at(sheet, "W501", message, node, "write something, or take the heading out")


def _jumps(sheet: Sheet, headings: Sequence[Node]) -> Iterator[Problem]:
    """What stands highest in the text follows the title: who writes `###` for all sections left nothing out."""
    level = min(map(_level, headings), default=2) - 1
    for heading in headings:
        if _level(heading) > level + 1:
            message = f"the heading is of level {_level(heading)}, the one before it of level {level}"
            hint = f"write {'#' * (level + 1)}: screen readers walk through a text by its levels"
            yield _at(sheet, "W502", message, heading, hint)
        level = _level(heading)


def _twice(sheet: Sheet) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for section in sheet.issue.sections:
        words = normal_title(section.title)
        if words and words in first:
            message = f"the section “{section.title}” stands in line {first[words]} already"
            yield sheet.found("W503", message, section.line, section.title, hint="join the two, or rename one")
        first.setdefault(words, section.line)


def _skipping_headings(sheet: Sheet, headings: Sequence[Node]) -> Iterator[Problem]:
    """`3) A paper` after `1) A paper`; counting down is fine, and so is beginning again at 1."""
    last: dict[int, int] = {}
    for heading in headings:
        level, found = _level(heading), _HEADING_NUMBER.match(heading.plain().strip())
        last = {above: number for above, number in last.items() if above <= level}
        if not found:
            continue
        number = int(found[1])
        if level in last and number != 1 and abs(number - last[level]) != 1:
            message = f"heading {number} comes after heading {last[level]}"
            yield _at(sheet, "W505", message, heading, "number the headings one after the other")
        last[level] = number


def _skipping_list(sheet: Sheet, node: Node) -> Iterator[Problem]:
    """Markdown counts for itself from the first number on; a list of equal numbers asks for just that."""
    lines = lines_of(sheet.text)
    written = [(item.line, _LIST_NUMBER.search(lines[item.line - 1])) for item in node.children if item.line]
    numbers = [(line, int(found[1])) for line, found in written if found]
    if len({number for _, number in numbers}) == 1:
        return
    for shown, ((_, before), (line, number)) in enumerate(pairwise(numbers), int(node.get("start") or 0) + 1):
        if number != before + 1:
            message = f"the list goes from {before} to {number}, but readers will see {shown}"
            hint = "number the items one after the other; to count down, use headings"
            yield sheet.found("W504", message, line, f"{number}.", f"{number})", hint=hint)
            return


CHECK = Check("structure", ("W501", "W502", "W503", "W504", "W505", "W506"), sheet=_of_sheet)
