"""Links to headings by the names that other programs give them: GitHub, kramdown, Hugo, Substack and their like.

Our anchors stay as they are; a link that misses them leads to the heading that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from newsletter.document.passes import each_node
from newsletter.model.node import Document, Node
from newsletter.text.patterns import pattern

_DROPPED = pattern(r"[^\w\- ]")
_SIGNS = pattern(r"[\W_]+")
_BEFORE_LETTERS = pattern(r"\A[\W\d_]*(?=[^\W\d_])")


def led_to_headings(document: Document) -> Document:
    """The document with every link inside it leading to a heading that is there, where one can be meant."""
    wanted = {unquote(url[1:]) for node in document.links() if (url := node.string("url")).startswith("#")}
    if not wanted:
        return document
    missing = wanted - {node.string("id") for node in document.walk() if node.get("id")} - {"", "top"}
    meant = _meant(document, missing) if missing else {}
    if not meant:
        return document

    def led(node: Node) -> Node:
        url = node.string("url") if node.kind == "link" else ""
        name = meant.get(unquote(url[1:])) if url.startswith("#") else None
        return node._replace(attrs=(("url", f"#{name}"), *node.attrs[1:])) if name else node

    return document.with_nodes(each_node(document.nodes, led), each_node(document.footnotes, led))


def _meant(document: Document, missing: set[str]) -> Mapping[str, str]:
    """For each missing name the id of the heading that it means."""
    exact: dict[str, str] = {}
    alike: dict[str, str] = {}
    for heading in document.headings():
        words, name = " ".join(heading.plain().split()), heading.string("id")
        exact.setdefault(_numbered(github_anchor(words), exact), name)
        for spelled in _spellings(words):
            alike.setdefault(spelled, name)
    found = {}
    for name in missing:
        plain = name.removeprefix("user-content-")
        if known := exact.get(plain.lower()) or next(filter(None, map(alike.get, _spellings(plain))), ""):
            found[name] = known
    return found


def github_anchor(words: str) -> str:
    """The anchor that GitHub gives a heading (github.com/gjtorikian/html-pipeline, "TableOfContentsFilter").

    >>> github_anchor("Tülu 2, Zephyr-β & what's next")
    'tülu-2-zephyr-β--whats-next'
    """
    return _DROPPED.sub("", words.lower()).replace(" ", "-")


def _numbered(name: str, taken: Mapping[str, str]) -> str:
    """The name, with the number that GitHub gives to the second heading of one name and those after it."""
    number, free = 0, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _spellings(words: str) -> Iterator[str]:
    """Letters and digits alone, as nearly all anchors have them, and without what stands before the first letter."""
    for spelled in (words, _BEFORE_LETTERS.sub("", words)):
        if kept := _SIGNS.sub("", spelled).casefold():
            yield kept
