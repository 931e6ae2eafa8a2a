"""Finds the publication and lists its files. Light on purpose: a build with nothing to do imports little else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

SETTINGS = "newsletter.toml"
STATE = ".newsletter"
ISSUE_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt")


def find_root(start: Path) -> Path | None:
    """The folder of the publication, looked for upwards from `start`, not beyond the folder that holds `.git`."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file() or _has_table(folder / "pyproject.toml") or (folder / "issues").is_dir():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def _has_table(pyproject: Path) -> bool:
    try:
        return b"[tool.newsletter" in pyproject.read_bytes()
    except OSError:
        return False


def walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Every file below a folder, in the order of the names; hidden ones and symbolic links are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield entry


def issue_paths(root: Path) -> list[PurePosixPath]:
    """The issue files: every Markdown file below `issues/`, but in a folder with an `index.md` only that one."""
    found = [PurePosixPath(os.path.relpath(entry.path, root)) for entry in walk(str(root / "issues"))]
    texts = [path for path in found if path.suffix.lower() in ISSUE_ENDINGS and path.stem.lower() not in _NO_ISSUES]
    folders = {path.parent for path in texts if path.stem == "index" and len(path.parts) > 2}
    return [path for path in texts if path.parent not in folders or path.stem == "index"]


_NO_ISSUES = frozenset({"readme", "_index", "contributing", "changelog", "license", "template", "_template"})


def seed_paths(root: Path) -> list[PurePosixPath]:
    """The seed files. The lock file is ours and no seed."""
    found = [PurePosixPath(os.path.relpath(entry.path, root)) for entry in walk(str(root / "seeds"))]
    return [path for path in found if path.name != "library.lock" and path.suffix.lower() not in _PICTURES]


def bibliography_paths(root: Path) -> list[PurePosixPath]:
    """The bibliographies that issues may cite from: beside them, among the seeds, where Jekyll has its own, on top."""
    folders = ("issues", "seeds", "assets/bibliography", "_bibliography")
    found = [entry for folder in folders for entry in walk(str(root / folder)) if _is_bibliography(entry)]
    found += [entry for entry in os.scandir(root) if _is_bibliography(entry) and entry.is_file(follow_symlinks=False)]
    return sorted(PurePosixPath(os.path.relpath(entry.path, root)) for entry in found)


def _is_bibliography(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith((".bib", ".bibtex"))


_PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf", ".mp3", ".mp4", ".mov", ".ico"}
)
