"""Captions and credits: words that stand under a picture in, nodes out, and the lines that Markdown has for them."""

from __future__ import annotations

import re

from newsletter.model.node import Node
from newsletter.text.patterns import pattern

Nodes = tuple[Node, ...]
_CREDIT = pattern(
    r"(?:(?:image|photo|picture|illustration|graphic|art|video|screenshot|(?:figure|chart|map|cover)(?= \w))s?"
    r"(?: (?:credits?|source|courtesy(?: of)?|via|from|by))?|credits?|sources?|courtesy(?: of)?)\s?[::]\s?\S"
    r"|(?:photo|image|picture|illustration|graphic|art)(?:graph)? (?:by|courtesy of|via) \S",
    re.IGNORECASE,
)


def under(lines: list[Nodes]) -> tuple[Nodes, Nodes]:
    """The words of a caption and of a credit that stand in the lines under a picture."""
    words: Nodes = ()
    for nth, line in enumerate(lines):
        slanted = len(line) == 1 and line[0].kind == "emphasis"
        inner = line[0].children if slanted else line
        if is_credit(inner):
            return words, inner if nth == len(lines) - 1 else ()
        if not slanted or nth:
            break
        words = inner
    return words, ()


def is_credit(words: Nodes) -> bool:
    """Whether words say whose picture it is."""
    return bool(_CREDIT.match(Node("span", words).plain()))


def caption_of(words: Nodes, made: str, credit: Nodes, line: int) -> Node:
    """A caption; `made` tells what of Markdown it was made of."""
    return Node("caption", with_credit(words, credit), "", (("made", made),), line)


def with_credit(words: Nodes, credit: Nodes) -> Nodes:
    """The words of a caption, and on a line of its own the credit."""
    if not credit:
        return words
    between = (Node("break", (), "", (), credit[0].line),) if words else ()
    return (*words, *between, Node("credit", credit, "", (), credit[0].line))


def lines_under(figure: Node) -> Nodes:
    """Caption and credit as the lines under a picture; a title stands in the image."""
    found: list[Node] = []
    for caption in captions(figure):
        words = tuple(child for child in caption.children if child.kind != "credit")
        credit = caption.children[len(words) :]
        if words and caption.get("made") == "line":
            found.append(Node("emphasis", words[:-1] if credit else words))
        found += (Node("emphasis", one.children) for one in credit)
    return tuple(part for line in found for part in (Node("softbreak"), line))


def captions(node: Node) -> Nodes:
    """The captions of a figure or of a row of figures."""
    return tuple(child for child in node.children if child.kind == "caption")
