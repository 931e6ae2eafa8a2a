"""The door to what issues may look up beside their own files: bibliographies, files, and how large pictures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge import files
from newsletter.edge.listing import bibliography_paths
from newsletter.edge.memory import Memory
from newsletter.edge.reading import read_lock
from newsletter.issues.beside import SEEDS, Shelf
from newsletter.issues.own_issues import OwnIssues
from newsletter.issues.references import Bibliography, read_bibliography
from newsletter.issues.wanted import Wanted
from newsletter.library.fact_line import fact_lines
from newsletter.model.digest import digest
from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.text.image_size import Size, image_size

_BEGINNING = 65_536
"""Where the size of a picture stands in nearly every file; a photograph may carry more before it."""


class Shelves(NamedTuple):
    """The shelf, what is wrong with the bibliographies that are no seeds, and the keys of what was remembered."""

    shelf: Shelf
    problems: tuple[Problem, ...]
    keys: list[str]


def read_shelf(
    root: Path,
    settings: Settings,
    heads: Sequence[Head],
    wants: Mapping[PurePosixPath, Wanted],
    memory: Memory,
    base: str,
) -> Shelves:
    """What the issues of a publication may look up. `heads` are those that may be linked to."""
    keys: list[str] = []
    sizes = _Sizes(root, memory, keys)
    books: list[Bibliography] = []
    problems: list[Problem] = []
    if any(want.keys or want.bibliographies for want in wants.values()):
        for book, faults in _books(root, memory, base, keys):
            books.append(book)
            problems += faults
    facts = fact_lines(read_lock(root), settings.facts) if settings.facts else {}
    is_file = partial(files.is_inside, root.resolve())
    shelf = Shelf(books, OwnIssues(heads, settings), sizes.of, is_file, wants, facts)
    return Shelves(shelf, tuple(problems), keys)


def _books(root: Path, memory: Memory, base: str, keys: list[str]) -> list[tuple[Bibliography, tuple[Problem, ...]]]:
    """Every bibliography, read again only when it changed. Those among the seeds are checked as seeds."""
    from newsletter.sources.bibtex import READER

    raws = {}
    for path in bibliography_paths(root):
        try:
            raw = files.read(root, path)
        except OSError:
            continue
        if len(raw.data) <= files.MAX_BYTES:
            raws[digest(base, "bibliography", path, raw.data)] = raw
    known = memory.recall(raws)
    made = {
        key: (read_bibliography(raw), () if SEEDS in raw.path.parents else READER.read(raw).problems)
        for key, raw in raws.items()
        if key not in known
    }
    memory.remember(made.items())
    keys += raws
    return [known.get(key) or made[key] for key in raws]


class _Sizes:
    """The sizes of pictures by their paths, each read once for as long as the file keeps its time."""

    def __init__(self, root: Path, memory: Memory, keys: list[str]) -> None:
        self._root = root.resolve()
        self._memory = memory
        self._keys = keys
        self._known: dict[PurePosixPath, Size | None] = {}

    def of(self, path: PurePosixPath) -> Size | None:
        """Width and height; None for what is no picture, is not there, or lies outside the publication."""
        if path not in self._known:
            self._known[path] = self._looked_up(path)
        return self._known[path]

    def _looked_up(self, path: PurePosixPath) -> Size | None:
        file = self._root / path
        try:
            facts = file.stat()
            if not files.is_inside(self._root, path):
                return None
            key = digest("size", path, facts.st_size, facts.st_mtime_ns)
            self._keys.append(key)
            known: dict[str, tuple[Size | None]] = self._memory.recall([key])
            if key not in known:
                known[key] = (_read_size(file),)
                self._memory.remember(known.items())
            return known[key][0]
        except OSError:
            return None


def _read_size(file: Path) -> Size | None:
    with open(file, "rb") as picture:
        beginning = picture.read(_BEGINNING)
        return image_size(beginning) or image_size(beginning + picture.read())
