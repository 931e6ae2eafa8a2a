"""Every item ever covered, for machines: `library.json` with each mention, `library.bib` to cite from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication
from newsletter.render.bibtex import bibtex
from newsletter.render.covered import Covered, Mention, covered
from newsletter.render.renderer import Page, Press, PublicationRenderer


def _pages(publication: Publication) -> Iterator[Page]:
    for name, make in (("library.json", _json), ("library.bib", _bib)):
        yield Page(PurePosixPath(name), make, publication.issues)


def _json(press: Press, *issues: Issue) -> bytes:
    document = {
        "schema": 1,
        "title": press.settings.title,
        "home": press.settings.absolute(""),
        "items": [_item(item) for item in covered(issues)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(item: Covered) -> dict[str, object]:
    mentions = [_told(mention) for mention in item.mentions]
    return item._asdict() | {"mentions": mentions}


def _told(mention: Mention) -> dict[str, object]:
    return mention._asdict() | {"date": mention.date or None}


def _bib(press: Press, *issues: Issue) -> bytes:
    return bibtex(covered(issues), press.settings.title).encode("utf-8", "replace")


RENDERER = PublicationRenderer("library", _pages)
