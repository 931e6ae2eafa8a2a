"""`*emphasis*` and `**strong**` by CommonMark's delimiter rules (6.2), in time that grows with the text alone.

mistune's own way takes seconds for a paragraph of a few thousand stray asterisks, and takes the vowel signs of Hindi
or Thai for punctuation. Nesting deeper than `deepest` stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mistune.core import token_depth

from newsletter.document.flanks import flanks
from newsletter.text.patterns import pattern

Token = dict[str, Any]
_RUNS = pattern(r"(\*+|_+)")


class _Opener:
    """A run of delimiters that may still find its end, and what was met since."""

    __slots__ = ("char", "closes", "content", "count", "depth", "length", "order")

    def __init__(self, char: str, count: int, length: int, closes: bool, order: int) -> None:
        self.char = char
        self.count = count
        self.length = length
        self.closes = closes
        self.order = order
        self.content: list[Token] = []
        self.depth = 0

    def add(self, token: Token, depth: int) -> None:
        self.content.append(token)
        self.depth = max(self.depth, depth)


def emphasised(tokens: list[Token], deepest: int) -> list[Token]:
    """The tokens of a line of words, with the runs of `*` and `_` among them paired."""
    if not any(map(_may_emphasise, tokens)):
        return tokens
    return _in_turn(tokens, deepest) or _paired(tokens, deepest)


_PLAIN_RUNS = {"*": "emphasis", "_": "emphasis", "**": "strong", "__": "strong"}


def _in_turn(tokens: list[Token], deepest: int) -> list[Token] | None:
    """The same where each run ends before the next begins and leaves no choice, as nearly always; None elsewhere."""
    if deepest < 1 or not all(token.get("raw", "link") for token in tokens):
        return None
    found: list[Token] = []
    inside = found
    opened, last = "", len(tokens) - 1
    for place, token in enumerate(tokens):
        if not _may_emphasise(token):
            if inside is not found and token_depth([token]) >= deepest:
                return None
            inside.append(token)
            continue
        run = token["raw"]
        before = _edge(tokens[place - 1], -1) if place else "\n"
        after = _edge(tokens[place + 1], 0) if place < last else "\n"
        opens, closes = flanks(run[0], before, after)
        if run not in _PLAIN_RUNS or opens is closes or (opens and opened) or (closes and run != opened):
            return None
        if opens:
            opened, inside = run, []
        else:
            found.append({"type": _PLAIN_RUNS[run], "children": inside})
            opened, inside = "", found
    return None if opened else found


def _paired(tokens: list[Token], deepest: int) -> list[Token]:
    """The tokens with the runs paired in any order, by a stack of those that are open."""
    stack = [_Opener("", 0, 0, False, 0)]
    hopeless: dict[tuple[str, int, bool], int] = {}
    floor = 0
    pieces = list(_pieces(tokens))
    for place, (token, run) in enumerate(pieces):
        if not run:
            stack[-1].add(token, token_depth([token]) if "children" in token else 0)
            continue
        before = _edge(pieces[place - 1][0], -1) if place else "\n"
        after = _edge(pieces[place + 1][0], 0) if place + 1 < len(pieces) else "\n"
        opens, closes = flanks(run[0], before, after)
        count = len(run)
        while closes and count:
            key = (run[0], len(run) % 3, opens)
            found = _opener(stack, run[0], len(run), opens, max(floor, hopeless.get(key, 0)))
            if not found:
                hopeless[key] = stack[-1].order
                break
            depth = max(opener.depth for opener in stack[found:])
            if depth >= deepest:
                floor = stack[-1].order
                break
            count -= _pair(stack, found, count, depth + 1)
        if count and opens:
            stack.append(_Opener(run[0], count, len(run), closes, place + 1))
        elif count:
            stack[-1].add({"type": "text", "raw": run[0] * count}, 0)
    return _flat(stack)


def _may_emphasise(token: Token) -> bool:
    return token["type"] == "text" and ("*" in token["raw"] or "_" in token["raw"]) and token.get("_emphasis", True)


def _pieces(tokens: Iterable[Token]) -> Iterator[tuple[Token, str]]:
    """The tokens, their text cut where a run of delimiters begins and ends; the second value is the run."""
    for token in tokens:
        if not _may_emphasise(token):
            if token["type"] != "text" or token["raw"]:
                yield token, ""
            continue
        for number, part in enumerate(_RUNS.split(token["raw"])):
            if part:
                yield {"type": "text", "raw": part}, part if number % 2 else ""


def _edge(token: Token, place: int) -> str:
    """The character of a token that a run of delimiters touches."""
    if token["type"] == "text":
        return str(token["raw"][place])
    return "\n" if token["type"] in ("softbreak", "linebreak") else "`"


def _opener(stack: list[_Opener], char: str, length: int, opens: bool, bottom: int) -> int:
    """The place of the innermost opener that a closing run fits; 0 when there is none."""
    for place in range(len(stack) - 1, 0, -1):
        opener = stack[place]
        if opener.order <= bottom:
            return 0
        odd = (opener.closes or opens) and (opener.length + length) % 3 == 0
        if opener.char == char and (not odd or opener.length % 3 == length % 3 == 0):
            return place
    return 0


def _pair(stack: list[_Opener], place: int, count: int, depth: int) -> int:
    """Close the opener at `place`: what was met since becomes its child. Returns how many delimiters that took."""
    opener = stack[place]
    used = 2 if min(opener.count, count) >= 2 else 1
    for inner in stack[place + 1 :]:
        opener.content.append({"type": "text", "raw": inner.char * inner.count})
        opener.content += inner.content
    del stack[place + 1 :]
    token = {"type": "strong" if used == 2 else "emphasis", "children": opener.content}
    opener.count -= used
    opener.content, opener.depth = [token], depth
    if not opener.count:
        stack.pop()
        stack[-1].add(token, depth)
    return used


def _flat(stack: list[_Opener]) -> list[Token]:
    flat = stack[0].content
    for opener in stack[1:]:
        flat.append({"type": "text", "raw": opener.char * opener.count})
        flat += opener.content
    return flat
