"""Kind of node → function, for each target; and what the web, an email and a feed show alike, written once.

So is most of a newsletter: paragraphs and lists without footnotes, pictures or addresses within the publication. The
pen for the web comes first, and keeps each block for which nothing was asked that hangs on the target; the others look
there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsletter.document.syntax import SYNTAXES
from newsletter.document.writing import Pen, Target, Writer, Writers
from newsletter.model.node import BLOCKS, Node

_FALLBACKS: dict[Target, tuple[Target, ...]] = {
    "html": ("html",),
    "email": ("html", "email"),
    "feed": ("html", "feed"),
    "text": ("text",),
    "markdown": ("markdown",),
}
_MARKS: dict[Target, int] = {"email": 1, "feed": 2}
"""Which bit says that a block is written otherwise for a target than for the web."""

_BUT_FOR_FACTS = frozenset({"item"})
"""Kinds that targets write differently only where a node has facts: the item of a list, when it is a task."""


@cache
def table(target: Target) -> Mapping[str, Writer]:
    """Kind of node → function, for one target: its own column over the one it falls back to."""
    made = Writers()
    for column in _FALLBACKS[target]:
        for syntax in SYNTAXES.values():
            made.update(getattr(syntax, column))
    return made


@cache
def sharing_table(target: Target) -> Mapping[str, Writer]:
    """The same for pens that share what they write alike: that for the web keeps it, the others take it over."""
    if target != "html":
        mark = _MARKS[target]
        return Writers(
            (kind, _taking(write, mark) if kind in BLOCKS else write) for kind, write in table(target).items()
        )
    return Writers((kind, _keeping(_asking(write, kind), kind)) for kind, write in table("html").items())


def _asking(writer: Writer, kind: str) -> Writer:
    """The writer for the web; where others have their own, it marks them."""
    marks = sum(_MARKS[other] for other in _MARKS if table(other)[kind] != writer)

    def write(node: Node, pen: Pen) -> str:
        if node.attrs or kind not in _BUT_FOR_FACTS:
            pen.asked |= marks
        return writer(node, pen)

    return write if marks else writer


def _keeping(writer: Writer, kind: str) -> Writer:
    def write(node: Node, pen: Pen) -> str:
        outside, pen.asked = pen.asked, 0
        written = writer(node, pen)
        pen.alike[id(node)] = node, written, pen.asked  # the node is held, so that no other one gets its id
        pen.asked |= outside
        return written

    return write if kind in BLOCKS else writer


def _taking(writer: Writer, mark: int) -> Writer:
    def write(node: Node, pen: Pen) -> str:
        kept = pen.alike.get(id(node))
        return kept[1] if kept and not kept[2] & mark else writer(node, pen)

    return write
