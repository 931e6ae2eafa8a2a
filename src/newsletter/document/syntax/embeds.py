"""Cards: a link to a post, a video or a sound alone on its line; frames of known sites; sounds and films as files.

Nothing of another site is shown: no frame, no picture, no script, so that no reader is watched. A card is a link with
words, and what it leads to. A sound or a film is played on the web page when the reader asks for it, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newsletter.document.cards import card_of_link
from newsletter.document.passes import each_group
from newsletter.document.syntax.cards import card_feed, card_html, card_markdown, card_text
from newsletter.document.syntax.links import is_bare
from newsletter.document.writing import Pass, Pen, Syntax
from newsletter.model.node import Node

Nodes = tuple[Node, ...]
_HOLD_BLOCKS = frozenset({"quote", "details", "callout", "block"})


def find_cards(nodes: Nodes) -> Nodes:
    """Paragraphs that are nothing but a link to a post or a video become cards, and so do bare addresses on a line."""
    return each_group(nodes, _HOLD_BLOCKS, _found)


def _found(node: Node) -> Nodes:
    if node.kind != "paragraph" or not any(child.kind == "link" for child in node.children):
        return (node,)
    if len(node.children) == 1:
        return (card_of_link(node.children[0]) or node,)
    return tuple(_apart(node))


def _apart(paragraph: Node) -> Iterator[Node]:
    """A paragraph, cut where a bare address that makes a card has a line to itself."""
    words: list[Node] = []
    for ends, group in groupby(paragraph.children, key=lambda node: node.kind in ("softbreak", "break")):
        line = tuple(group)
        link = line[0]
        card = card_of_link(link) if not ends and len(line) == 1 and link.kind == "link" and _is_address(link) else None
        if card:
            yield from _paragraph(paragraph, words)
            yield card
            words = []
        elif words or not ends:
            words += line
    if len(words) == len(paragraph.children):
        yield paragraph
    else:
        yield from _paragraph(paragraph, words)


def _paragraph(paragraph: Node, words: list[Node]) -> Iterator[Node]:
    while words and words[-1].kind in ("softbreak", "break"):
        words.pop()
    if words:
        yield paragraph._replace(children=tuple(words), line=words[0].line or paragraph.line)


def _is_address(link: Node) -> bool:
    return is_bare(link.plain(), link.string("url"))


def _player(node: Node, pen: Pen) -> str:
    """The page plays it; until the reader asks, nothing is loaded."""
    kind = node.string("nature")
    player = f'<{kind} controls preload="none" src="{pen.address(node.string("url"))}"></{kind}>'
    opening, rest = card_html(node, pen).split("\n", 1)
    return f"{opening}\n{player}\n{rest}"


SYNTAX = Syntax(
    "embeds",
    passes=(Pass(find_cards, ("://", ".mp", "<", ".m4", ".og", ".web", ".wav", ".opus", ".flac", ".aac", ".mov")),),
    html={"media": _player},
    email={"media": card_html},
    feed={"media": card_feed},
    text={"media": card_text},
    markdown={"media": card_markdown},
    losses={"media": {"email": "a link", "feed": "a link", "text": "an address"}},
)
