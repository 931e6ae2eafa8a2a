"""Pieces of a text and what tags show in, the lines of a new text out, each with the line of the file it came from."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsletter.document.liquid.shown import Shown
from newsletter.text.patterns import pattern

_LINE_END = pattern(r"\n")
_MARGIN = pattern(r"[ \t>]*")
_LIST_MARK = pattern(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+\Z")
_HTML = pattern(r"[ \t]*</?[A-Za-z][\w-]*(?:[\s/>]|\Z)")


class Page:
    """The text so far. Blank lines are put around a block, so that Markdown in and under it is read as such."""

    __slots__ = ("_current", "_ends", "_number", "_text", "lines", "numbers")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [met.start() for met in _LINE_END.finditer(text)]
        self._current = ""
        self._number = 1
        self.lines: list[str] = []
        self.numbers: list[int] = []

    def line_at(self, place: int) -> int:
        """The line on which a character of the old text stands, from 1."""
        return bisect_right(self._ends, place - 1) + 1

    def column_at(self, place: int) -> int:
        """Its column, from 1."""
        return place - (self._text.rfind("\n", 0, place) + 1) + 1

    def copy(self, start: int, end: int) -> None:
        """Take over a piece of the old text."""
        first, *rest = self._text[start:end].split("\n")
        begin = self.line_at(start)
        self.write(first, begin)
        for number, line in enumerate(rest, begin + 1):
            self.end_line()
            self._current, self._number = line, number

    def write(self, words: str, number: int) -> None:
        """Add words to the line in hand."""
        if not self._current:
            self._number = number
        self._current += words

    def end_line(self) -> None:
        """The line in hand is whole."""
        self.lines.append(self._current)
        self.numbers.append(self._number)
        self._current = ""

    def begins_line(self) -> bool:
        """Whether nothing stands yet on the line in hand but the marks of quotations and lists."""
        return not self._current.strip(" \t>") or bool(_LIST_MARK.match(self._current))

    def take_line(self) -> str:
        """The line in hand, taken back."""
        line, self._current = self._current, ""
        return line

    def in_html(self) -> bool:
        """Whether the line in hand belongs to a block of HTML, which a blank line would end."""
        first = ""
        for line in reversed(self.lines):
            if not line.strip(" \t>"):
                break
            first = line
        return bool(_HTML.match(first))

    def block(self, shown: Shown, number: int) -> str:
        """Lines of their own, with a blank line on both sides; gives what the lines of the block begin with."""
        margin = _margin(self._current)
        listed = bool(_LIST_MARK.match(self._current))
        if self._current.strip(" \t>") and not listed:
            self.end_line()
        if not listed:
            margin = margin.rstrip(" \t") if self.in_html() else margin
            if self.lines and self.lines[-1].strip(" \t>"):
                self._current, self._number = margin.rstrip(), number
                self.end_line()
            self._current = margin
        for place, line in enumerate(shown.block):
            self._current = (self._current if not place else margin) + line
            self._number = number
            self.end_line()
        self._current, self._number = margin.rstrip(), number
        return margin

    def after_block(self, goes_on: bool, number: int) -> None:
        """What follows a block on its line begins a new one."""
        if goes_on:
            margin = self._current
            self.end_line()
            self._current, self._number = margin, number


def _margin(line: str) -> str:
    """What the next lines of the same block begin with: the marks of quotations, and blanks for those of lists."""
    met = _LIST_MARK.match(line) or _MARGIN.match(line)
    return re.sub(r"[^ \t>]", " ", met[0]) if met else ""
