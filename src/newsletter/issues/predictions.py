"""An issue's text in, the lines marked `prediction:` out: the review of the year after lists them for judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.model.issue import Link
from newsletter.model.node import Document, Node
from newsletter.text.patterns import pattern

_MARK = pattern(r"prediction(?:\s+\d+|\s*\([^()]*\))?\s*:\s*(.+)", re.I | re.S)


def predictions_of(document: Document) -> Iterator[Link]:
    """Each paragraph or list item that begins with `prediction:`, in bold or not; its words, and its line."""
    for node in document.of("paragraph", "plain"):
        if _may_predict(node) and (met := _MARK.match(" ".join(node.plain().split()))):
            yield Link(met[1], "", node.line)


def _may_predict(node: Node) -> bool:
    """Whether a look at the first letter does not tell already that a paragraph has no mark."""
    while node.children:
        node = node.children[0]
    first = node.text.lstrip()[:1]
    return node.kind != "text" or not first or first in "Pp"
