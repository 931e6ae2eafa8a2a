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
from newsletter.edge.memory import Memory
from newsletter.model.problem import Problem

_NOTICED = "noticed"
_RACY_NS = 20_000_000


class Look(NamedTuple):
    """How a file looks from outside; two equal looks are one file with one content."""

    changed: int
    moved: int
    size: int


class Files(NamedTuple):
    """The digests of files by their paths, and what could not be read."""

    digests: dict[PurePosixPath, str]
    problems: tuple[Problem, ...]


class Noticed:
    """What was noticed of the files of a publication; `close` keeps it under a `key` of the memory."""

    key = _NOTICED

    def __init__(self, root: Path, memory: Memory) -> None:
        self._root, self._memory = root, memory
        self._known: dict[str, tuple[Look, str]] = memory.recall([_NOTICED]).get(_NOTICED, {})
        self._seen: dict[str, tuple[Look, str]] = {}

    def digests(self, paths: Iterable[PurePosixPath]) -> Files:
        """The digest of each file that can be read; only what looks new is."""
        found: dict[PurePosixPath, str] = {}
        problems: list[Problem] = []
        for path in paths:
            try:
                digest = self._digest(str(path))
            except OSError as error:
                problems.append(Problem("E902", f"cannot be read: {error.strerror}", path))
                continue
            if digest:
                found[path] = digest
            else:
                problems.append(Problem("E903", f"larger than {MAX_BYTES // 1_000_000} MB; left out", path))
        return Files(found, tuple(problems))

    def close(self) -> None:
        """Keep what was noticed, when it is anything new."""
        if self._seen != self._known:
            self._memory.remember([(_NOTICED, self._seen)])

    def _digest(self, path: str) -> str:
        """The digest of a file; "" when it is too large to be read."""
        full = os.path.join(self._root, path)
        facts = os.stat(full)
        look = Look(facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size)
        if look.size > MAX_BYTES:
            return ""
        known = self._known.get(path)
        if not known or known[0] != look:
            with open(full, "rb", buffering=0) as file:
                known = look, blake2b(file.read(), digest_size=16).hexdigest()
        if time.time_ns() - max(look.changed, look.moved) > _RACY_NS:
            self._seen[path] = known
        return known[1]
