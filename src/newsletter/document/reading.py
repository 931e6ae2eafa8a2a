"""mistune's tokens in, nodes out: every text is parsed once, here, and never again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mistune import Markdown

from newsletter.document.normal import merged
from newsletter.document.plain_words import plain_words
from newsletter.document.writing import Read
from newsletter.model.node import Node

_LINE_ENDS = frozenset({"break", "softbreak"})


class Reader:
    """Turns tokens into nodes by a table, counting lines through the text of a paragraph as it goes.

    `running` is what was read of running text, in pieces: no address of a plain link, and nothing of HTML.
    """

    __slots__ = ("_inline", "_table", "env", "line", "macros", "notes", "running", "uses")

    def __init__(self, markdown: Markdown, table: Mapping[str, Read], env: Any) -> None:
        self._inline = markdown.inline
        self._table = table
        self.env = env
        self.line = 0
        self.macros: dict[str, str] = {}
        self.notes: list[str] = []
        self.running: list[str] = []
        self.uses: dict[str, tuple[int, int]] = {}

    def footnote(self, key: str) -> tuple[int, int]:
        """The number of a footnote, given at its first use, and which use of it this is."""
        if key not in self.uses:
            self.notes.append(key)
        number, uses = self.uses.get(key, (len(self.notes), 0))
        self.uses[key] = number, uses + 1
        return self.uses[key]

    def take_running(self) -> str:
        """The running text that was read since it was last taken."""
        running = "\n".join(self.running)
        self.running.clear()
        return running

    def blocks(self, tokens: Iterable[Mapping[str, Any]]) -> tuple[Node, ...]:
        """Block tokens → nodes. What has no reader (a blank line) leaves no node."""
        table = self._table
        nodes = []
        for token in tokens:
            read = table.get(token["type"])
            node = read(token, self) if read else None
            if node is not None:
                nodes.append(node)
        return tuple(nodes)

    def inline(self, text: str, line: int) -> tuple[Node, ...]:
        """The Markdown of one paragraph, heading or cell that begins on `line` → nodes."""
        # Only ASCII blanks: an em space at the edge of a paragraph belongs to the words.
        words = text.strip(" \r\n\t\f")
        if (plain := plain_words(words, line, self.running)) is not None:
            return tuple(plain)
        self.running.append(words)
        self.line = line
        nodes = self.spans(self._inline(words, self.env))
        first, last = 0, len(nodes)
        while first < last and nodes[first].kind in _LINE_ENDS:
            first += 1
        while last > first and nodes[last - 1].kind in _LINE_ENDS:
            last -= 1
        return nodes[first:last]

    def spans(self, tokens: Iterable[Mapping[str, Any]]) -> tuple[Node, ...]:
        """Inline tokens → nodes; neighbouring pieces of plain text become one, and a `span` gives what it holds."""
        table = self._table
        nodes: list[Node] = []
        more = False
        for token in tokens:
            node = table[token["type"]](token, self)
            if "lines" in token:
                self.line += token["lines"]
            if node is None:
                continue
            for each in node.children if node.kind == "span" else (node,):
                more = more or (each.kind == "text" and bool(nodes) and nodes[-1].kind == "text")
                nodes.append(each)
        return merged(nodes) if more else tuple(nodes)
