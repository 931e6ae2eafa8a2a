"""The nodes of a text in, the items that its links lead to out: with the words around and the heading above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsletter.model.item import Item, Sighting
from newsletter.model.node import Node
from newsletter.model.source import Raw
from newsletter.sources.titles_above import titles_above
from newsletter.text.urls import canonical, is_web
from newsletter.text.words import cut

AROUND = 240
_HOLDERS = frozenset({"paragraph", "plain", "item", "cell", "heading", "caption", "footnote", "summary"})


class Met(NamedTuple):
    """A link, the smallest block that holds it, the heading above, and the one above that."""

    link: Node
    around: Node
    heading: str
    section: str = ""


def items_in(
    nodes: Iterable[Node], raw: Raw, heading: str = "", address: Callable[[str], str] = str, line: int = 0
) -> Iterator[Item]:
    """Every web address of a text, once. `address` gives the address that a link really leads to, "" for none.

    A link that says more than an earlier one to the same address gives its words to the title; one that says only
    "Read more" has the title that stands above it.
    """
    found: dict[str, Item] = {}
    nodes = tuple(nodes)
    above = titles_above(nodes)
    for met in links_in(nodes, heading):
        href = address(met.link.string("url"))
        if not is_web(href):
            continue
        url = canonical(href)
        title = above.get(id(met.link)) or _title(met.link, href)
        under = met.section if title == met.heading else met.heading
        known = found.get(url)
        if known is None:
            words = cut(" ".join(met.around.plain().split()), AROUND)
            sighting = Sighting("seed", raw.path, line or met.link.line, words, under)
            found[url] = Item(url, title, href, seen=(sighting,))
        elif title and _says_little(known.title):
            found[url] = known._replace(title=title)
    yield from found.values()


def links_in(nodes: Iterable[Node], heading: str = "") -> Iterator[Met]:
    """The links of a text in reading order. A heading that is itself a link names an item, it heads no section."""
    above: list[tuple[int, str]] = []
    nodes = tuple(nodes)
    title = title_of(nodes)
    for node, around in _walk(nodes):
        if node.kind == "heading" and node is not title:
            level = int(node.get("level") or 6)
            while above and above[-1][0] >= level:
                above.pop()
            words = " ".join(node.plain().split())
            if words and not _is_link(node, words):
                above.append((level, words))
        elif node.kind == "link":
            own = around.kind == "heading" and above and above[-1][1] == " ".join(around.plain().split())
            heads = above[:-1] if own else above
            named = [heading, heading, *(words for _, words in heads)]
            yield Met(node, around, named[-1], named[-2])


def title_of(nodes: Sequence[Node]) -> Node | None:
    """The heading that is the title of a text and heads no section of it: the only one of its level, and the first.

    One word alone is both, as "Papers" over a list of papers.
    """
    headings = [node for node in nodes if node.kind == "heading"]
    if not headings or headings[0].get("level") != 1 or " " not in headings[0].plain().strip():
        return None
    return None if any(node.get("level") == 1 for node in headings[1:]) else headings[0]


def _walk(nodes: Iterable[Node]) -> Iterator[tuple[Node, Node]]:
    """Every node in reading order with the smallest block of words that holds it."""
    stack = [(node, node) for node in reversed(tuple(nodes))]
    while stack:
        node, around = stack.pop()
        around = node if node.kind in _HOLDERS else around
        yield node, around
        stack.extend((child, around) for child in reversed(node.children))


def _is_link(heading: Node, words: str) -> bool:
    linked = "".join(" ".join(node.plain().split()) for node in heading.walk() if node.kind == "link")
    return len(linked) * 4 >= len(words) * 3


def _title(link: Node, href: str) -> str:
    words = " ".join(link.plain().split())
    return "" if words == href or words.rstrip("/") == href.partition("://")[2].rstrip("/") else words


def _says_little(title: str) -> bool:
    return title.casefold().strip(" .:!→»[]()…") in _LITTLE


_LITTLE = frozenset(
    {"", "here", "link", "more", "read more", "read", "continue reading", "click here", "read full story", "view"}
)
