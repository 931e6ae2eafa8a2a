"""Links that were meant and are none: their brackets stand in the text, for everybody to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsletter.checks.check import Check, Sheet
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern
from newsletter.text.words import cut

_LIKELY = pattern(r"\](?: ?\(|\[|[a-z]+://)")
_BROKEN = pattern(r"\[[^\[\]\n]*\]\((?!\))\s*(?:https?:|www\.|/|\Z)[^\n]*")
_BEFORE_ADDRESS = pattern(r"\[[^\[\]\n]+\](?:\[| \(|)\Z")


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Most issues have no bracket that stands so, which the bare text tells sooner than the tree."""
    if _LIKELY.search(sheet.text):
        nodes = (*sheet.document.nodes, *sheet.document.footnotes)
        for siblings in (nodes, *(node.children for node in sheet.document.walk() if node.children)):
            yield from _among(sheet, siblings)


def _among(sheet: Sheet, nodes: Sequence[Node]) -> Iterator[Problem]:
    for node, behind in pairwise([*nodes, None]):
        if not node or node.kind != "text":
            continue
        bare = behind is not None and behind.kind == "link" and behind.plain() == behind.string("url")
        met = _BROKEN.search(node.text) or (_BEFORE_ADDRESS.search(node.text) if bare else None)
        if met and f"\\{met[0]}" not in sheet.text:
            words = cut(met[0], 60)
            hint = "write [words](https://…): nothing between the brackets, %20 for each blank in the address"
            yield sheet.found("W409", f"“{words}” was to be a link and is none", node.line, met[0].strip(), hint=hint)


CHECK = Check("written_links", ("W409",), sheet=_of_sheet)
