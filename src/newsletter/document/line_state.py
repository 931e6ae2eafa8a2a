"""mistune's block state, taught to remember the line on which each block stands.

mistune keeps no positions (its issue 218). The text of a quotation or a list item is a copy with its markers cut off,
but it has one line for each line of the original: so the line on which the copy begins is all that must be known.
"""

from __future__ import annotations

from typing import Any

from mistune import BlockState

from newsletter.text.patterns import pattern

_BARE_MARKER = pattern(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]*(?:\n|\Z)")


class Tokens(list[dict[str, Any]]):
    """The tokens of a list item or a quotation, and the line on which it begins."""

    line = 0


class LineState(BlockState):
    """A block state whose tokens carry `line`, counted from the first line of the file."""

    def __init__(self, parent: LineState | None = None) -> None:
        super().__init__(parent)
        self.first_line = 1
        self.rule: str | None = None
        self.block_start: int | None = None
        self.item_start: int | None = None
        self.breaks = False
        self._at = 0
        self._offset = 0

    def line_at(self, position: int) -> int:
        """The line of the file on which `position` of this text stands."""
        if position >= self._at:
            self._offset += self.src.count("\n", self._at, position)
        else:
            self._offset -= self.src.count("\n", position, self._at)
        self._at = position
        return self.first_line + self._offset

    def append_token(self, token: dict[str, Any]) -> None:
        here = self.cursor if self.block_start is None else self.block_start
        self._mark_blank(here)
        token.setdefault("line", self.line_at(here))
        super().append_token(token)

    def prepend_token(self, token: dict[str, Any]) -> None:
        token.setdefault("line", self.line_at(self.block_start or 0))
        super().prepend_token(token)

    def add_paragraph(self, text: str) -> None:
        last = self.last_token()
        if last and last["type"] == "paragraph":
            last["text"] += text
        else:
            self._mark_blank(self.cursor)
            self.tokens.append({"type": "paragraph", "text": text, "line": self.line_at(self.cursor)})

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> LineState:
        """The state for the text of a quotation or of the next item of a list."""
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, LineState)
        start = self.item_start if self.item_start is not None else self.block_start or 0
        child.tokens = tokens = Tokens()
        tokens.line = child.first_line = self.line_at(start)
        if self.rule != "list":
            return child
        if _BARE_MARKER.match(self.src, start):
            child.first_line += 1
        # The marker of the next item has just been read: its line ends at the cursor.
        self.item_start = self.src.rfind("\n", 0, max(0, self.cursor - 1)) + 1
        return child

    def _mark_blank(self, start: int) -> None:
        """Note the blank line before a block of an item, which mistune takes for the end of a list before it."""
        if not self.parent or not start or not (self.breaks or self.tokens):
            return
        if not self.src[self.src.rfind("\n", 0, start - 1) + 1 : start].strip():
            super().append_token({"type": "blank_line"})
