"""What earlier builds made, by the digest of its arguments, in one SQLite file that may be deleted at any time.

Most are results that cost time to make: an issue that was read, its body for the feeds. Others tell what lies in each
output folder, of which arguments it was made, and how it looked when it was written.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from newsletter.edge.project import STATE

# Values are long and their keys come in no order: so the keys are sorted apart, and the pages are large.
_TABLES = """
pragma page_size=16384;
pragma journal_mode=wal;
pragma synchronous=off;
create table if not exists vals (key text primary key, data blob);
"""


KEPT = "kept:"
"""Before the key of what is about all issues together, and outlives each of them."""


def packed(value: object) -> bytes:
    """A value as the memory keeps it, and as it goes from one process to another."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes) -> Any:
    """The value that was packed."""
    return pickle.loads(data)


class Memory:
    """The door to the SQLite file. A file that is damaged or of another kind is thrown away and begun anew."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        try:
            self._base = self._opened()
        except sqlite3.OperationalError:  # somebody else has it for himself: no reason to take it from him
            raise
        except sqlite3.DatabaseError:
            with suppress(FileNotFoundError):
                path.unlink()
            self._base = self._opened()

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path)
        try:
            base.executescript(_TABLES)
        except sqlite3.Error:
            base.close()
            raise
        return base

    def recall(self, keys: Iterable[str]) -> dict[str, Any]:
        """The remembered values of those keys that are known."""
        found = {}
        for key in keys:
            row = self._base.execute("select data from vals where key = ?", (key,)).fetchone()
            if row:
                with suppress(Exception):
                    found[key] = unpacked(row[0])
        return found

    def names(self, beginning: str) -> frozenset[str]:
        """The keys that begin in some way."""
        rows = self._base.execute("select key from vals where key >= ? and key < ?", (beginning, beginning + "\x7f"))
        return frozenset(row[0] for row in rows)

    def remember(self, values: Iterable[tuple[str, Any]]) -> None:
        """Keep values under their keys, unless a build that runs at the same time has the file for itself."""
        self.keep((key, packed(value)) for key, value in values)

    def keep(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """The same for values that are packed already."""
        with suppress(sqlite3.OperationalError):
            self._base.executemany("insert or replace into vals values (?, ?)", rows)

    def commit(self) -> None:
        """Let other processes see what was kept."""
        self._base.commit()

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """Drop what no longer belongs to the publication; what is no issue's (`styles:…`, `kept:…`) stays."""
        kept = frozenset(keys)
        there = self._base.execute("select key from vals")  # the keys alone: the values are long
        gone = [row for row in there if row[0] not in kept and not row[0].startswith(("styles:", KEPT))]
        self._base.executemany("delete from vals where key = ?", gone)

    def close(self) -> None:
        """Keep what was said."""
        self._base.commit()
        self._base.close()


class Recall:
    """The same question asked from any process: each has a door of its own, because SQLite's cannot be shared."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._doors: dict[int, Memory] = {}

    def __call__(self, keys: Iterable[str]) -> dict[str, Any]:
        return self.door.recall(keys)

    @property
    def door(self) -> Memory:
        """The door of this process."""
        process = os.getpid()
        if process not in self._doors:
            self._doors[process] = Memory(self._path)
        return self._doors[process]

    def __reduce__(self) -> tuple[type[Recall], tuple[Path]]:
        """Another process is told where to ask, not through which door."""
        return Recall, (self._path,)

    def close(self) -> None:
        """Close the door of this process; that of another goes when it goes."""
        for door in self._doors.values():
            door.close()


@contextmanager
def opened(root: Path) -> Iterator[Memory]:
    """The memory of the publication in `root`, for as long as it is needed."""
    memory = Memory(root / STATE / "memory.sqlite")
    try:
        yield memory
    finally:
        memory.close()
