"""What a check is asked about: files, folders and issues by name, and the lines that changed since a revision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge.changes import Changes
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError, Problem
from newsletter.registry import did_you_mean


class Scope(NamedTuple):
    """Without `paths` everything is asked about, without `changes` every line."""

    paths: tuple[PurePosixPath, ...] = ()
    changes: Changes | None = None

    def holds(self, path: PurePosixPath) -> bool:
        """Whether a file is asked about at all."""
        if self.changes is not None and path not in self.changes.lines:
            return False
        return not self.paths or any(wanted == path or wanted in path.parents for wanted in self.paths)

    def tells(self, problem: Problem) -> bool:
        """Whether a finding is to be told."""
        return self.holds(problem.path) and (self.changes is None or self.changes.touch(problem))


def paths_of(names: Iterable[str], root: Path, heads: Sequence[Head]) -> tuple[PurePosixPath, ...]:
    """What an editor names: a path, from the current folder or from the publication's, or the slug of an issue."""
    return tuple(_path(name, root, heads) for name in names)


def _path(name: str, root: Path, heads: Sequence[Head]) -> PurePosixPath:
    for found in (Path.cwd() / name, root / name):
        if name and found.exists() and found.resolve().is_relative_to(root.resolve()):
            return PurePosixPath(found.resolve().relative_to(root.resolve()))
    slugs = {head.slug: head.path for head in heads}
    if name not in slugs:
        raise NewsletterError(f"no file, folder or issue here called {name!r}{did_you_mean(name, list(slugs))}")
    return slugs[name]


def below_repository(root: Path) -> PurePosixPath:
    """Where the publication lies in its repository: `.` when it is the whole of it, or when there is none."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return PurePosixPath(root.relative_to(folder))
    return PurePosixPath()
