"""Every item ever covered, for machines: `library.json` with each mention, `library.bib` to cite from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import PurePosixPath

from newsletter.model.publication import Publication
from newsletter.render.bibtex import bibtex
from newsletter.render.covered import Covered, Mention, covered, in_order
from newsletter.render.outline import Outlines
from newsletter.render.renderer import Page, Press, PublicationRenderer, in_pieces


def _pages(publication: Publication) -> Iterator[Page]:
    outlines = Outlines(in_order(publication.issues))
    for name, make in (("library.json", _json), ("library.bib", _bib)):
        yield Page(PurePosixPath(name), make, (outlines,))


def _json(press: Press, issues: Outlines) -> Iterator[bytes]:
    """One item a line: as quick to write as without lines, and a difference between two versions can be read."""
    spell = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    head = {"schema": 1, "title": press.settings.title, "home": press.settings.absolute("")}
    items = (spell(_item(item)) for item in covered(issues))
    lines = chain([f'{spell(head)[:-1]}, "items": [\n', next(items, "")], (f",\n{item}" for item in items), ["\n]}\n"])
    return in_pieces(lines)


def _item(item: Covered) -> dict[str, object]:
    return {
        "url": item.url,
        "title": item.title,
        "kind": item.kind,
        "topics": item.topics,
        "mentions": [_told(mention) for mention in item.mentions],
    }


def _told(mention: Mention) -> dict[str, object]:
    return {
        "issue": mention.issue,
        "title": mention.title,
        "page": mention.page,
        "date": mention.date or None,
        "section": mention.section,
        "number": mention.number,
    }


def _bib(press: Press, issues: Outlines) -> Iterator[bytes]:
    return in_pieces(bibtex(covered(issues), press.settings.title))


RENDERER = PublicationRenderer("library", _pages)
