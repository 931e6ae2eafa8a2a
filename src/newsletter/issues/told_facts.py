"""A tree in, the same with what others tell of its entries out: a line below each, which nobody has to write.

An entry is a list item, or a heading below those of the sections, whose first link is known. What its own words say
already is not said again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from newsletter.model.node import Document, Node, plain
from newsletter.text.urls import canonical, is_web


def with_facts(document: Document, lines: Iterable[tuple[str, str]]) -> Document:
    """The document with the `lines`, which go by canonical address."""
    known = dict(lines)
    return replace(document, nodes=tuple(_told(document.nodes, known))) if known else document


def _told(nodes: Iterable[Node], known: Mapping[str, str]) -> Iterable[Node]:
    for node in nodes:
        if node.kind == "heading" and int(node.get("level") or 6) > _SECTION:
            yield node
            if line := _line((node,), known):
                yield Node("paragraph", (_said(line, node.line),), line=node.line)
        elif node.kind in ("list", "details", "quote", "callout"):
            yield node._replace(children=tuple(_told(node.children, known)))
        elif node.kind == "item":
            yield _item(node, known)
        else:
            yield node


_SECTION = 2


def _item(item: Node, known: Mapping[str, str]) -> Node:
    """The line stands at the end of the item's own first words, before what it says below them."""
    children = tuple(_told(item.children, known))
    if children and children[0].kind in ("plain", "paragraph") and (line := _line(item.children, known)):
        first = children[0]._replace(
            children=(*children[0].children, Node("break", line=item.line), _said(line, item.line))
        )
        children = (first, *children[1:])
    return item._replace(children=children)


def _said(line: str, at: int) -> Node:
    return Node("emphasis", (Node("text", (), line, (), at),), "", (), at)


def _line(nodes: tuple[Node, ...], known: Mapping[str, str]) -> str:
    """What is known of the first link below some nodes, without what their words say themselves."""
    links = (part.string("url") for node in nodes[:1] for part in node.walk() if part.kind == "link")
    url = next((url for url in links if is_web(url)), "")
    line = known.get(canonical(url), "") if url else ""
    words = plain(nodes).casefold()
    return " · ".join(part for part in line.split(" · ") if part.casefold() not in words)
