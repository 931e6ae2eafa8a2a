"""The comment that an editor left in a page in, notes out: list items with their links and reasons.

<!-- - tools
       - https://… - better quantization      a note that stood under "tools"
     - news
       - Somebody founded something           an item without an address -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.document import parse_markdown
from newsletter.model.item import Item, Sighting
from newsletter.model.node import Node
from newsletter.model.source import Note, Raw
from newsletter.text.hashtags import hashtags
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, is_web
from newsletter.text.words import cut

_COMMENT = pattern(r"<!--(?P<text>.*?)-->", re.DOTALL)
_LIST = pattern(r"^\s*[-*+]\s+\S", re.MULTILINE)
_DASH = pattern(r"^[\s>)]*(?:—|–|--?|:)?\s*")
_MENTION = pattern(r"(?<![\w/@.])@([A-Za-z][\w-]*)")


class Outline(NamedTuple):
    """The notes of a comment, and what they name: with the address of a note, or without any."""

    notes: tuple[Note, ...] = ()
    items: tuple[Item, ...] = ()


def outline(body: str, raw: Raw, first_line: int = 1) -> Outline:
    """The outlines in the comments of a text whose first line is line `first_line` of its file."""
    notes: list[Note] = []
    items: list[Item] = []
    for comment in _COMMENT.finditer(body, 0, body.rfind("-->") + 3):
        if len(_LIST.findall(comment["text"])) < 2:
            continue
        line = first_line + body.count("\n", 0, comment.start("text"))
        tree = parse_markdown(comment["text"].lstrip(" "), raw.path, line)
        for leaf, under in _leaves(tree.nodes, ""):
            text = " ".join(leaf.plain().split())
            note = _note(leaf, text, under, raw)
            if note.url:
                notes.append(note)
                sighting = Sighting("note", raw.path, note.line, note.comment, under)
                items.append(Item(canonical(note.url), note.title, note.url, topics=note.topics, seen=(sighting,)))
            elif _names_something(text):
                sighting = Sighting("seed", raw.path, leaf.line, text, under)
                items.append(Item("", cut(text, 120), seen=(sighting,)))
    return Outline(tuple(notes), tuple(items))


def _leaves(nodes: tuple[Node, ...], under: str) -> Iterator[tuple[Node, str]]:
    """The items that hold no list, each with the item or the heading that it stood under."""
    for node in nodes:
        if node.kind == "heading":
            under = " ".join(node.plain().split())
        elif node.kind == "list":
            for item in node.children:
                below = tuple(child for child in item.children if child.kind == "list")
                if below:
                    own = tuple(child for child in item.children if child.kind != "list")
                    name = " ".join(" ".join(child.plain() for child in own).split()).rstrip(":")
                    yield from _leaves(below, name or under)
                else:
                    yield item, under


def _note(leaf: Node, text: str, under: str, raw: Raw) -> Note:
    link = next((node for node in leaf.walk() if node.kind == "link" and is_web(node.string("url"))), None)
    href = link.string("url") if link else ""
    shown = " ".join(link.plain().split()) if link else ""
    title = "" if shown == href else shown
    written = text if not title else text.replace(shown, f"[{shown}]({href})", 1)
    comment = _DASH.sub("", text.partition(shown)[2], count=1) if shown else text
    return Note(
        path=raw.path,
        line=leaf.line,
        text=written,
        url=href,
        title=title,
        comment=comment,
        under=under,
        mentions=tuple(_MENTION.findall(comment)),
        topics=hashtags(text),
    )


def _names_something(text: str) -> bool:
    """Whether a line without a link names a thing, and is no reminder such as "general description"."""
    return bool(re.search(r"\w*[A-Z]\w*[A-Z]|\d|\s[A-Z]", text)) or (len(text.split()) == 1 and text[:1].isupper())
