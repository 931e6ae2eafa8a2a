"""The pens for the two targets that are lines of characters: the text part of an email, and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from unicodedata import east_asian_width

from newsletter.document.writing import Pen, Writer
from newsletter.model.node import BLOCKS, Node

TEXT_WIDTH = 72


class LinePen(Pen):
    """Writes blocks as lines, one blank line between them, inside a margin."""

    __slots__ = ("width",)

    def __init__(self, table: Mapping[str, Writer], base: str = "", width: int = 0) -> None:
        super().__init__(table, base)
        self.width = width

    def blocks(self, nodes: Iterable[Node], between: str = "\n\n") -> str:
        """The blocks, kept apart; words that stand between blocks become a paragraph of their own."""
        parts = []
        for is_block, group in groupby(nodes, key=_is_block):
            if is_block:
                parts += [self.table[node.kind](node, self) for node in group]
            else:
                parts.append(self.table["paragraph"](Node("paragraph", tuple(group)), self))
        return between.join(part for part in parts if part)

    def inset(self, nodes: Iterable[Node], first: str, rest: str, between: str = "\n\n") -> str:
        """The blocks behind a margin: `first` before the first line, `rest` before the others."""
        before = self.width
        self.width = max(24, before - len(rest)) if before else 0
        lines = self.blocks(nodes, between).split("\n")
        self.width = before
        blank = rest.rstrip()
        return "\n".join([(first + lines[0]).rstrip(), *(rest + line if line else blank for line in lines[1:])])


class TextPen(LinePen):
    """Writes plain text of 72 columns; the addresses of links are noted at the end of their section."""

    __slots__ = ("_noted", "_numbers")

    def __init__(self, table: Mapping[str, Writer], base: str = "", width: int = TEXT_WIDTH) -> None:
        super().__init__(table, base, width)
        self._numbers: dict[str, int] = {}
        self._noted = 0

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
        return "\n".join(line for part in text.split("\n") for line in _filled(part, self.width))


class MarkdownPen(LinePen):
    """Writes Markdown that reads back as the same tree; `html` writes what stands inside an HTML tag."""

    __slots__ = ("html",)

    def __init__(self, table: Mapping[str, Writer], html: Mapping[str, Writer]) -> None:
        super().__init__(table)
        self.html = Pen(html)


def _is_block(node: Node) -> bool:
    return node.kind in BLOCKS


def _filled(text: str, width: int) -> Iterable[str]:
    line = ""
    taken = 0
    for word in text.split(" "):
        if not word:
            continue
        size = len(word) if word.isascii() else columns(word)
        if line and taken + 1 + size > width:
            yield line
            line, taken = word, size
        else:
            line, taken = (f"{line} {word}", taken + 1 + size) if line else (word, size)
    yield line


def columns(text: str) -> int:
    """The width of a text on a terminal: East Asian wide characters take two columns (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)|!(?=\[)|\^(?=\[)")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|(?:=+|-+)\s*$|\d{1,9}(?=[.)](?:\s|$))|:(?=\s))", re.M)


def markdown_escape(text: str) -> str:
    """Plain words as Markdown: what would be read as markup gets a backslash.

    >>> markdown_escape("2 * 3 [sic]")
    '2 \\\\* 3 \\\\[sic\\\\]'
    """
    return _SPECIAL.sub(lambda met: "\\" + met[0], text)


def guard_line_starts(text: str) -> str:
    """Paragraph text none of whose lines begins like a heading, a list or a quotation."""
    return _LINE_START.sub(_guarded, text)


def _guarded(met: re.Match[str]) -> str:
    blank, mark = met[1], met[2]
    return f"{blank}{mark}\\" if mark[0].isdigit() else f"{blank}\\{mark}"
