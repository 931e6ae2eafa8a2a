"""What a node is to the nodes around it: a block or words, seen or not, a table that Markdown has signs for."""

from __future__ import annotations

from newsletter.model.node import BLOCKS, Node

UNSEEN = frozenset({"comment", "dropped"})
_SPLITS = BLOCKS - UNSEEN


def is_block(node: Node) -> bool:
    """Whether a node ends the paragraph it stands in; a comment does not."""
    return node.kind in _SPLITS


def is_unseen(node: Node) -> bool:
    """Whether a node shows nothing: a comment, or what was left out."""
    return node.kind in UNSEEN


def has_blocks(node: Node) -> bool:
    """Whether a node holds blocks rather than words."""
    return any(map(is_block, node.children))


def is_grid(table: Node) -> bool:
    """Whether a table has one row of heads, on top, and rows of words as long as that, aligned as that."""
    rows = [row.children for row in table.children]
    heads = [(("align", cell.get("align")), ("head", True)) for cell in rows[0]]
    cells = [(align, ("head", False)) for align, _ in heads]
    if any(has_blocks(cell) for row in rows for cell in row):
        return False
    return all([cell.attrs for cell in row] == (cells if place else heads) for place, row in enumerate(rows))
