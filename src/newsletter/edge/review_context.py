"""What a review knows besides the issues, read from `seeds/`: statistics of readers, authors and venues of works."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge import files
from newsletter.edge.listing import bibliography_paths
from newsletter.edge.memory import Memory, opened
from newsletter.edge.reading import reading_base
from newsletter.library.lock import LOCK, read_lock
from newsletter.model.digest import digest
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.review.credits import Credit
from newsletter.review.facts import Context
from newsletter.review.readers import STATISTICS, Statistics, read_statistics


class Remembered(NamedTuple):
    """What was read, and the key under which the memory has it."""

    context: Context
    key: str


def read_context(root: Path, settings: Settings, memory: Memory) -> Remembered:
    """The statistics and who made what, read again only when one of their files changed."""
    books = tuple(_raw(root, path) for path in bibliography_paths(root))
    lock, statistics = _raw(root, LOCK), _raw(root, STATISTICS)
    key = digest(reading_base(settings), "context", *(raw.data for raw in (*books, lock, statistics)))
    known = memory.recall([key]).get(key)
    if known is None:
        known = Context(read_statistics(statistics.data), _credits(books, lock))
        memory.remember([(key, known)])
    return Remembered(known, key)


def review_context(root: Path, settings: Settings) -> Context:
    """The same for a command that has no memory in hand."""
    with opened(root) as memory:
        return read_context(root, settings, memory).context


def read_readers(root: Path) -> Statistics:
    """`seeds/statistics.csv`; no statistics when nobody counted."""
    return read_statistics(_raw(root, STATISTICS).data)


def _credits(books: tuple[Raw, ...], lock: Raw) -> dict[str, Credit]:
    """Bibliographies first, then what the library's lock has besides."""
    from newsletter.sources import read  # here, because a build with nothing new about works reads no source

    found: dict[str, Credit] = {}
    for book in books:
        for item in read(book).items:
            if item.url and item.authors:
                found.setdefault(item.url, Credit(item.authors))
    for url, facts in sorted(read_lock(lock.data).facts.items()):
        if facts.authors or facts.venue:
            known = found.get(url, Credit())
            found[url] = Credit(known.authors or facts.authors, facts.venue)
    return found


def _raw(root: Path, path: PurePosixPath) -> Raw:
    """A file of the publication, empty when it is not there."""
    try:
        return files.read(root, path)
    except FileNotFoundError:
        return Raw(path, b"")
