"""A broken BibTeX entry in, what can still be told of it out: its key, and every line that looks like a field."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Literal, NamedTuple

from newsletter.text.patterns import pattern

Weight = Literal["broken", "double", "limit", "doubt"]


class BibFault(NamedTuple):
    """What is wrong, on which line (from 1), and what to do about it."""

    weight: Weight
    line: int
    message: str
    hint: str = ""


class Written(NamedTuple):
    """An entry as it is written: `pairs` are the name in lower case, the value with its signs, and the line."""

    key: str
    kind: str
    line: int
    pairs: tuple[tuple[str, str, int], ...] = ()


_OPENING = pattern(r"\s*@\s*(\w+)\s*([{(]?)\s*([^\s,={}\"]*)\s*(,?)")
_FIELD = pattern(r"(?:^|(?<=,)|(?<=[}\"]))\s*([A-Za-z][\w-]*)\s*=\s*(?=[{\"\w])", re.MULTILINE)
_NO_EQUALS = pattern(r"(?:^|,)[ \t]*([A-Za-z]\w*)[ \t]+[{\"\w][^=\n]*$", re.MULTILINE)
_NO_ENTRIES = frozenset({"string", "preamble", "comment"})


def rescued(lines: list[str], line: int, inner: bool = False) -> tuple[tuple[Written, ...], BibFault]:
    """What stands in the lines of a block that the parser gave up, the first of which is `line`."""
    text = "\n".join(lines).rstrip()
    opening = None if inner else _OPENING.match(text)
    kind = opening[1].lower() if opening else ""
    key = opening[3] if opening and "=" not in text[opening.end(3) : opening.end() + 2] else ""
    inside = opening.end(2) if opening and not key else 0
    pairs = tuple(_pairs(text[inside:], line + text.count("\n", 0, inside)))
    name = f"the entry {key!r}" if key else f"a block @{kind}" if kind else "an entry"
    fault = BibFault("broken", line, f"{name} is broken: {_why(text, opening)}", "what could be read of it was read")
    if not inner and (kind in _NO_ENTRIES or not (key or pairs)):
        return (), fault
    return (Written(key, kind, line, pairs),), fault


def strays(lines: list[str], line: int) -> tuple[tuple[Written, ...], tuple[BibFault, ...]]:
    """What stands between the entries: comments are welcome; what looks like an entry or an address is told."""
    text = "\n".join(lines)
    found = re.search(r"^[ \t]*@[ \t]*\w+[ \t]+[\w:./-]+[ \t]*,", text, re.MULTILINE)
    if found:
        start = text.count("\n", 0, found.start())
        entry = rescued(lines[start:], line + start)
        return entry[0], (entry[1],)
    plain = [(number, words) for number, words in enumerate(lines) if not words.lstrip().startswith("%")]
    mark = next(((number, words) for number, words in plain if "@" in words), None)
    if not mark:
        return (), ()
    message = f"text outside of entries: {' '.join(mark[1].split())[:60]!r}"
    return (), (BibFault("doubt", line + mark[0], message, "begin the line with % if it is a comment"),)


def _pairs(text: str, line: int) -> list[tuple[str, str, int]]:
    """The fields of a text, each reaching to the next; brackets that do not fit are taken off."""
    marks = list(_FIELD.finditer(text))
    found = []
    for mark, following in zip_longest(marks, marks[1:]):
        value = text[mark.end() : following.start() if following else len(text)].strip().rstrip(",").rstrip()
        at = line + text.count("\n", 0, mark.start(1))
        found.append((mark[1].lower(), _enclosed(value), at))
    return found


def _enclosed(value: str) -> str:
    """A value in braces of which each has its fellow."""
    if value[:1] not in '{"':
        return "{" + re.sub(r"[{}\"]", "", value).strip(" ,)") + "}"
    opening, rest = value[0], value[1:]
    depth, kept = 0, len(rest)
    for place, sign in enumerate(rest):
        depth += (sign == "{") - (sign == "}")
        if depth < 0 or (sign == '"' and opening == '"' and not depth):
            kept = place
            break
    text = rest[:kept]
    return "{" + (text if text.count("{") == text.count("}") else re.sub(r"[{}]", "", text)).strip() + "}"


def _why(text: str, opening: re.Match[str] | None) -> str:
    if opening and not opening[2]:
        return "the brace after its kind is missing"
    if opening and "=" in text[opening.end(3) : opening.end() + 2]:
        return "its first word is a field"
    lost = _NO_EQUALS.search(text, opening.end() - 1 if opening else 0)
    if lost:
        return f"the field {lost[1]} has no ="
    if text.count("{") != text.count("}"):
        return "a brace that it opens is not closed"
    if text.count('"') % 2:
        return "a quotation mark is not closed"
    return "a comma or an = is missing"
