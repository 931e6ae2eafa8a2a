"""The normal form of a tree: a block holds blocks or words, never both, and words hold words.

Markdown gives trees of this form by itself. HTML can be nested in any way, so what is read from it is put into form
here; every writer, and the way back into Markdown, may then rely on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from newsletter.document.shapes import is_block, is_unseen
from newsletter.document.spacing import spaced
from newsletter.model.node import Node

_BLANKS = " \t\n\r\f"


def blocks(nodes: Iterable[Node], kind: str = "paragraph") -> tuple[Node, ...]:
    """Blocks alone: the words between them become paragraphs, a lone list item a list, a lone caption words."""
    found: list[Node] = []
    for shape, group in groupby(nodes, key=_shape):
        if shape == "words":
            found += _paragraph(tuple(group), kind)
        elif shape == "item":
            items = tuple(group)
            facts = (("tight", True), ("start", None), ("mark", "-"))
            found.append(spaced(Node("list", items, "", facts, items[0].line)))
        elif shape == "stray":
            found += [block for node in group for block in blocks(node.children, kind)]
        else:
            found += group
    return tuple(found)


def _shape(node: Node) -> str:
    return _SHAPES.get(node.kind, "block") if is_block(node) else "words"


_SHAPES = {"item": "item", **dict.fromkeys(("caption", "summary", "row", "cell", "section"), "stray")}


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


def _line(block: Node) -> tuple[Node, ...]:
    if block.children:
        return words(block.children)
    return (Node("codespan", (), " ".join(block.text.split()), (), block.line),) if block.text.strip() else ()
