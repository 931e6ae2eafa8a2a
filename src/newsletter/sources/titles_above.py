"""The blocks of a page in, the titles of its "Read more" links out: what stands above them in a heading or in bold.

Many mails tell of a thing in three parts: a title that is no link, a few sentences, and a link whose words are the same
for every thing. Which words these are is known by their number, in whatever language they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsletter.model.node import Node
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical

_LINKS = 4  # more of them below a title are the list that it heads
_OFTEN = 3
_LABEL = 40
_TITLE = range(3, 161)
_BLOCKS = frozenset({"heading", "paragraph", "plain", "cell", "item"})
_MORE = pattern(
    r"(?:[»→]\s*)?(?:"
    r"(?:continue|keep) reading|(?:click here to )?read (?:more|on|now)"
    r"|read (?:the )?(?:full |whole )?(?:article|story|post|text)"
    r"|(?:find out|learn|see|view) more|more (?:info|details)|more|full (?:story|article)|view (?:article|post)"
    r"|weiterlesen|mehr (?:lesen|erfahren)|lire (?:la suite|plus)|leer más|ler mais|leia mais|leggi (?:tutto|di più)"
    r"|lees (?:meer|verder)|läs mer|læs mere|czytaj (?:więcej|dalej)|читать (?:далее|дальше)"
    r"|阅读(?:更多|原文|全文)|続きを読む|더 보기"
    r")\s*(?:[.…:!→»>]|\.\.\.)*"
)


def titles_above(nodes: Iterable[Node]) -> Mapping[int, str]:
    """The title of a link, by the `id` of its node, for links whose own words are only a label."""
    places: list[_Place] = []
    addresses: dict[str, set[str]] = defaultdict(set)
    for node in _walk(nodes):
        if node.kind == "link":
            addresses[_words(node)].add(canonical(node.string("url")))
            if places:
                places[-1].links.append(node)
        elif node.kind in _BLOCKS and (title := _title(node)):
            places.append(_Place(title, str(node.get("level") or "bold"), []))
    often = {words for words, urls in addresses.items() if len(urls) >= _OFTEN and 0 < len(words) <= _LABEL}
    told = [(place, [link for link in place.links if _is_label(link, often)]) for place in places]
    lists = {place.level for place, labels in told if len({_words(link) for link in labels}) < len(labels)}
    return {
        id(labels[0]): place.title
        for place, labels in told
        if labels
        and place.level not in lists
        and len(place.links) <= _LINKS
        and (" " in place.title or _words(labels[0]) in often)
    }


class _Place(NamedTuple):
    """A title, the level of its heading or "bold", and the links below it."""

    title: str
    level: str
    links: list[Node]


def _is_label(link: Node, often: set[str]) -> bool:
    return _words(link) in often or bool(_MORE.fullmatch(_words(link).casefold()))


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def _title(block: Node) -> str:
    """The words of a heading or of a line in bold that is no link; "" for every other block."""
    if block.kind == "heading":
        told: Node | None = block
    else:
        shown = [child for child in block.children if child.kind != "text" or child.plain().strip()]
        bold = bool(shown) and shown[0].kind == "strong" and (len(shown) == 1 or shown[1].kind in _ENDS)
        told = shown[0] if bold else None
    if told is None or any(node.kind == "link" for node in told.walk()):
        return ""
    words = _words(told)
    return words if len(words) in _TITLE and not words.endswith(":") else ""


_ENDS = frozenset({"break", "softbreak", "linebreak"})


def _words(node: Node) -> str:
    return " ".join(node.plain().split())
