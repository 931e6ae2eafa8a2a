"""Finds the publication and walks its folders. Light on purpose: a build with nothing to do imports little else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter

SETTINGS = "newsletter.toml"
STATE = ".newsletter"


def find_root(start: str) -> str | None:
    """The folder of the publication, looked for upwards from `start`, not beyond the folder that holds `.git`."""
    folder, above = start, os.path.dirname(start)
    while not _is_publication(folder):
        if folder == above or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder, above = above, os.path.dirname(above)
    return folder


def _is_publication(folder: str) -> bool:
    return (
        os.path.isfile(os.path.join(folder, SETTINGS))
        or _has_table(os.path.join(folder, "pyproject.toml"))
        or os.path.isdir(os.path.join(folder, "issues"))
    )


def _has_table(pyproject: str) -> bool:
    try:
        with open(pyproject, "rb") as file:
            return b"[tool.newsletter" in file.read()
    except OSError:
        return False


def walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Every file below a folder, in the order of the names; hidden ones and symbolic links are passed over."""
    return (entry for _, entry in _files(folder, ""))


def below(root: str, folder: str) -> Iterator[str]:
    """The paths of the same files of a folder of the publication, as they are called from its root."""
    return (path for path, _ in _files(os.path.join(root, folder), f"{folder}/"))


def _files(folder: str, before: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files, each with its path: what it is called below the folder, after the words `before`."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    for entry in sorted((entry for entry in entries if not entry.name.startswith(".")), key=_name):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{before}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{before}{entry.name}", entry


_name = attrgetter("name")


_SHELVES = ("issues", "seeds", "assets/bibliography", "_bibliography")


def bibliographies(root: str, shelves: Iterable[str] = _SHELVES) -> list[str]:
    """The bibliographies that issues may cite from: beside them, among the seeds, where Jekyll has its own, on top."""
    found = [path for folder in shelves for path in below(root, folder)]
    found += (entry.name for entry in os.scandir(root) if entry.is_file(follow_symlinks=False))
    return sorted(path for path in found if path.lower().endswith((".bib", ".bibtex")))


OURS = ("seeds/library.lock", "seeds/statistics.csv")
"""What commands write, and builds read beside the issues."""
