"""The value of a BibTeX field as it is written in; its parts joined out, still LaTeX, without its enclosing signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsletter.text.dates import MONTHS
from newsletter.text.patterns import pattern

MAX_DEPTH = 64
MAX_LENGTH = 200_000

_BARE = pattern(r'[^\s#{}",]+')
_MONTHS = {month[:3].lower(): month for month in MONTHS}


class Value(NamedTuple):
    """A value without its enclosing signs, still LaTeX, and what was wrong with it ("" when nothing was)."""

    text: str
    fault: str = ""


Look = Callable[[str], Value | None]


def strings_of(strings: Mapping[str, str]) -> Look:
    """Asks for the value of a string by its name in lower case; None when there is none. Each is made once."""
    known: dict[str, Value] = {}
    inside: list[str] = []

    def look(name: str) -> Value | None:
        if name not in strings:
            return Value(_MONTHS[name]) if name in _MONTHS else None
        if name in inside or len(inside) >= MAX_DEPTH:
            return Value(name, f"@string {name} is made of itself")
        if name not in known:
            inside.append(name)
            known[name] = joined(strings[name], look)
            inside.pop()
        return known[name]

    return look


def joined(written: str, look: Look) -> Value:
    """`{…}`, `"…"`, a number or the name of a string, or several of them joined by `#`.

    >>> joined('"a" # {b} # mar', strings_of({}))
    Value(text='abMarch', fault='')
    """
    parts: list[str] = []
    fault, at, length = "", 0, 0
    while at < len(written):
        part, at, named = _part(written, at)
        if named:
            value = look(part.lower()) or Value(part, f"no @string is called {part}")
            part, fault = value.text, fault or value.fault
        parts.append(part)
        length += len(part)
        if length > MAX_LENGTH:
            return Value("", f"a value of more than {MAX_LENGTH:,} characters")
        at = _after_blanks(written, at)
        if at < len(written):
            if written[at] != "#":
                return Value("".join(parts), "a comma is missing after the value")
            at = _after_blanks(written, at + 1)
    return Value("".join(parts), fault)


def _after_blanks(written: str, at: int) -> int:
    while at < len(written) and written[at].isspace():
        at += 1
    return at


def _part(written: str, at: int) -> tuple[str, int, bool]:
    """One part of a value, where it ends, and whether it is the name of a string."""
    opening = written[at]
    if opening not in '{"':
        met = _BARE.match(written, at)
        word = met[0] if met else opening
        return word, at + len(word), not word.isdigit()
    depth, place = 0, at + (opening == '"')
    while place < len(written):
        sign = written[place]
        if sign == "\\":
            place += 1
        elif sign == '"' and opening == '"' and not depth:
            return written[at + 1 : place], place + 1, False
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth and opening == "{":
                return written[at + 1 : place], place + 1, False
        place += 1
    return written[at + 1 :], len(written), False


def depth(text: str) -> int:
    """How deep the braces of a value are nested."""
    deepest = level = 0
    for sign in re.sub(r"\\.|[^{}\\]+", "", text):
        level += 1 if sign == "{" else -1
        deepest = max(deepest, level)
    return deepest
