"""The pens for the two targets that are lines of characters: the text part of an email, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from newsletter.document.markup import first_mark
from newsletter.document.shapes import is_block
from newsletter.document.wrapping import filled
from newsletter.document.writing import Pen, Writer
from newsletter.model.node import Node

TEXT_WIDTH = 72
NARROWEST = 24


class LinePen(Pen):
    """Writes blocks as lines, one blank line between them, inside a margin."""

    __slots__ = ("margins", "width")

    def __init__(self, table: Mapping[str, Writer], base: str = "", width: int = 0) -> None:
        super().__init__(table, base)
        self.width = width
        self.margins = 0

    def blocks(self, nodes: Iterable[Node], between: str = "\n\n") -> str:
        """The blocks, kept apart; words that stand between blocks become a paragraph of their own."""
        table, nodes = self.table, tuple(nodes)
        if all(map(is_block, nodes)):
            return between.join(filter(None, [table[node.kind](node, self) for node in nodes]))
        parts = []
        for block, group in groupby(nodes, key=is_block):
            inner = tuple(group)
            if block or all(node.kind == "comment" for node in inner):
                parts += [table[node.kind](node, self) for node in inner]
            else:
                parts.append(table["paragraph"](Node("paragraph", inner), self))
        return between.join(filter(None, parts))

    def inset(self, nodes: Iterable[Node], first: str, rest: str, between: str = "\n\n") -> str:
        """The blocks behind a margin: `first` before the first line, `rest` before the others."""
        before = self.width
        self.width = max(NARROWEST, before - len(rest)) if before else 0
        self.margins += 1
        lines = self.blocks(nodes, between).split("\n")
        self.margins -= 1
        self.width = before
        blank = rest.rstrip()
        return "\n".join([(first + lines[0]).rstrip(" "), *[rest + line if line else blank for line in lines[1:]]])


class TextPen(LinePen):
    """Writes plain text of 72 columns; the addresses of links are noted at the end of their section."""

    __slots__ = ("_noted", "_numbers")

    def __init__(self, table: Mapping[str, Writer], base: str = "", width: int = TEXT_WIDTH) -> None:
        super().__init__(table, base, width)
        self._numbers: dict[str, int] = {}
        self._noted = 0

    def __call__(self, nodes: Iterable[Node]) -> str:
        """Words in a row; inside a word, emphasis leaves no mark: `un_believ_able` would be another word."""
        table, nodes = self.table, tuple(nodes)
        if len(nodes) == 1:
            return table[nodes[0].kind](nodes[0], self)
        parts = [table[node.kind](node, self) for node in nodes]
        for place, node in enumerate(nodes):
            if node.kind in _EMPHASIS and (
                (place and parts[place - 1][-1:].isalnum())
                or (place + 1 < len(parts) and parts[place + 1][:1].isalnum())
            ):
                parts[place] = self(node.children)
        return "".join(parts)

    def note(self, url: str) -> int:
        """The number of the note that will hold this address."""
        return self._numbers.setdefault(self.whole(url), len(self._numbers) + 1)

    def notes(self) -> str:
        """The addresses met since the last call, one a line, never broken."""
        fresh = [f"[{number}] {url}" for url, number in self._numbers.items() if number > self._noted]
        self._noted = len(self._numbers)
        return "\n".join(fresh)

    def fill(self, text: str) -> str:
        """Words broken into lines of at most `width` columns; a word that is longer has a line to itself."""
        return filled(text, self.width)


_EMPHASIS = frozenset({"emphasis", "strong", "strike"})


class MarkdownPen(LinePen):
    """Writes Markdown that reads back as the same tree.

    `before` and `after` are the characters around the words in hand, a line end at the ends of a block: marks of
    emphasis depend on them. `emphasis` holds the marks that are open; `one_line` is set where no line may end;
    `dollars` where two dollars would make a formula of what stands between them.
    """

    __slots__ = ("after", "before", "dollars", "emphasis", "one_line")

    def __init__(self, table: Mapping[str, Writer]) -> None:
        super().__init__(table)
        self.before = self.after = ""
        self.emphasis = ""
        self.one_line = False
        self.dollars = False

    def __call__(self, nodes: Iterable[Node]) -> str:
        nodes = tuple(nodes)
        outer = self.after
        parts = []
        for place, node in enumerate(nodes):
            self.after = first_mark(nodes[place + 1]) if place + 1 < len(nodes) else outer
            part = self.table[node.kind](node, self)
            parts.append(part)
            self.before = part[-1:] or self.before
        self.after = outer
        return "".join(parts)

    def words(self, nodes: Iterable[Node], one_line: bool = False) -> str:
        """The words of a block from its beginning to its end."""
        nodes = tuple(nodes)
        held = self.before, self.after, self.one_line, self.dollars
        self.before, self.after, self.one_line, self.dollars = "\n", "\n", one_line, _has_dollars(nodes)
        written = self(nodes)
        self.before, self.after, self.one_line, self.dollars = held
        return written

    def between(self, nodes: Iterable[Node], before: str, after: str) -> str:
        """Words that stand between two marks."""
        outer = self.after
        self.before, self.after = before, after
        written = self(nodes)
        self.after = outer
        return written

    def blocks(self, nodes: Iterable[Node], between: str = "\n\n") -> str:
        """The blocks; two lists that would become one are kept apart by a comment."""
        return super().blocks(_apart(nodes), between)


def _has_dollars(nodes: tuple[Node, ...]) -> bool:
    """Whether words hold two dollars, or one beside a formula."""
    pieces = [piece for node in nodes for piece in node.walk() if piece.kind == "math" or "$" in piece.text]
    return len(pieces) > 1


def _apart(nodes: Iterable[Node]) -> Iterator[Node]:
    last = None
    for node in nodes:
        if last and node.kind == last.kind == "list" and node.get("mark") == last.get("mark"):
            yield Node("comment", (), " ")
        yield node
        last = node if node.kind != "dropped" else last
