"""Entries that are paragraphs: many link lists are none, but titles one below the other, each with its words.

A paragraph begins an entry with a number (`1、`), with a link that stands for itself, or with bold words that end as
titles do; what follows belongs to it, up to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsletter.model.node import Node
from newsletter.text.patterns import pattern
from newsletter.text.urls import is_web

_NUMBER = pattern(r"\W*?(?:[（(]\d{1,3}[)）]|\d{1,3}\s?[、.)）:：])\s*")
_NO_WORDS = pattern(r"[\W_]*")
_ENDS_TITLE = pattern(r"\s*(?:\Z|[:：—–|(（,，;；\\]|-\s|[.。!！?？](?:\s|\Z))")
_LAST_SIGN = pattern(r"[.:：。!！?？]\s*\Z")
_LINE_ENDS = frozenset({"break", "softbreak"})


class Told(NamedTuple):
    """A paragraph with the blocks that belong to it, and the node that names it (None: its first words do)."""

    nodes: tuple[Node, ...]
    name: Node | None


def told_paragraphs(nodes: Sequence[Node], headed: bool) -> list[Told]:
    """The entries that some blocks are, those without a link left out; none when too few begin as entries do.

    One alone is prose, unless it has a number or, where no heading names it, stands at the head as a link.
    """
    starts = [(place, *begun) for place, node in enumerate(nodes) if (begun := _beginning(node))]
    if not starts:
        return []
    if len(starts) == 1:
        place, numbered, name = starts[0]
        if not (numbered or (not headed and place == 0 and name and name.kind == "link")):
            return []
    ends = [place for place, _, _ in starts[1:]] + [len(nodes)]
    found = [Told(tuple(nodes[start:end]), name) for (start, _, name), end in zip(starts, ends, strict=True)]
    return [one for one in found if any(_is_link(node) for top in one.nodes for node in top.walk())]


def _beginning(node: Node) -> tuple[bool, Node | None] | None:
    """Whether a number stands at the head of a paragraph, and what names it; None when it begins no entry."""
    if node.kind != "paragraph" or not node.children:
        return None
    first, *behind = node.children
    numbered = False
    if first.kind == "text":
        met = _NUMBER.match(first.text)
        numbered = bool(met)
        if met and met.end() < len(first.text):
            return True, None
        if not met and not _NO_WORDS.fullmatch(first.text):
            return None
        first, *behind = behind or [first]
    if first.kind not in ("link", "strong"):
        return (True, None) if numbered else None
    return (numbered, first) if numbered or _is_title(first, behind) else None


def _is_title(name: Node, behind: Sequence[Node]) -> bool:
    if name.kind == "link" and not _is_link(name):
        return False
    after = behind[0] if behind else None
    ends = after is None or after.kind in _LINE_ENDS or (after.kind == "text" and bool(_ENDS_TITLE.match(after.text)))
    return ends or (name.kind == "strong" and bool(_LAST_SIGN.search(name.plain())))


def _is_link(node: Node) -> bool:
    return node.kind == "link" and is_web(node.string("url"))
