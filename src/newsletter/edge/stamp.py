"""Did anything change since the last build? Answered from file times alone, before anything heavy is imported.

The stamp is a digest of the times and sizes of all that goes in (settings, issues, templates, the program) and all
that came out. A file changed in the moment of the build could keep its time, so a stamp is trusted only when the
youngest file was a little older than the stamp: the rule by which git knows a "racy" index entry.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from newsletter.edge.project import SETTINGS, walk

_RACY_NS = 20_000_000


def fingerprint(root: Path, output: Path, options: str) -> tuple[str, int]:
    """The digest of everything a build looks at and everything it wrote, and the time of its youngest input (ns)."""
    state = blake2b(options.encode(), digest_size=16)
    youngest = 0
    state.update(program_state().encode())
    for folder in (str(root / "issues"), str(root / "templates")):
        for entry in walk(folder):
            facts = entry.stat(follow_symlinks=False)
            youngest = max(youngest, facts.st_mtime_ns)
            state.update(f"{entry.path}\0{facts.st_mtime_ns}\0{facts.st_size}\n".encode("utf-8", "surrogateescape"))
    for name in (SETTINGS, "pyproject.toml"):
        try:
            facts = os.stat(root / name)
        except OSError:
            continue
        youngest = max(youngest, facts.st_mtime_ns)
        state.update(f"{name}\0{facts.st_mtime_ns}\0{facts.st_size}\n".encode())
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


def read_stamp(path: Path, expected: str, now: float) -> str | None:
    """What the last build said, when nothing changed since; None when a build is needed.

    The first line holds the digest and the moment (seconds since 1970) at which a scheduled issue comes out.
    """
    try:
        head, _, said = path.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    digest, _, until = head.partition(" ")
    return said if digest == expected and now < float(until or 0) else None


def write_stamp(path: Path, digest: str, youngest: int, until: float, said: str, now_ns: int) -> None:
    """Remember that all is done; a racy input (see above) is left to the next build to look at again."""
    if now_ns - youngest < _RACY_NS:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".new")
    aside.write_text(f"{digest} {until}\n{said}", "utf-8")
    aside.replace(path)
