"""The digests of files, told from their times and sizes alone where these are as we noticed them last.

A file that was changed in the moment when it was noticed could keep its time, so a file that young is not noticed: the
rule by which git knows a "racy" index entry.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge.files import MAX_BYTES
from newsletter.edge.looks import RACY_NS
from newsletter.edge.memory import Memory
from newsletter.model.problem import Problem


def seal(data: bytes) -> str:
    """The digest of a file."""
    return blake2b(data, digest_size=16).hexdigest()


class Look(NamedTuple):
    """How a file looks from outside; two equal looks are one file with one content."""

    changed: int
    moved: int
    size: int


class Files(NamedTuple):
    """The digests of files by their paths, and what could not be read."""

    digests: dict[str, str]
    problems: tuple[Problem, ...]


class Noticed:
    """What was noticed of the files of a publication; `close` keeps it under a `key` of the memory.

    `anew` are the files that had to be read for their digests.
    """

    def __init__(self, root: Path, memory: Memory, key: str = "noticed", fresh: bool = False) -> None:
        self.key = key
        self._root, self._memory = os.path.join(root, ""), memory
        self._known: dict[str, tuple[Look, str]] = {} if fresh else memory.recall([key]).get(key, {})
        self._seen: dict[str, tuple[Look, str]] = {}
        self.anew: list[str] = []

    def digests(self, paths: Iterable[str]) -> Files:
        """The digest of each file that can be read; only what looks new is."""
        found: dict[str, str] = {}
        problems: list[Problem] = []
        settled = time.time_ns() - RACY_NS
        for path in paths:
            try:
                digest = self._digest(path, settled)
            except OSError as error:
                problems.append(Problem("E902", f"cannot be read: {error.strerror}", PurePosixPath(path)))
                continue
            if digest:
                found[path] = digest
            else:
                told = f"larger than {MAX_BYTES // 1_000_000} MB; left out"
                problems.append(Problem("E903", told, PurePosixPath(path)))
        return Files(found, tuple(problems))

    def close(self) -> None:
        """Keep what was noticed, when it is anything new."""
        self._memory.remember(self.news())

    def news(self) -> list[tuple[str, object]]:
        """What `close` would keep."""
        return [(self.key, self._seen)] if self._seen != self._known else []

    def _digest(self, path: str, settled: int) -> str:
        """The digest of a file; "" when it is too large to be read. What changed after `settled` may change unseen."""
        full = self._root + path
        facts = os.stat(full)
        look = Look(facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size)
        if look.size > MAX_BYTES:
            return ""
        known = self._known.get(path)
        if not known or known[0] != look:
            with open(full, "rb", buffering=0) as file:
                known = look, seal(file.read())
            self.anew.append(path)
        if look.changed < settled and look.moved < settled:
            self._seen[path] = known
        return known[1]
