"""The output folder during one build: what lay there, what lies there now, what was written and what is gone."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from newsletter.edge import files
from newsletter.edge.looks import look, looks
from newsletter.edge.memory import Written


class Output:
    """Begun with what earlier builds wrote. Files that are not ours are never touched, and never removed.

    `again` tells that all is to be made again, whether it lies there or not.
    """

    def __init__(self, folder: Path, before: Mapping[str, Written], again: bool = False) -> None:
        self.folder = folder
        self.before = before
        self.after: dict[str, Written] = {}
        self.written: list[str] = []
        self._made_of: defaultdict[str, list[Written]] = defaultdict(list)
        for file in before.values():
            self._made_of[file.key].append(file)
        there = zip(before.values(), looks(str(folder), before), strict=True)
        self._touched = {file.key for file, look in there if look != file.look}

    def has(self, key: str) -> bool:
        """Whether everything made of `key` still lies there as it was written."""
        return key in self._made_of and key not in self._touched

    def keep(self, key: str) -> None:
        """What is made of `key` need not be made again."""
        self.took(self._made_of[key])

    def keep_below(self, place: str) -> None:
        """What could not be made leaves its last good files in place."""
        inside = [file for file in self.before.values() if f"{file.path}/".startswith(f"{place}/")]
        self.took(file for file in inside if file.path not in self.after)

    def write(self, path: PurePosixPath, key: str, data: bytes) -> None:
        """A file that is made of `key`."""
        wrote = files.write_if_changed(self.folder, path, data)
        self.took([noted(self.folder, path, key)], [str(path)] if wrote else ())

    def took(self, there: Iterable[Written], written: Iterable[str] = ()) -> None:
        """These files lie there; those of them that are named were written just now."""
        self.after.update((file.path, file) for file in there)
        self.written += written

    def news(self) -> list[Written]:
        """The files that do not lie there as they did before, or are made of something else."""
        return [file for path, file in self.after.items() if self.before.get(path) != file]

    def prune(self) -> tuple[str, ...]:
        """Remove what we once wrote and no longer would."""
        gone = tuple(sorted(set(self.before) - set(self.after)))
        for path in gone:
            files.remove(self.folder, PurePosixPath(path))
        return gone


def noted(folder: Path, path: PurePosixPath, key: str) -> Written:
    """How a file looks that was just written."""
    return Written(str(path), key, look(os.path.join(folder, path)))
