"""Tight lists and loose ones (CommonMark 5.3): a list has blank lines everywhere or nowhere."""

from __future__ import annotations

from itertools import pairwise, starmap

from newsletter.document.shapes import UNSEEN, is_grid, is_unseen
from newsletter.model.node import Node


def spaced(node: Node) -> Node:
    """A list whose paragraphs are all tight or all loose, as Markdown would write and read it."""
    items = [child.children for child in node.children]
    loose = not node.get("tight") or any(child.kind == "paragraph" for item in items for child in item)
    loose = loose or not all(map(_fits_tight, items))
    seen = [child.kind for child in items[0] if not is_unseen(child)]
    if len(items) == 1 and len(seen) < 2 and not _HOLD_BLANK_LINES.intersection(seen):
        loose = False  # one block alone has no blank line to be loose by
    old, new = ("plain", "paragraph") if loose else ("paragraph", "plain")
    children = tuple(
        item._replace(children=tuple(c._replace(kind=new) if c.kind == old else c for c in item.children))
        for item in node.children
    )
    return node._replace(children=children, attrs=(("tight", not loose), *node.attrs[1:]))


def _fits_tight(item: tuple[Node, ...]) -> bool:
    """Whether no blank line is needed in an item, neither between its blocks nor in them."""
    if any(block.kind in _HOLD_BLANK_LINES or (block.kind == "table" and not is_grid(block)) for block in item):
        return False
    return sum(block.kind == "plain" for block in item) < 2 and all(starmap(_may_touch, pairwise(item)))


_HOLD_BLANK_LINES = frozenset({"details", "block", "figure"})


def _may_touch(before: Node, after: Node) -> bool:
    """Whether the second block is read as such on the line after the first."""
    if is_unseen(before) or before.kind in ("heading", "code", "rule", "equation"):
        return True
    if before.kind not in ("plain", "list", "quote", "table") or (before.kind == after.kind != "list"):
        return False
    if after.kind == "list":
        return before.get("mark") != after.get("mark") and after.get("start") in (None, 1)
    if after.kind == "table":
        return before.kind == "plain"
    return after.kind in ("code", "quote", "heading", "rule", "equation", *UNSEEN)
