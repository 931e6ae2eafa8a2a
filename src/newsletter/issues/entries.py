"""What stands in a section in; its entries out: list items, and `###` headings with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.model.issue import Entry
from newsletter.model.node import Node
from newsletter.text.urls import canonical
from newsletter.text.words import cut

_AFTER_TITLE = re.compile(r"^\s*(?:[—–:|-]+|,)?\s*")


def entries_of(nodes: Sequence[Node]) -> Iterator[Entry]:
    """The entries, in order. A heading over nothing but lists groups the items, which are then the entries."""
    for heading, inside in _parts(nodes):
        if heading is None or _only_lists(inside):
            yield from (_of_item(item) for node in inside if node.kind == "list" for item in node.children)
        else:
            yield _of_heading(heading, inside)


def _parts(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, list[Node]]]:
    heading: Node | None = None
    inside: list[Node] = []
    for node in nodes:
        if node.kind == "heading":
            if heading or inside:
                yield heading, inside
            heading, inside = node, []
        else:
            inside.append(node)
    if heading or inside:
        yield heading, inside


def _only_lists(nodes: Sequence[Node]) -> bool:
    kinds = {node.kind for node in nodes} - {"comment", "dropped"}
    return kinds == {"list"}


def _of_heading(heading: Node, inside: Sequence[Node]) -> Entry:
    whole = (heading, *inside)
    links = _links(whole)
    words = " ".join(node.plain() for node in inside if node.kind != "code")
    href = links[0].string("url") if links else ""
    return Entry(
        title=" ".join(heading.plain().split()),
        url=canonical(href) if href else "",
        href=href,
        comment=" ".join(words.split()),
        line=heading.line,
        anchor=heading.string("id"),
        topics=_topics(whole),
        links=_addresses(links),
    )


def _of_item(item: Node) -> Entry:
    words = " ".join(_own_words(item).split())
    links = _links((item,))
    href = links[0].string("url") if links else ""
    title = " ".join(links[0].plain().split()) if links else ""
    if not title or title == href:
        title = _strong_words(item) or cut(words, 90)
    before, met, after = words.partition(title)
    comment = _AFTER_TITLE.sub("", after) if met and len(before) < 4 else words
    return Entry(
        title,
        canonical(href) if href else "",
        href,
        comment,
        item.line,
        "",
        _topics((item,)),
        _addresses(links),
    )


def _own_words(item: Node) -> str:
    return " ".join(child.plain() for child in item.children)


def _strong_words(item: Node) -> str:
    first = item.children[0] if item.children else None
    strong = first.children[0] if first and first.children and first.children[0].kind == "strong" else None
    return " ".join(strong.plain().split()).rstrip(":. ") if strong else ""


def _links(nodes: Sequence[Node]) -> list[Node]:
    return [
        node
        for top in nodes
        for node in top.walk()
        if node.kind == "link" and not node.string("url").startswith(("#", "mailto:"))
    ]


def _addresses(links: Sequence[Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(canonical(link.string("url")) for link in links if link.get("url")))


def _topics(nodes: Sequence[Node]) -> tuple[str, ...]:
    tags = (node.text[1:] for top in nodes for node in top.walk() if node.kind == "hashtag")
    return tuple(dict.fromkeys(tags))
