"""The value of a BibTeX field: its parts, joined; the names in it; the date that the fields of an entry tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsletter.text.dates import MONTHS, PartialDate, read_date
from newsletter.text.latex import printed, printed_address

MAX_DEPTH = 64
MAX_LENGTH = 200_000

_BARE = re.compile(r'[^\s#{}",]+')
_MONTHS = {month[:3].lower(): month for month in MONTHS}


class Value(NamedTuple):
    """A value without its enclosing signs, still LaTeX, and what was wrong with it ("" when nothing was)."""

    text: str
    fault: str = ""


def joined(written: str, strings: Mapping[str, str], inside: tuple[str, ...] = ()) -> Value:
    """`{…}`, `"…"`, a number or the name of a string, or several of them joined by `#`.

    >>> joined('"a" # {b} # mar', {})
    Value(text='abMarch', fault='')
    """
    parts: list[str] = []
    fault, at = "", 0
    while at < len(written):
        part, at, named = _part(written, at)
        if named:
            value = _named(part, strings, inside)
            part, fault = value.text, fault or value.fault
        parts.append(part)
        if sum(map(len, parts)) > MAX_LENGTH:
            return Value("", f"a value of more than {MAX_LENGTH:,} characters")
        while at < len(written) and written[at].isspace():
            at += 1
        if at < len(written):
            if written[at] != "#":
                return Value("".join(parts), "a comma is missing after the value")
            at += 1
            while at < len(written) and written[at].isspace():
                at += 1
    return Value("".join(parts), fault)


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


def _named(name: str, strings: Mapping[str, str], inside: tuple[str, ...]) -> Value:
    key = name.lower()
    if key in inside or len(inside) >= MAX_DEPTH:
        return Value(name, f"@string {key} is made of itself")
    if key in strings:
        return joined(strings[key], strings, (*inside, key))
    return Value(_MONTHS[key]) if key in _MONTHS else Value(name, f"no @string is called {name}")


def depth(text: str) -> int:
    """How deep the braces of a value are nested."""
    deepest = level = 0
    for sign in re.sub(r"\\.|[^{}\\]+", "", text):
        level += 1 if sign == "{" else -1
        deepest = max(deepest, level)
    return deepest


def names(latex: str) -> Iterator[str]:
    """The people of an author field, first name first. They are split before LaTeX is undone, so that a body in
    braces stays one name; "and others" names nobody.

    >>> list(names("Knuth, Donald E. and {Barnes and Noble} and van der Berg, Jan and others"))
    ['Donald E. Knuth', 'Barnes and Noble', 'Jan van der Berg']
    """
    for name in _split(" ".join(latex.split()), _AND):
        if name and name.casefold() != "others":
            parts = [part for part in _split(name, _COMMA) if part]
            first = [parts[-1], parts[0], *parts[1:-1]] if len(parts) in (2, 3) else [", ".join(parts)]
            if text := printed(" ".join(first)).text:
                yield text


_AND = re.compile(r"[{}]|\\.|(?<=\s)and\s|\sand\Z", re.IGNORECASE)
_COMMA = re.compile(r"[{}]|\\.|,")


def commas(latex: str) -> int:
    """The most commas outside braces that one name of an author field has."""
    return max((len(_split(name, _COMMA)) - 1 for name in _split(latex, _AND)), default=0)


def _split(text: str, mark: re.Pattern[str]) -> list[str]:
    """The pieces between marks that stand outside braces."""
    pieces, start, level = [], 0, 0
    for found in mark.finditer(text):
        if found[0] == "{":
            level += 1
        elif found[0] == "}":
            level -= 1
        elif found[0][0] != "\\" and level <= 0:
            pieces.append(text[start : found.start()].strip())
            start = found.end()
    return [*pieces, text[start:].strip()]


def entry_date(fields: Mapping[str, str]) -> tuple[PartialDate | None, str]:
    """The date of an entry, as much of it as is known, and what of it could not be read ("" when nothing)."""
    if written := fields.get("date", "").strip():
        day = read_date(written.partition("/")[0].strip("~?% "))
        plain = day and re.fullmatch(r"[\d-]+(?:/[\d-]+)?(?:T.*)?", written)
        year = re.search(r"[12]\d{3}", written)
        return day or (PartialDate(int(year[0])) if year else None), "" if plain else written
    written = fields.get("year", "").strip()
    found = re.fullmatch(r"\D*?([12]\d{3})[a-z]?\D*", written)
    if not found:
        return None, written
    doubt = "" if written == found[1] else written
    month, day_text = fields.get("month", "").strip(), fields.get("day", "").strip()
    name = re.match(r"[A-Za-z]{3,9}|\d{1,2}", month)
    told = " ".join((name[0] if name else "", day_text or "".join(re.findall(r"(?<=\s)\d{1,2}\b", month)[:1])))
    number = f"{found[1]}-{int(name[0])}-{day_text or ''}".rstrip("-") if name and name[0].isdigit() else ""
    full = read_date(number) if number else read_date(f"{told.strip()}, {found[1]}") or read_date(f"{name[0]} {found[1]}") if name else None
    return full or PartialDate(int(found[1])), doubt


_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.IGNORECASE)
_NAMED_ARXIV = re.compile(r"arxiv(?:\s+preprint)?(?:\s+arxiv)?[:\s/]+(?:abs/)?(\d{4}\.\d{4,5})", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://[^\s{}\\\"<>]+(?:\\[_%&#~][^\s{}\\\"<>]*)*", re.IGNORECASE)


def is_arxiv(eprint: str) -> bool:
    """Whether an eprint has the form of an arXiv number."""
    return bool(_ARXIV.fullmatch(eprint))


def arxiv_number(eprint: str) -> str:
    """An eprint without a repeated `arXiv:`."""
    found = _ARXIV.fullmatch(eprint)
    return found[1] if found else eprint


def address_in(latex: str) -> str:
    """The address that stands in a note: `\\url{…}`, a bare one, or `arXiv preprint arXiv:2312.00752`."""
    if found := _ADDRESS.search(latex):
        return printed_address(found[0].rstrip(".,;)"))
    number = _NAMED_ARXIV.search(latex)
    return f"https://arxiv.org/abs/{number[1]}" if number else ""
