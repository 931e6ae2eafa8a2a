"""The editor's arithmetic: "(8 posts)" in a heading against its list, "10 papers" in a title against the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.checks.check import Check, Sheet
from newsletter.checks.outline import Part, items_of, parts
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.numbers import counted
from newsletter.text.patterns import pattern
from newsletter.text.words import normal_title, plural

_NOUNS = frozenset(
    "post issue article essay interview podcast episode paper model link tool resource item entry story book talk"
    " video dataset project repo lesson idea thing reason trend prediction question tip".split()
)
_BRACKET = pattern(r"\(([^()]*)\)\s*\Z")
_RANKED = pattern(r"(?:^|[,;]|\band\b)\s*(?:and\s+)?([^,;()]+?)\s*\((\d+) (?:posts?|issues?|articles?|papers?)\)")
_NUMBER_OF_HEADING = pattern(r"#?\d{1,2}[.):]\s+\S")
_ANNOUNCES = pattern(r"\b(?:these|following|below|here are|list of|this is a list|selected|picked|chose)\b", re.I)


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    found = tuple(parts(sheet.document.nodes))
    for part in found:
        yield from _in_heading(sheet, part)
    yield from _in_ranking(sheet, found)
    yield from _in_title(sheet, found)


def _in_heading(sheet: Sheet, part: Part) -> Iterator[Problem]:
    """`### Moats (3 posts)` and `(21 posts and 1 interview)`, against all items up to the next heading of its level."""
    bracket = _BRACKET.search(part.words)
    told = list(counted(bracket[1], _NOUNS)) if bracket else []
    there = _size(part)
    if told and there and sum(one.number for one in told) != there:
        message = f"the heading says {told[0].words}, the list below has {there}"
        hint = "correct the number, or the list"
        yield sheet.found("W511", message, part.heading.line, told[0].words, hint=hint)


def _size(part: Part) -> int:
    """How many items stand directly under a heading; where none do, how many headings are the next level below it."""
    own = len(items_of(part.own))
    lower = [each for each in parts(part.below) if each.level == part.level + 1]
    return own or len(lower)


def _in_ranking(sheet: Sheet, found: tuple[Part, ...]) -> Iterator[Problem]:
    """A list "Moats (3 posts)" at the beginning, against what stands under the heading of that name further down."""
    sizes = {normal_title(_BRACKET.sub("", part.words)): _size(part) for part in found}
    for item in items_of(sheet.document.nodes[: _first_heading(sheet.document.nodes)]):
        for name, number in _RANKED.findall(" ".join(item.plain().split())):
            key = normal_title(name)
            there = sizes.get(key) or next((size for title, size in sizes.items() if title.startswith(f"{key} ")), 0)
            if there and there != int(number):
                message = f"{name} is said to have {number}, and {there} stand under its heading"
                yield sheet.found("W511", message, item.line, name, hint="correct the number, or the list")


def _in_title(sheet: Sheet, found: tuple[Part, ...]) -> Iterator[Problem]:
    """ "10 papers" in the title or the opening, against the numbered headings, else the longest numbered list."""
    there = _numbered(sheet, found)
    if there < 3:
        return
    said = [(sheet.issue.title, 1), (sheet.issue.description, 1), *_announced(sheet.document.nodes)]
    for words, line in said:
        for one in counted(words, _NOUNS, between=4):
            if one.number != there and 2 < one.number <= 100:
                message = f"“{one.words}” are announced, and {plural(there, 'number')} are in the text"
                yield sheet.found("W512", message, line, one.words, hint="correct the number, or count again")
                return


def _announced(nodes: tuple[Node, ...]) -> Iterator[tuple[str, int]]:
    """The sentences of the opening that say what follows."""
    for node in nodes[: _first_heading(nodes)]:
        if node.kind == "paragraph":
            for sentence in re.split(r"(?<=[.!?])\s+", node.plain()):
                if _ANNOUNCES.search(sentence):
                    yield sentence, node.line


def _numbered(sheet: Sheet, found: tuple[Part, ...]) -> int:
    by_level: dict[int, int] = {}
    for part in found:
        if _NUMBER_OF_HEADING.match(part.words):
            by_level[part.level] = by_level.get(part.level, 0) + 1
    lists = [len(node.children) for node in sheet.document.nodes if node.kind == "list" and node.get("start") == 1]
    return max(by_level.values(), default=0) or max(lists, default=0)


def _first_heading(nodes: tuple[Node, ...]) -> int:
    return next((place for place, node in enumerate(nodes) if node.kind == "heading"), len(nodes))


CHECK = Check("counts", ("W511", "W512"), sheet=_of_sheet)
