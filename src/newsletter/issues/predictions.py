"""An issue's text in, the lines marked `prediction:` out: the review of the year after lists them for judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.model.issue import Link
from newsletter.model.node import Document
from newsletter.text.patterns import pattern

_MARK = pattern(r"prediction(?:\s+\d+|\s*\([^()]*\))?\s*:\s*(.+)", re.I | re.S)
_HOLDS_WORDS = frozenset({"paragraph", "plain"})


def predictions_of(document: Document) -> Iterator[Link]:
    """Each paragraph or list item that begins with `prediction:`, in bold or not; its words, and its line."""
    for node in document.walk():
        words = node.plain().lstrip() if node.kind in _HOLDS_WORDS else ""
        if words[:1] in ("P", "p") and (met := _MARK.match(" ".join(words.split()))):
            yield Link(met[1], "", node.line)
