"""What a build is asked for, and what it did."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.model.issue import Head
from newsletter.model.loss import Loss
from newsletter.model.problem import Problem


class Options(NamedTuple):
    """What was asked for. `only` names slugs: their pages alone are made, and nothing is removed.

    `lasting` means that all is on the disk when the build ends, whatever then becomes of the machine.
    """

    output: Path
    drafts: bool = False
    only: tuple[str, ...] = ()
    jobs: int = 1
    force: bool = False
    lasting: bool = True


class Report(NamedTuple):
    """What a build did. `losses` are what a target shows otherwise than it was meant, with the file of the issue.

    They are to be gone through once. `files` lie below the output folder now, some of them together with their looks;
    `looked_up` are pictures and files that were there, or missing. `heads` are those of the issues, newest first, and
    `made` the files of those that were made again: of the others nothing is told of their mails. `until` is when the
    next scheduled issue comes out (seconds since 1970).
    """

    issues: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    losses: Iterable[tuple[PurePosixPath, Loss]] = ()
    files: tuple[tuple[tuple[str, ...], bytes], ...] = ()
    looked_up: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    made: tuple[PurePosixPath, ...] = ()
    until: float = float("inf")

    def next(self) -> Report:
        """What the next build will say if nothing changes."""
        return self._replace(written=(), removed=(), unchanged=self.unchanged + len(self.written))
