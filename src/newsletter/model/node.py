"""The tree that every text becomes, whatever it was written in.

A node is a tuple: a newsletter of a thousand issues holds two million of them, and a tuple is the lightest
frozen value that Python has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsletter.model.problem import Problem

Attr = str | int | bool | None


class Node(NamedTuple):
    """One piece of a text. `line` is the line of the file it came from, from 1; 0 when it came from none."""

    kind: str
    children: tuple[Node, ...] = ()
    text: str = ""
    attrs: tuple[tuple[str, Attr], ...] = ()
    line: int = 0

    def get(self, name: str, default: Attr = None) -> Attr:
        """The attribute called `name`."""
        for key, value in self.attrs:
            if key == name:
                return value
        return default

    def string(self, name: str) -> str:
        """The attribute called `name` as text; absent is empty."""
        value = self.get(name)
        return "" if value is None else str(value)

    def holding(self, children: tuple[Node, ...]) -> Node:
        """The node with other children; itself when they are its own."""
        return self if children is self.children else Node(self.kind, children, self.text, self.attrs, self.line)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        return iter(_gathered((self,), []))

    def plain(self) -> str:
        """The words of this node without any markup."""
        return plain(self.children) if self.children else self.text


def _gathered(nodes: tuple[Node, ...], found: list[Node]) -> list[Node]:
    """What was found, and the nodes with all below them."""
    for node in nodes:
        found.append(node)
        if node[1]:
            _gathered(node[1], found)
    return found


@dataclass(frozen=True)
class Document:
    """A text as a tree, the notes at its foot, and what was wrong with it.

    A dozen readers look for nodes of one kind or another: the tree is walked through once, for all of them.
    """

    nodes: tuple[Node, ...] = ()
    footnotes: tuple[Node, ...] = ()
    problems: tuple[Problem, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Every node in reading order, the footnotes last."""
        return iter(self._every)

    @cached_property
    def _every(self) -> list[Node]:
        return _gathered(self.footnotes, _gathered(self.nodes, []))

    @cached_property
    def kinds(self) -> Mapping[str, tuple[Node, ...]]:
        """The kinds of nodes that there are, each with its nodes in reading order."""
        found: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self._every:
            found[node[0]].append(node)
        return {kind: tuple(nodes) for kind, nodes in found.items()}

    def of(self, *kinds: str) -> tuple[Node, ...]:
        """The nodes of these kinds in reading order, the footnotes last."""
        there = self.kinds.keys() & kinds
        if len(there) < 2:
            return self.kinds[there.pop()] if there else ()
        return tuple(node for node in self._every if node[0] in there)

    def with_nodes(self, nodes: tuple[Node, ...], footnotes: tuple[Node, ...] | None = None) -> Document:
        """The document with other nodes; itself, with all that was found in it, when they are its own."""
        notes = self.footnotes if footnotes is None else footnotes
        return self if nodes is self.nodes and notes is self.footnotes else Document(nodes, notes, self.problems)

    def __reduce__(self) -> tuple[type[Document], tuple[object, ...]]:
        """What was found in it is not sent to other processes."""
        return Document, (self.nodes, self.footnotes, self.problems)

    def headings(self) -> tuple[Node, ...]:
        """The headings, outermost first, in reading order."""
        return self.of("heading")

    def links(self) -> tuple[Node, ...]:
        """Every link in reading order, footnotes included."""
        return self.of("link")


_SPACES = {"softbreak": " ", "break": " "}
_SILENT = {"footnote_ref", "cite", "citation", "references", "toc", "html", "comment", "dropped", "meaning"}


def plain(nodes: tuple[Node, ...]) -> str:
    """The words of some nodes without any markup; blocks are kept apart by a line end."""
    parts: list[str] = []
    for node in nodes:
        kind, children, text, _, _ = node
        if kind == "text":
            parts.append(text)
        elif kind in _SPACES:
            parts.append(" ")
        elif kind == "image":
            parts.append(node.string("alt"))
        elif kind not in _SILENT:
            if len(children) == 1 and children[0][0] == "text":  # most of them, told without another call
                inner = children[0][2].strip("\n")
            else:
                inner = plain(children) if children else text
            parts.append(inner + "\n" if kind in BLOCKS else inner)
    return "".join(parts).strip("\n")


BLOCKS = frozenset(
    [
        "paragraph",
        "plain",
        "heading",
        "list",
        "item",
        "quote",
        "code",
        "rule",
        "table",
        "chart",
        "row",
        "cell",
        "callout",
        "definitions",
        "term",
        "definition",
        "meaning",
        "equation",
        "figure",
        "figures",
        "caption",
        "details",
        "summary",
        "footnote",
        "references",
        "reference",
        "card",
        "toc",
        "block",
        "section",
        "media",
        "card",
        "comment",
        "dropped",
    ]
)
