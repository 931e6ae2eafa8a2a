"""The lists that nearly everybody writes, read without mistune's ado: an item a line, perhaps lines indented below it.

    - [A title](https://…) — what it says
      and goes on here
    - …

No blank line stands between items, and none is indented in another way. Everything else is left to mistune, and so is
an item that could be more than words by the rules that are installed: it is read as a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import Match, Pattern
from typing import Any

from mistune import BlockParser

from newsletter.document.line_state import LineState, Tokens
from newsletter.document.plain_paragraphs import BEGINS_NO_BLOCK
from newsletter.text.patterns import pattern

_AFTER = pattern(r"((?>(?:[ \t\v\f]*\n)*))(?:\Z|([^ \t\v\f\n]))")
"""Blank lines, and the first character after them, which does not stand further in."""


def plain_list(block: BlockParser, met: Match[str], state: LineState) -> int | None:
    """Add the token of the list that begins at `met`, and tell where it ends; None when it is not a plain one."""
    marker, ordered = met["list_2"], len(met["list_2"]) > 1
    if met["list_1"] or state.depth() >= block.max_nested_level - 1 or (ordered and _in_paragraph(state)):
        return None
    whole = _shape(marker[-1]).match(state.src, met.start())
    after = _AFTER.match(state.src, whole.end()) if whole else None
    if not whole or not after or (after[2] and (after[2].isdigit() if ordered else after[2] == marker)):
        return None  # the next item may come after a blank line
    items, line = [], state.line_at(met.start())
    begins, begins_no_block = block.compile_sc(block.list_rules).match, BEGINS_NO_BLOCK.match
    for text in _texts(whole[0], 3 if ordered else 2):
        if text.find("\n") == len(text) - 1 and (begins_no_block(text) or not begins(text)):
            items.append(_words(text, line))
        else:
            items.append(_blocks(block, text, line, state))
        line += text.count("\n")
    tight = not any(map(_loose, items))
    for token in (token for tokens in items for token in tokens if tight):
        if token["type"] == "paragraph":
            token["type"] = "block_text"
    attrs: dict[str, Any] = {"depth": state.depth(), "ordered": ordered}
    if ordered and int(marker[:-1]) != 1:
        attrs["start"] = int(marker[:-1])
    children = [{"type": "list_item", "children": tokens} for tokens in items]
    state.append_token({"type": "list", "children": children, "tight": tight, "bullet": marker[-1], "attrs": attrs})
    return after.end(1)


def _in_paragraph(state: LineState) -> bool:
    last = state.last_token()
    return bool(last and last["type"] == "paragraph")


@cache
def _shape(bullet: str) -> Pattern[str]:
    """A whole list with one sort of marks. What looks like `- - -` may be a rule across the page."""
    mark, margin = (rf"\d\{bullet}", "   ") if bullet in ".)" else (rf"\{bullet}", "  ")
    item = rf"{mark} (?!(?:\{bullet}[ \t]*)+\n)\S[^\n]*\n"
    return re.compile(rf"(?>(?:{item}(?>(?:{margin}\S[^\n]*\n)*))+)(?=[ \t\v\f]*\n|\Z)")


def _texts(text: str, margin: int) -> Iterator[str]:
    """The texts of the items, without marks and margins."""
    lines: list[str] = []
    for line in text.split("\n")[:-1]:
        if line[0] != " " and lines:
            yield "".join(lines)
            lines = []
        lines.append(line[margin:] + "\n")
    yield "".join(lines)


def _words(text: str, line: int) -> Tokens:
    """An item of one line in which no block begins."""
    tokens = Tokens([{"type": "paragraph", "text": text, "line": line}])
    tokens.line = line
    return tokens


def _blocks(block: BlockParser, text: str, line: int, state: LineState) -> Tokens:
    """An item of several lines, or one that may be more than words."""
    child = LineState(state)
    child.process(text)
    child.tokens = tokens = Tokens()
    child.first_line = tokens.line = line
    block.parse(child, block.list_rules)
    return tokens


def _loose(tokens: Iterable[dict[str, Any]]) -> bool:
    kinds = [token["type"] for token in tokens]
    return "blank_line" in kinds or kinds.count("paragraph") > 1
