"""A revision of git in; which lines of which files changed since then, out. Git itself is asked."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.model.problem import NewsletterError, Problem
from newsletter.text.patterns import pattern

_HUNK = pattern(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPED = pattern(rb"\\([0-7]{3}|.)")
_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


class Changes(NamedTuple):
    """The changed lines of each changed file, as they are counted now; None for a file that is new as a whole."""

    lines: Mapping[PurePosixPath, frozenset[int] | None]

    def touch(self, problem: Problem) -> bool:
        """Whether a finding is about a line that changed, or about a changed file as a whole."""
        if problem.path not in self.lines:
            return False
        changed = self.lines[problem.path]
        return changed is None or problem.line <= 1 or problem.line in changed


def changes(root: Path, revision: str) -> Changes:
    """What changed below `root` since a revision: committed, staged, unstaged and untracked alike.

    On a branch that counts from where it left the other one, so that what others did there is not ours.
    """
    if revision.startswith("-"):
        raise NewsletterError(f"{revision!r} is not a revision")
    commit = _git(root, "rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
    base = _git(root, "merge-base", commit, "HEAD", may_fail=True).decode().strip() or commit
    options = ("-U0", "--relative", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames")
    diff = _git(root, "diff", *options, "--src-prefix=a/", "--dst-prefix=b/", base, "--")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    new: dict[PurePosixPath, frozenset[int] | None] = {_path(name): None for name in untracked if name}
    return Changes(_changed(diff) | new)


def _git(root: Path, *arguments: str, may_fail: bool = False) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            env=os.environ | {"LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise NewsletterError("--since needs git, which is not installed here") from error
    if done.returncode and not may_fail:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise NewsletterError(f"git {arguments[0]}: {said}", hint="--since takes a revision, such as HEAD~1 or main")
    return b"" if done.returncode else done.stdout


def _changed(diff: bytes) -> dict[PurePosixPath, frozenset[int] | None]:
    """The lines of each file from a diff without context. A file that is gone has none and is left out."""
    found: dict[PurePosixPath, frozenset[int] | None] = {}
    for part in re.split(rb"^(?=diff --git )", diff, flags=re.MULTILINE):
        head, _, hunks = part.partition(b"\n+++ ")
        name = hunks.partition(b"\n")[0].rstrip(b"\t")
        if not name or name == b"/dev/null":
            continue
        fresh = b"\nnew file mode" in head
        path = _path(_unquoted(name).removeprefix(b"b/"))
        found[path] = None if fresh else frozenset(line for at in _hunks(hunks) for line in at)
    return found


def _hunks(text: bytes) -> Iterator[range]:
    """Where lines were only cut out, the two beside the cut count as changed."""
    for row in text.split(b"\n"):
        if at := _HUNK.match(row):
            start, count = int(at[1]), int(at[2] or 1)
            yield range(start, start + count) if count else range(start, start + 2)


def _unquoted(name: bytes) -> bytes:
    """Git puts a name with quotation marks, backslashes or control characters between quotation marks, as C does."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPED.sub(_meant, name[1:-1])


def _meant(met: re.Match[bytes]) -> bytes:
    return bytes([int(met[1], 8)]) if len(met[1]) == 3 else _ESCAPES.get(met[1], met[1])


def _path(name: bytes) -> PurePosixPath:
    return PurePosixPath(name.decode("utf-8", "surrogateescape"))
