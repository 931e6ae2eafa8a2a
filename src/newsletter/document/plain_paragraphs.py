"""The paragraphs that nearly everybody writes, read many at a time: lines that begin no block, and a blank one."""

from __future__ import annotations

from newsletter.document.line_state import LineState
from newsletter.text.patterns import pattern

BEGINS_NO_BLOCK = pattern(
    r"(?:[^\s`~#=\-_*>+\d{\[$\\<|:]|\*\*?(?![\s*\[])|\*\*(?=\[)|__?(?![\s_])|`(?!`)|\d++(?![.)])|\[[^\]\[\n\\]*+\](?!:))"
)
"""The beginning of a line that no rule takes for the beginning of a block, as long as no other line follows it."""
# What follows is neither indented, nor a definition of the last words.
_PARAGRAPH = pattern(rf"((?>(?:{BEGINS_NO_BLOCK.pattern}[^\n]*\n)+))(?:\n++(?![ \t\v\f:])|\Z)")
_BLANK = {"type": "blank_line", "line": 0}


def plain_paragraphs(state: LineState) -> bool:
    """Add the tokens of the plain paragraphs at the cursor, in a text that is no part of another; were there any?"""
    if state.tokens and state.tokens[-1]["type"] == "paragraph":
        return False  # what follows goes on with it
    start = state.cursor
    while met := _PARAGRAPH.match(state.src, state.cursor):
        state.tokens += ({"type": "paragraph", "text": met[1], "line": state.line_at(state.cursor)}, _BLANK)
        state.cursor = met.end()
    return state.cursor > start
