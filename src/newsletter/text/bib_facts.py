"""The fields of a BibTeX entry, still LaTeX, in; what they tell out: the date, the preprint, the address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsletter.text.dates import PartialDate, read_date
from newsletter.text.latex import printed_address
from newsletter.text.patterns import pattern


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
    if doi := entry_doi(fields):
        return f"https://doi.org/{doi}"
    if number := entry_preprint(fields):
        return f"https://arxiv.org/abs/{number}"
    others = (_address_in(fields.get(name, "")) for name in ("howpublished", "note", "journal", "ee", "link"))
    return next(filter(None, others), "")


def entry_doi(fields: Mapping[str, str]) -> str:
    """The DOI of an entry without the address of a resolver; "" when it has none."""
    return _RESOLVER.sub("", printed_address(fields.get("doi", "")))


def entry_preprint(fields: Mapping[str, str]) -> str:
    """The number of the preprint that an entry is, at arXiv; "" when it is none."""
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower()
    number = _ARXIV.fullmatch(printed_address(fields.get("eprint", "")))
    return number[1] if number and archive in ("", "arxiv") else ""


_RESOLVER = pattern(r"\A(?:https?://[^/\s]+/(?:doi/(?:abs/|full/|pdf/)?)?|doi:)\s*", re.IGNORECASE)
_ARXIV = pattern(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.IGNORECASE)
_NAMED_ARXIV = pattern(r"arxiv(?:\s+preprint)?(?:\s+arxiv)?[:\s/]+(?:abs/)?(\d{4}\.\d{4,5})", re.IGNORECASE)
_ADDRESS = pattern(r"\bhttps?://[^\s{}\\\"<>]+(?:\\[_%&#~][^\s{}\\\"<>]*)*", re.IGNORECASE)


def _address_in(latex: str) -> str:
    """The address that stands in a note: `\\url{…}`, a bare one, or `arXiv preprint arXiv:2312.00752`."""
    if found := _ADDRESS.search(latex):
        return printed_address(found[0].rstrip(".,;)"))
    number = _NAMED_ARXIV.search(latex)
    return f"https://arxiv.org/abs/{number[1]}" if number else ""
