"""Crossref: the record of a work with a DOI in, its facts out."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from newsletter.library.facts.answers import ABSTRACT, inside, json_object, names, said, several
from newsletter.library.facts.provider import Facts, Provider
from newsletter.text.dates import PartialDate, read_date

_ADDRESS = "https://doi.org/"
_DATES = ("published-print", "published-online", "published", "issued", "created")


def _request(url: str) -> str:
    doi = url.removeprefix(_ADDRESS)
    return f"https://api.crossref.org/works/{quote(doi, safe='')}" if doi != url and doi.startswith("10.") else ""


def _parse(data: bytes, _charset: str) -> Facts:
    work = inside(json_object(data), "message")
    title = said(inside(work, "title", 0))
    if not title:
        return Facts()
    subtitle = said(inside(work, "subtitle", 0))
    return Facts(
        title=f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        authors=names(_name(author) for author in several(inside(work, "author"))),
        published=next((found for key in _DATES if (found := _day(inside(work, key, "date-parts", 0)))), None),
        venue=said(inside(work, "container-title", 0)) or said(inside(work, "event", "name")),
        licence=said(inside(work, "license", 0, "URL")),
        abstract=said(inside(work, "abstract"), ABSTRACT).removeprefix("Abstract "),
    )


def _name(author: Any) -> str:
    parts = (said(inside(author, key)) for key in ("given", "family"))
    return " ".join(part for part in parts if part) or said(inside(author, "name"))


def _day(parts: Any) -> PartialDate | None:
    """`[2023, 12]` is a month; a part that is no number is not there."""
    numbers = [part for part in several(parts)[:3] if type(part) is int and 0 < part < 10_000]
    if not numbers or numbers[0] < 1000:
        return None
    return read_date("-".join(f"{part:02}" for part in numbers)) or read_date(str(numbers[0]))


PROVIDER = Provider("crossref", _request, _parse)
