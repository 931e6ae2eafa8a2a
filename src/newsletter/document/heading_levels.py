"""The levels of headings as they are shown: none is left out on the way down, whatever the writer skipped.

Screen readers walk through a text by its levels, and validators refuse `<h4>` below `<h2>` (WCAG 2.2, technique G141).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsletter.document.passes import each_node
from newsletter.model.node import Document, Node


def in_steps(document: Document) -> Document:
    """The text with its headings one level below those that they stand under; the title is the only one of level 1."""
    written = [_level(heading) for heading in document.headings()]
    shown = list(_steps(written))
    if shown == written:
        return document
    levels = iter(shown)

    def turn(node: Node) -> Node:
        return _of_level(node, next(levels)) if node.kind == "heading" else node

    return document.with_nodes(each_node(document.nodes, turn), each_node(document.footnotes, turn))


def _steps(levels: Iterable[int]) -> Iterator[int]:
    """The levels without gaps: headings that were alike under one heading stay alike.

    >>> list(_steps([2, 4, 4, 3, 2, 5, 6])), list(_steps([4, 4, 2, 3]))
    ([2, 3, 3, 3, 2, 3, 4], [2, 2, 2, 3])
    """
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield len(above) + 1


def _level(heading: Node) -> int:
    return int(heading.get("level") or 2)


def _of_level(heading: Node, level: int) -> Node:
    others = (fact for fact in heading.attrs if fact[0] != "level")
    return heading if _level(heading) == level else heading._replace(attrs=(("level", level), *others))
