"""The text of a bibliography in, the works out that an issue can cite from it, each with the place of its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.beside import Reference
from newsletter.model.source import Raw
from newsletter.text.bib_facts import entry_doi, entry_preprint
from newsletter.text.bib_names import has_others, names_of
from newsletter.text.bibtex import BibEntry, bib_entries
from newsletter.text.encodings import decode


class Bibliography(NamedTuple):
    """The works of one file by their keys, and line and column of each key. Of two with one key the first counts."""

    path: PurePosixPath
    works: Mapping[str, Reference]
    places: Mapping[str, tuple[int, int]]


def read_bibliography(raw: Raw) -> Bibliography:
    """Everything that can be cited from a BibTeX file; what is wrong with the file, its reader tells elsewhere."""
    text = decode(raw.data).text
    lines = text.split("\n")
    works: dict[str, Reference] = {}
    places: dict[str, tuple[int, int]] = {}
    for entry in bib_entries(text).entries:
        if entry.key and entry.key not in works and entry.kind != "xdata":
            works[entry.key] = reference_of(entry)
            places[entry.key] = entry.line, max(0, lines[entry.line - 1].find(entry.key)) + 1
    return Bibliography(raw.path, works, places)


def reference_of(entry: BibEntry) -> Reference:
    """An entry in plain words."""
    fields = entry.fields
    people = fields.get("author") or fields.get("editor", "")
    year = str(entry.published.year) if entry.published else entry.words("year")
    return Reference(
        entry.key,
        entry.kind,
        entry.words("title") or entry.words("booktitle") or entry.key,
        authors=tuple(names_of(people)),
        more=has_others(people),
        edited=not fields.get("author") and bool(people),
        year=year,
        container=_container(entry),
        detail=", ".join(_details(entry)),
        publisher=_first(entry, "publisher", "school", "institution", "organization"),
        url=entry.url,
        doi=entry_doi(fields),
        eprint=entry_preprint(fields),
    )


def _container(entry: BibEntry) -> str:
    """The journal or book that a work stands in. An address in its place is no name, nor is the book in itself."""
    name = _first(entry, "journal", "journaltitle", "booktitle", "howpublished", "series")
    return "" if "://" in name or name == entry.words("title") else name


def _details(entry: BibEntry) -> list[str]:
    found = [("vol.", entry.words("volume")), ("no.", entry.words("number"))]
    pages = re.sub(r"\s*-+\s*", "–", entry.words("pages"))
    found.append(("pp." if re.search("[–,+]", pages) else "p.", pages))
    return [f"{name} {value}" for name, value in found if value]


def _first(entry: BibEntry, *names: str) -> str:
    return next(filter(None, map(entry.words, names)), "")
