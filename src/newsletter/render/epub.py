"""The issues of a period in, one book out (EPUB 3.3): the same issues, the same bytes.

A book is a zip archive whose first file names its kind, uncompressed; every file in it bears the same old date.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Settings
from newsletter.render.email import facts
from newsletter.render.renderer import Texts
from newsletter.render.theme import rendered
from newsletter.render.xhtml import Place, book_body
from newsletter.text.patterns import pattern

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_IDS = pattern(r'<[^<>]* id="([^"]+)"')
_EPOCH = (1980, 1, 1, 0, 0, 0)
MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The pictures that every reader of books can show, by the ends of their names."""


class Picture(NamedTuple):
    """A picture in the book: its file there, its kind and its bytes."""

    name: str
    media_type: str
    data: bytes


class Page(NamedTuple):
    """An issue on its way into a book: its body, and the files of its pictures by the addresses in the body."""

    issue: Issue
    texts: Texts
    pictures: Mapping[str, str]


class Book(NamedTuple):
    """What is told of a book. `modified` is a moment in UTC, as `2024-01-05T12:00:00Z`."""

    title: str
    identifier: str
    language: str
    publisher: str
    authors: tuple[str, ...]
    modified: str
    rights: str = ""


class Chapter(NamedTuple):
    """A file of the book, and what the table of contents says of it."""

    name: str
    title: str
    contents: tuple[Link, ...]
    xhtml: str
    properties: str


def epub(book: Book, pages: Iterable[Page], pictures: Iterable[Picture], settings: Settings, theme: Theme) -> bytes:
    """The bytes of the book."""
    pages, pictures = tuple(pages), tuple(pictures)
    names = {
        page.issue.page.rstrip("/"): Place(f"{nth:03}.xhtml", frozenset(_IDS.findall(page.texts.web)))
        for nth, page in enumerate(pages, 1)
    }
    chapters = tuple(_chapter(page, names, theme) for page in pages)
    told = {"book": book, "chapters": chapters, "pictures": pictures, "settings": settings}
    files = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "book/package.opf": rendered(theme, "edition/package.xml", **told).encode(),
        "book/nav.xhtml": rendered(theme, "edition/nav.xml", **told).encode(),
        "book/book.css": rendered(theme, "edition/book.css").encode(),
        **{f"book/{chapter.name}": chapter.xhtml.encode("utf-8", "replace") for chapter in chapters},
        **{f"book/{picture.name}": picture.data for picture in pictures},
    }
    return _zipped(files)


def _chapter(page: Page, names: Mapping[str, Place], theme: Theme) -> Chapter:
    issue = page.issue
    body = book_body(page.texts.web, issue.page, names, page.pictures)
    written = rendered(
        theme,
        "edition/chapter.xml",
        title=issue.title,
        language=issue.language,
        deck=issue.description,
        facts=facts(issue),
        address=issue.page,
        body=Markup(body.xhtml),
    )
    contents = tuple(heading for heading in page.texts.contents if heading.url)
    return Chapter(names[issue.page.rstrip("/")].file, issue.title, contents, written, body.properties)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            _add(archive, name, data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3  # as if made on Unix, on every system
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, method, 9)
