"""The output folder during one build: what lay there, what lies there now, what was written and what is gone."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from newsletter.edge import files
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
        top = str(folder)
        self._intact = frozenset(
            key for key, there in self._made_of.items() if all(_intact(file, top) for file in there)
        )

    def has(self, key: str) -> bool:
        """Whether everything made of `key` still lies there as it was written."""
        return key in self._intact

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

    def prune(self) -> tuple[str, ...]:
        """Remove what we once wrote and no longer would."""
        gone = tuple(sorted(set(self.before) - set(self.after)))
        for path in gone:
            files.remove(self.folder, PurePosixPath(path))
        return gone


def noted(folder: Path, path: PurePosixPath, key: str) -> Written:
    """How a file looks that was just written."""
    facts = os.stat(folder / path)
    return Written(str(path), key, facts.st_size, facts.st_mtime_ns)


def _intact(file: Written, folder: str) -> bool:
    try:
        facts = os.stat(f"{folder}/{file.path}")
    except OSError:
        return False
    return facts.st_size == file.size and facts.st_mtime_ns == file.time
