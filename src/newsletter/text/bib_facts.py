"""The fields of a BibTeX entry, still LaTeX, in; what they tell out: the date, the preprint, the address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsletter.text.dates import PartialDate, read_date
from newsletter.text.latex import printed, printed_address
from newsletter.text.patterns import pattern


def entry_date(fields: Mapping[str, str]) -> tuple[PartialDate | None, str]:
    """The date of an entry, as much of it as is known, and what of it could not be read ("" when nothing)."""
    written = printed(fields.get("date", "")).text
    if day := read_date(written.partition("/")[0].strip("~?% ")):
        return day, "" if re.fullmatch(r"[\d-]+(?:/[\d-]+)?(?:T.*)?", fields["date"].strip()) else fields[
            "date"
        ].strip()
    year, doubt = _year(fields)
    within = _YEAR.search(written)
    return year or (PartialDate(int(within[0])) if within else None), written or doubt


def _year(fields: Mapping[str, str]) -> tuple[PartialDate | None, str]:
    """The date that `year`, `month` and `day` tell: of several years the first, of `January 1978` its month, too."""
    written = printed(fields.get("year", "")).text
    found = _YEAR.search(written)
    if not found or written.startswith("-"):
        return None, written
    named = read_date(written) if written[:3].isalpha() else None
    day = named or _day(found[0], fields.get("month", ""), fields.get("day", ""))
    return day or PartialDate(int(found[0])), "" if written == found[0] else written


_YEAR = pattern(r"(?<!\d)[12]\d{3}(?!\d)")


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
    """Where an entry can be read: its url, else its DOI, else its preprint, else an address in another field.

    When there is none of them, what stands in the field `url`, whatever it is.
    """
    written = printed_address(fields.get("url", ""))
    if url := _web(written):
        return url
    if doi := entry_doi(fields):
        return f"https://doi.org/{doi}"
    if number := entry_preprint(fields):
        return f"https://arxiv.org/abs/{number}"
    others = (_address_in(fields.get(name, "")) for name in ("doi", "howpublished", "note", "journal", "ee", "link"))
    return next(filter(None, others), written)


def _web(url: str) -> str:
    """The first web address in a field for one; "" when there is none.

    >>> _web("ftp://e.org/a/;http://e.org/a;http://e.org/b"), _web("e.org/~ada/"), _web("pdf/a.pdf")
    ('http://e.org/a', 'https://e.org/~ada/', '')
    """
    if found := re.search(r"https?://", url, re.IGNORECASE):
        return re.split(r"[;,](?=https?://)", url[found.start() :], maxsplit=1, flags=re.IGNORECASE)[0]
    return f"https://{url}" if _HOST.match(url) else ""


_HOST = pattern(r"www\.[\w-]+\.\w|(?:[a-z\d-]+\.)+(?:com|org|net|edu|gov|info|[a-z]{2})/", re.IGNORECASE)


def entry_doi(fields: Mapping[str, str]) -> str:
    """The DOI of an entry without the address of a resolver; "" when it has none."""
    doi = _RESOLVER.sub("", printed_address(fields.get("doi", "")))
    return doi if _DOI.match(doi) else ""


def entry_preprint(fields: Mapping[str, str]) -> str:
    """The number of the preprint that an entry is, at arXiv; "" when it is none."""
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower()
    number = _ARXIV.fullmatch(printed_address(fields.get("eprint", "")))
    return number[1] if number and archive in ("", "arxiv") else ""


_RESOLVER = pattern(r"\A(?:https?://[^/\s]+/(?:doi/(?:abs/|full/|pdf/)?)?|doi:)\s*", re.IGNORECASE)
_DOI = pattern(r"\d+(?:\.\d+)*/")
_ARXIV = pattern(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)", re.IGNORECASE)
_NAMED_ARXIV = pattern(r"arxiv(?:\s+preprint)?(?:\s+arxiv)?[:\s/]+(?:abs/)?(\d{4}\.\d{4,5})", re.IGNORECASE)
_ADDRESS = pattern(r"\bhttps?://[^\s{}\\\"<>]+(?:\\[_%&#~][^\s{}\\\"<>]*)*", re.IGNORECASE)


def _address_in(latex: str) -> str:
    """The address that stands in a note: `\\url{…}`, a bare one, or `arXiv preprint arXiv:2312.00752`."""
    if found := _ADDRESS.search(latex):
        return printed_address(found[0].rstrip(".,;)"))
    number = _NAMED_ARXIV.search(latex)
    return f"https://arxiv.org/abs/{number[1]}" if number else ""
