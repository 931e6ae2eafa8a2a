"""A broken BibTeX entry in, what can still be told of it out: its key, and every line that looks like a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_NO_EQUALS = pattern(
    r"(?:^|,)[ \t]*(abstract|author|booktitle|date|doi|edition|editor|eprint|isbn|issn|journal|keywords|month|note"
    r"|number|pages|publisher|series|title|url|volume|year)[ \t]+[{\"\w][^=\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NO_ENTRIES = frozenset({"string", "preamble", "comment"})


def rescued(lines: list[str], line: int, inner: bool = False) -> tuple[tuple[Written, ...], BibFault]:
    """What stands in the lines of a block that the parser gave up, the first of which is `line`."""
    text = "\n".join(lines).rstrip()
    opening = None if inner else _OPENING.match(text)
    kind = opening[1].lower() if opening else ""
    key = opening[3] if opening and "=" not in text[opening.end(3) : opening.end() + 2] else ""
    inside = opening.end(2) if opening and not key else 0
    pairs = tuple(_pairs(text[inside:], line + text.count("\n", 0, inside)))
    plain = kind in _NO_ENTRIES
    name = f"a block @{kind}" if kind and (plain or not key) else f"the entry {key!r}" if key else "an entry"
    why = _why(text, line, opening)
    fault = BibFault("broken", line, f"{name} is broken: {why}", "what could be read of it was read")
    if not inner and (plain or not (key or pairs)):
        return (), fault
    return (Written(key, kind, line, pairs),), fault


def strays(lines: list[str], line: int) -> tuple[tuple[Written, ...], tuple[BibFault, ...]]:
    """What stands between the entries: comments are welcome; what looks like an entry or an address is told."""
    text = "\n".join(lines)
    if found := _LOST_BRACE.search(text):
        start = text.count("\n", 0, found.start())
        entry = rescued(lines[start:], line + start)
        return entry[0], (entry[1],)
    plain = [(number, words) for number, words in enumerate(lines, line) if not _COMMENT.match(words)]
    with_sign = [(number, words) for number, words in plain if "@" in words][:1]
    switched_off = [(number, words) for number, words in plain if _LOST_SIGN.match(words)]
    return (), tuple(_stray(number, words) for number, words in switched_off or with_sign)


def _stray(line: int, words: str) -> BibFault:
    message = f"text outside of entries: {' '.join(words.split())[:60]!r}"
    if _LOST_SIGN.match(words):
        return BibFault("doubt", line, message, "write @ before it, if it is an entry; else begin each line with %")
    return BibFault("doubt", line, message, "begin the line with % if it is a comment")


_LOST_BRACE = pattern(r"^[ \t]*@[ \t]*(?!comment\b)\w+[ \t]+[\w:./-]+[ \t]*,", re.MULTILINE | re.IGNORECASE)
_LOST_SIGN = pattern(
    r"[ \t},]*(?:article|book|booklet|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis"
    r"|proceedings|techreport|unpublished)\s*\{\s*[^\s,={}]+\s*,",
    re.IGNORECASE,
)
_COMMENT = pattern(r"\s*(?:%|@\s*comment\b)", re.IGNORECASE)


def is_a_rest(text: str) -> bool:
    """Whether a text behind an entry looks like the rest of it: there are fields, and no entry that lost its @."""
    return not any(map(_LOST_SIGN.match, text.split("\n"))) and bool(_FIRST_FIELD.search(text))


_FIRST_FIELD = pattern(r"^[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]", re.MULTILINE)


def _pairs(text: str, line: int) -> list[tuple[str, str, int]]:
    """The fields of a text; brackets that do not fit are taken off."""
    return [(name, _enclosed(value), at) for name, value, at in _fields(text, line)]


def _fields(text: str, line: int) -> Iterator[tuple[str, str, int]]:
    """The fields of a text as they are written, each reaching to the next, and their lines."""
    marks = list(_FIELD.finditer(text))
    for mark, following in zip_longest(marks, marks[1:]):
        value = text[mark.end() : following.start() if following else len(text)].strip().rstrip(",").rstrip()
        yield mark[1].lower(), value, line + text.count("\n", 0, mark.start(1))


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


def _why(text: str, line: int, opening: re.Match[str] | None) -> str:
    if opening and not opening[2]:
        return "the brace after its kind is missing"
    if opening and "=" in text[opening.end(3) : opening.end() + 2]:
        return "its first word is a field"
    if text.count("{") < text.count("}"):
        return "it closes a brace that it did not open"
    if text.count("{") > text.count("}"):
        fields = list(_fields(text, line))[:-1]  # the last one holds the brace that closes the entry
        name, _, at = next((one for one in fields if one[1].count("{") > one[1].count("}")), ("", "", 0))
        return f"a brace that its field {name} opens in line {at} is not closed" if name else _UNCLOSED
    if lost := _NO_EQUALS.search(text, opening.end() - 1 if opening else 0):
        return f"the field {lost[1]} has no ="
    if re.search(r'"[^"{}]*\{"', text):
        return "a quotation mark stands inside braces without a backslash before it"
    if text.count('"') % 2:
        return "a quotation mark is not closed"
    return "a comma or an = is missing"


_UNCLOSED = "a brace that it opens is not closed"
