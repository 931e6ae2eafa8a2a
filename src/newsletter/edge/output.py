"""The output folder during one build: what lay there, what lies there now, what was written and what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge import files
from newsletter.edge.looks import measured
from newsletter.edge.side_by_side import begun

_AT_ONCE = 250
"""Of how many keys the files are looked at together."""

_ENOUGH = 250
"""For fewer keys, no other process is asked to help."""


class Written(NamedTuple):
    """The files that were made of one key: their paths below the output folder, and how they looked then.

    The looks are those of `measured`, one after the other.
    """

    paths: tuple[str, ...]
    looks: bytes


class Output:
    """Begun with what earlier builds wrote, by the digests of what it was made of.

    Files that are not ours are never touched, and never removed. `again` tells that all is to be made again, whether
    it lies there or not. Whether it lies there as it was written, a copy of this process finds out meanwhile.
    """

    def __init__(self, folder: Path, before: Mapping[str, Written], again: bool = False) -> None:
        self.folder = folder
        self.before = before
        self.after: dict[str, Written] = {}
        self.written: list[str] = []
        self._standing: Mapping[str, Written] = {} if again else before
        begin = begun if len(self._standing) >= _ENOUGH else partial
        self._looked = begin(partial(_touched, str(folder)), self._standing)

    @cached_property
    def _touched(self) -> frozenset[str]:
        return self._looked()

    def has(self, key: str) -> bool:
        """Whether everything made of `key` still lies there as it was written."""
        return key in self._standing and key not in self._touched

    def keep(self, key: str) -> None:
        """What is made of `key` need not be made again."""
        self.after[key] = self.before[key]

    def keep_below(self, place: str) -> None:
        """What could not be made leaves its last good files in place."""
        there = frozenset(self.paths())
        for key, made in self.before.items():
            left = [path for path in made.paths if f"{path}/".startswith(f"{place}/") and path not in there]
            if len(left) == len(made.paths):
                self.after[key] = made
            elif left:  # the rest of it was made of something else meanwhile
                self.after[f"{key}-left"] = noted(self.folder, left)

    def write(self, path: PurePosixPath, key: str, data: bytes) -> None:
        """A file that is made of `key`, and the only one."""
        wrote = files.write_if_changed(self.folder, path, data)
        self.took(key, noted(self.folder, [path]), [str(path)] if wrote else ())

    def took(self, key: str, there: Written, written: Iterable[str] = ()) -> None:
        """These files, made of `key`, lie there; those of them that are named were written just now."""
        self.after[key] = there
        self.written += written

    def paths(self) -> Iterator[str]:
        """What lies there."""
        return _paths(self.after.values())

    def with_others(self) -> dict[str, Written]:
        """What lies there when only some of the issues were built, and the files of the others were left alone."""
        mine = frozenset(self.paths())
        others = {key: made for key, made in self.before.items() if mine.isdisjoint(made.paths)}
        return {**others, **self.after}

    def prune(self) -> tuple[str, ...]:
        """Remove what we once wrote and no longer would."""
        gone = frozenset(_paths(_unlike(self.before, self.after))) - frozenset(_paths(_unlike(self.after, self.before)))
        if gone:
            gone -= frozenset(self.paths())
        for path in gone:
            files.remove(self.folder, PurePosixPath(path))
        return tuple(sorted(gone))


def noted(folder: Path, paths: Iterable[PurePosixPath | str]) -> Written:
    """How files look that were just written."""
    names = tuple(map(str, paths))
    return Written(names, measured(str(folder), names).tobytes())


def _touched(folder: str, before: Mapping[str, Written]) -> frozenset[str]:
    """The keys of which a file no longer looks as it was written. Mostly there are none, and that is told soonest."""
    rest = iter(before.items())
    lots = iter(lambda: [*islice(rest, _AT_ONCE)], [])
    changed = (lot for lot in lots if not _as_written(folder, lot))
    return frozenset(key for lot in changed for key, made in lot if not _as_written(folder, [(key, made)]))


def _as_written(folder: str, lot: Iterable[tuple[str, Written]]) -> bool:
    made = [files for _, files in lot]
    return measured(folder, _paths(made)).tobytes() == b"".join(files.looks for files in made)


def _unlike(some: Mapping[str, Written], others: Mapping[str, Written]) -> Iterator[Written]:
    """What was made of a key in one mapping and not, or otherwise, in the other."""
    return (made for key, made in some.items() if others.get(key) is not made)


def _paths(files: Iterable[Written]) -> Iterator[str]:
    return (path for made in files for path in made.paths)
