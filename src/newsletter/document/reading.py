"""mistune's tokens in, nodes out: every text is parsed once, here, and never again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mistune import Markdown

from newsletter.document.writing import Read
from newsletter.model.node import Node


class Reader:
    """Turns tokens into nodes by a table, counting lines through the text of a paragraph as it goes."""

    __slots__ = ("_env", "_inline", "_table", "line", "uses")

    def __init__(self, markdown: Markdown, table: Mapping[str, Read], env: Any) -> None:
        self._inline = markdown.inline
        self._table = table
        self._env = env
        self.line = 0
        self.uses: dict[str, int] = {}

    def footnote(self, key: str) -> tuple[int, int]:
        """The number of a footnote, given at its first use, and which use of it this is."""
        self.uses[key] = self.uses.get(key, 0) + 1
        return list(self.uses).index(key) + 1, self.uses[key]

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
        self.line = line
        # Only ASCII blanks: an em space at the edge of a paragraph belongs to the words.
        return self.spans(self._inline(text.strip(" \r\n\t\f"), self._env))

    def spans(self, tokens: Iterable[Mapping[str, Any]]) -> tuple[Node, ...]:
        """Inline tokens → nodes; neighbouring pieces of plain text become one."""
        table = self._table
        nodes: list[Node] = []
        for token in tokens:
            node = table[token["type"]](token, self)
            if node is None:
                continue
            if node.kind == "text" and nodes and nodes[-1].kind == "text":
                nodes[-1] = Node("text", (), nodes[-1].text + node.text, (), nodes[-1].line)
            else:
                nodes.append(node)
        return tuple(nodes)
