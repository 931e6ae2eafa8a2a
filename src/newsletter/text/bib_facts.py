"""The fields of a BibTeX entry, still LaTeX, in; what they tell out: the people, the date, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsletter.text.dates import PartialDate, read_date
from newsletter.text.latex import printed, printed_address


def people_of(latex: str) -> Iterator[str]:
    """The people of an author field, first name first. They are split before LaTeX is undone, so that a body in
    braces stays one name; "and others" names nobody.

    >>> list(people_of("Knuth, Donald E. and {Barnes and Noble} and van der Berg, Jan and others"))
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
    return _day(found[1], fields.get("month", ""), fields.get("day", "")) or PartialDate(int(found[1])), doubt


def _day(year: str, month: str, day: str) -> PartialDate | None:
    """The date of `month = {Feb 3}`, `month = 2, day = 5` and their like; None when they tell none."""
    name = re.match(r"\s*([A-Za-z]{3,9}|\d{1,2})\.?(?:[\s~]+(\d{1,2})\b)?", month)
    if not name:
        return None
    number = day.strip() or name[2] or ""
    if name[1].isdigit():
        return read_date(f"{year}-{name[1]}-{number}".rstrip("-")) or read_date(f"{year}-{name[1]}")
    return read_date(f"{name[1]} {number}, {year}") or read_date(f"{name[1]} {year}")


def entry_address(fields: Mapping[str, str]) -> str:
    """Where an entry can be read: its url, else its DOI, else its preprint, else an address in another field."""
    if url := printed_address(fields.get("url", "")):
        return url
    if doi := printed_address(fields.get("doi", "")):
        return doi if "://" in doi else f"https://doi.org/{doi.removeprefix('doi:').strip()}"
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower()
    eprint = printed_address(fields.get("eprint", ""))
    if number := eprint and archive in ("", "arxiv") and _ARXIV.fullmatch(eprint):
        return f"https://arxiv.org/abs/{number[1]}"
    others = (_address_in(fields.get(name, "")) for name in ("howpublished", "note", "journal", "ee", "link"))
    return next(filter(None, others), "")


_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.IGNORECASE)
_NAMED_ARXIV = re.compile(r"arxiv(?:\s+preprint)?(?:\s+arxiv)?[:\s/]+(?:abs/)?(\d{4}\.\d{4,5})", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://[^\s{}\\\"<>]+(?:\\[_%&#~][^\s{}\\\"<>]*)*", re.IGNORECASE)


def _address_in(latex: str) -> str:
    """The address that stands in a note: `\\url{…}`, a bare one, or `arXiv preprint arXiv:2312.00752`."""
    if found := _ADDRESS.search(latex):
        return printed_address(found[0].rstrip(".,;)"))
    number = _NAMED_ARXIV.search(latex)
    return f"https://arxiv.org/abs/{number[1]}" if number else ""
