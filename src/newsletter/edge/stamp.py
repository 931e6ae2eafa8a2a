"""Did anything change since the last build? Answered from file times alone, before anything heavy is imported.

The stamp is a digest of the times and sizes of all that goes in (settings, issues, bibliographies, templates, the
program, pictures that lie elsewhere) and all that came out. A file changed in the moment of the build could keep its
time, so a stamp is trusted only when the youngest file was a little older than the stamp: the rule by which git knows
a "racy" index entry.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newsletter.edge.project import SETTINGS, bibliography_paths, walk

_RACY_NS = 20_000_000


def fingerprint(root: Path, output: Path, options: str, pictures: Iterable[str] = ()) -> tuple[str, int]:
    """The digest of everything a build looks at and everything it wrote, and the time of its youngest input (ns).

    `pictures` are those that do not lie beside the issues.
    """
    state = blake2b(options.encode(), digest_size=16)
    youngest = 0
    state.update(program_state().encode())
    for folder in (str(root / "issues"), str(root / "templates")):
        for entry in walk(folder):
            facts = entry.stat(follow_symlinks=False)
            youngest = max(youngest, facts.st_mtime_ns)
            state.update(f"{entry.path}\0{facts.st_mtime_ns}\0{facts.st_size}\n".encode("utf-8", "surrogateescape"))
    for name in (SETTINGS, "pyproject.toml", *map(str, bibliography_paths(root)), *pictures):
        try:
            facts = os.stat(root / name)
        except OSError:
            state.update(f"{name}\0".encode("utf-8", "surrogateescape"))
            continue
        youngest = max(youngest, facts.st_mtime_ns)
        state.update(f"{name}\0{facts.st_mtime_ns}\0{facts.st_size}\n".encode("utf-8", "surrogateescape"))
    for entry in walk(str(output)):
        facts = entry.stat(follow_symlinks=False)
        state.update(f"{entry.path}\0{facts.st_mtime_ns}\0{facts.st_size}\n".encode("utf-8", "surrogateescape"))
    return state.hexdigest(), youngest


def program_state() -> str:
    """The program as an input: its version, and the time and size of each of its files and templates."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = []
    for folder in (package, os.path.join(package, "..", "..", "templates")):
        for entry in walk(folder):
            if entry.name.endswith((".py", ".html", ".css", ".txt", ".json", ".xml")):
                facts = entry.stat(follow_symlinks=False)
                parts.append(f"{entry.name}\0{facts.st_mtime_ns}\0{facts.st_size}")
    return "\n".join(parts)


class Stamp(NamedTuple):
    """The digest, the moment (seconds since 1970) at which a scheduled issue comes out, the pictures that do not lie
    beside the issues, and what the last build said."""

    digest: str
    until: float
    pictures: tuple[str, ...]
    said: str


def read_stamp(path: Path) -> Stamp | None:
    """What the last build left; None when there was none."""
    try:
        head, _, rest = path.read_text("utf-8", "surrogateescape").partition("\n")
        pictures, _, said = rest.partition("\n")
        digest, _, until = head.partition(" ")
        return Stamp(digest, float(until), tuple(filter(None, pictures.split("\0"))), said)
    except (OSError, ValueError):
        return None


def write_stamp(path: Path, stamp: Stamp, youngest: int, now_ns: int) -> None:
    """Remember that all is done; a racy input (see above) is left to the next build to look at again."""
    if now_ns - youngest < _RACY_NS:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    pictures = "\0".join(stamp.pictures)
    aside.write_text(f"{stamp.digest} {stamp.until}\n{pictures}\n{stamp.said}", "utf-8", "surrogateescape")
    aside.replace(path)
