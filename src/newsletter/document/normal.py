"""The normal form of a tree: blocks hold blocks or words, never both; words hold words; a list is tight or loose.

Markdown gives trees of this form by itself. HTML can be nested in any way, so what is read from it is put into form
here; every writer, and the way back into Markdown, may then rely on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise, starmap
from operator import itemgetter

from newsletter.model.node import BLOCKS, Node

_UNSEEN = frozenset({"comment", "dropped"})
_SPLITS = BLOCKS - _UNSEEN
_BLANKS = " \t\n\r\f"


def is_block(node: Node) -> bool:
    """Whether a node ends the paragraph it stands in; a comment does not."""
    return node.kind in _SPLITS


def is_unseen(node: Node) -> bool:
    """Whether a node shows nothing: a comment, or what was left out."""
    return node.kind in _UNSEEN


def blocks(nodes: Iterable[Node], kind: str = "paragraph") -> tuple[Node, ...]:
    """Blocks alone: the words between them become paragraphs, a lone list item a list, a lone caption words."""
    found: list[Node] = []
    for shape, group in groupby(nodes, key=_shape):
        if shape == "words":
            found += _paragraph(tuple(group), kind)
        elif shape == "item":
            items = tuple(group)
            found.append(
                spaced(Node("list", items, "", (("tight", True), ("start", None), ("mark", "-")), items[0].line))
            )
        elif shape == "stray":
            found += [block for node in group for block in blocks(node.children, kind)]
        else:
            found += group
    return tuple(found)


def _shape(node: Node) -> str:
    if not is_block(node):
        return "words"
    return {"item": "item", **dict.fromkeys(("caption", "summary", "row", "cell", "section"), "stray")}.get(
        node.kind, "block"
    )


def _paragraph(nodes: tuple[Node, ...], kind: str) -> Iterator[Node]:
    """The words as a paragraph; comments at its ends stay outside."""
    words = trimmed(nodes)
    seen = [place for place, node in enumerate(words) if not is_unseen(node)]
    first, last = (seen[0], seen[-1] + 1) if seen else (len(words), len(words))
    yield from words[:first]
    if seen:
        yield Node(kind, words[first:last], "", (), words[first].line)
    yield from words[last:]


def _empty(node: Node) -> bool:
    return node.kind in ("softbreak", "break") or (node.kind == "text" and not node.text.strip(_BLANKS))


def trimmed(words: tuple[Node, ...]) -> tuple[Node, ...]:
    """Words without blanks and line breaks at their ends; comments stay."""
    seen = [place for place, node in enumerate(words) if not is_unseen(node) and not _empty(node)]
    if not seen:
        return tuple(node for node in words if is_unseen(node))
    first, last = seen[0], seen[-1]
    kept = list(words[first : last + 1])
    if kept[0].kind == "text":
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip(_BLANKS))
    if kept[-1].kind == "text":
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(_BLANKS))
    before, after = (trimmed(words[:first]), trimmed(words[last + 1 :])) if len(kept) < len(words) else ((), ())
    return (*before, *kept, *after)


def merged(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Neighbouring pieces of plain text as one."""
    found: list[Node] = []
    for kind, group in groupby(nodes, key=_KIND):
        pieces = list(group)
        if kind == "text" and len(pieces) > 1:
            pieces = [pieces[0]._replace(text="".join([piece.text for piece in pieces]))]
        found += pieces
    return tuple(found)


_KIND = itemgetter(0)


def joined(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The same, where a blank after a blank is none, as in HTML."""
    found: list[Node] = []
    for node in nodes:
        if node.text != " " or node.kind != "text" or not found or not _ends_blank(found[-1]):
            found.append(node)
    return merged(found)


def _ends_blank(node: Node) -> bool:
    return node.kind == "text" and node.text.endswith(" ")


def words(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Words alone, for what cannot hold blocks: each block becomes a line, and lines end nowhere else."""
    found: list[Node] = []
    unseen: list[Node] = []
    for block, group in groupby(nodes, key=is_block):
        for line in map(_line, group) if block else [tuple(map(_in_one_line, group))]:
            seen = trimmed(joined(node for node in line if not is_unseen(node)))
            if seen and found:
                found.append(Node("break"))
            found += seen
            unseen += filter(is_unseen, line)
    return (*found, *unseen)


def _in_one_line(node: Node) -> Node:
    if node.kind == "softbreak":
        return Node("text", (), " ", (), node.line)
    return node._replace(children=joined(map(_in_one_line, node.children))) if node.children else node


def has_blocks(node: Node) -> bool:
    """Whether a node holds blocks rather than words."""
    return any(map(is_block, node.children))


def is_grid(table: Node) -> bool:
    """Whether a table has one row of heads, on top, and rows of words as long as that, aligned as that."""
    rows = [row.children for row in table.children]
    heads = [(("align", cell.get("align")), ("head", True)) for cell in rows[0]]
    cells = [(align, ("head", False)) for align, _ in heads]
    return all(
        [cell.attrs for cell in row] == (cells if place else heads) for place, row in enumerate(rows)
    ) and not any(has_blocks(cell) for row in rows for cell in row)


def _line(block: Node) -> tuple[Node, ...]:
    if block.children:
        return words(block.children)
    return (Node("codespan", (), " ".join(block.text.split()), (), block.line),) if block.text.strip() else ()


def spaced(node: Node) -> Node:
    """A list whose paragraphs are all tight or all loose, as Markdown would write and read it."""
    items = [child.children for child in node.children]
    loose = not node.get("tight") or any(child.kind == "paragraph" for item in items for child in item)
    loose = loose or not all(map(_fits_tight, items))
    if len(items) == 1 and not any(child.kind in _HOLD_BLANK_LINES for child in items[0]) and len(items[0]) < 2:
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
    if is_unseen(before) or before.kind in ("heading", "code", "rule"):
        return True
    if after.kind == "list":
        new = before.kind == "plain" or (before.kind == "list" and before.get("mark") != after.get("mark"))
        return new and after.get("start") in (None, 1)
    if after.kind == "callout":
        return before.kind == "plain"
    return before.kind in ("plain", "list") and after.kind in ("code", "quote", "heading", "rule", *_UNSEEN)
