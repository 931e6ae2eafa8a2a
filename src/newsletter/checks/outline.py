"""The blocks of a text in, each heading with what stands under it out: what several checks walk through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsletter.model.node import Node


class Part(NamedTuple):
    """A heading, the words of it, its level, and the blocks below it, those of lower headings among them."""

    heading: Node
    words: str
    level: int
    below: tuple[Node, ...]

    @property
    def own(self) -> tuple[Node, ...]:
        """What stands between this heading and the next one of any level."""
        places = (place for place, node in enumerate(self.below) if node.kind == "heading")
        return self.below[: next(places, len(self.below))]


def parts(nodes: Sequence[Node]) -> Iterator[Part]:
    """Every heading of the text, with what it heads."""
    headings = [(place, level_of(node)) for place, node in enumerate(nodes) if node.kind == "heading"]
    for nth, (place, level) in enumerate(headings):
        end = next((other for other, its in headings[nth + 1 :] if its <= level), len(nodes))
        yield Part(nodes[place], nodes[place].plain().strip(), level, tuple(nodes[place + 1 : end]))


def level_of(heading: Node) -> int:
    """The level of a heading, 2 for `##`."""
    return int(heading.get("level") or 1)


def items_of(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The items of the lists, and the rows of the tables, that stand directly among the blocks."""
    found: list[Node] = []
    for node in nodes:
        if node.kind == "list":
            found += node.children
        elif node.kind == "table":
            found += [row for row in node.children if not all(cell.get("head") for cell in row.children)]
    return tuple(found)
