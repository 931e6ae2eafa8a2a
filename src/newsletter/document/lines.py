"""mistune's block parser, taught to remember the line on which each block stands.

mistune keeps no positions (its issue 218). A block's line is counted from the cursor; the text of a list item or a
quotation is a copy with its markers cut off, so its line is found by looking for its first words from the line
where the list or the quotation began.
"""

from __future__ import annotations

from re import Match
from typing import Any

from mistune import BlockParser, BlockState


class LineState(BlockState):
    """A block state whose tokens carry `line`, counted from the first line of the file."""

    def __init__(self, parent: LineState | None = None) -> None:
        super().__init__(parent)
        self.first_line = 1
        self.block_start = 0
        self._at = 0
        self._offset = 0
        self.found = 0
        self._lines: list[str] | None = None

    def line_at(self, position: int) -> int:
        """The line of the file on which `position` of this text stands."""
        if position < self._at:
            self._at = self._offset = 0
        self._offset += self.src.count("\n", self._at, position)
        self._at = position
        return self.first_line + self._offset

    def append_token(self, token: dict[str, Any]) -> None:
        if "line" not in token:
            token["line"] = self.line_at(self._start_of(token))
        super().append_token(token)

    def prepend_token(self, token: dict[str, Any]) -> None:
        token.setdefault("line", self.line_at(self.block_start))
        super().prepend_token(token)

    def add_paragraph(self, text: str) -> None:
        last = self.last_token()
        if last and last["type"] == "paragraph":
            last["text"] += text
        else:
            self.tokens.append({"type": "paragraph", "text": text, "line": self.line_at(self.cursor)})

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> LineState:
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, LineState)
        child.first_line = self._find(src)
        return child

    def _start_of(self, token: dict[str, Any]) -> int:
        raw = token.get("raw") if token["type"] == "block_html" else None
        if raw and not self.src.startswith(raw, self.cursor):
            return max(0, self.src.rfind(raw, 0, self.cursor + len(raw)))
        return min(self.block_start, self.cursor) if token["type"] in _CONTAINERS else self.cursor

    def _find(self, src: str) -> int:
        if self._lines is None:
            self._lines = self.src.split("\n")
        wanted = src.split("\n")
        blank = next((number for number, line in enumerate(wanted) if line.strip()), 0)
        words = wanted[blank].strip()
        start = max(self.found, self.line_at(self.block_start) - self.first_line)
        for number in range(start, len(self._lines)):
            if self._lines[number].rstrip().endswith(words):
                self.found = number + max(1, len(src.rstrip("\n").split("\n")) - blank)
                return self.first_line + number - blank
        return self.first_line + start


_CONTAINERS = frozenset({"list", "block_quote"})


class LineParser(BlockParser):
    """A block parser that tells its state where the block in hand began."""

    state_cls = LineState

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, LineState)
        before = state.block_start, state.found
        state.block_start = m.start()
        try:
            return super().parse_method(m, state)
        finally:
            state.block_start, state.found = before
