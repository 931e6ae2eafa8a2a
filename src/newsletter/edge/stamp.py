"""Did anything change since the last build? Answered from file times alone, before anything heavy is imported.

A stamp belongs to the words of a command, the folder they were typed in and the environment. It names every file
that the build read or wrote, with its time and size, and holds what the build said. A file changed in the very moment
of a build could keep its time, so nothing as young as the build itself is trusted: the rule by which git knows a "racy"
index entry.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from zlib import crc32

from newsletter.edge.project import OURS, SETTINGS, STATE, below, bibliographies, find_root, walk

_FORM = "stamp 2"
_RACY_NS = 20_000_000
_HEARD = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR")


def answer(words: Iterable[str], environment: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """What a build of these words would say to stderr and to stdout, if it has nothing to do; None if it may have."""
    root = find_root(os.getcwd())
    if root is None:
        return None
    try:
        with open(stamp_path(root, words, environment), encoding="utf-8", errors="surrogateescape") as file:
            form, until, warnings, summary, read, met, *paths = file.read().split("\0")
        now = float(environment.get("SOURCE_DATE_EPOCH") or time.time())
        fresh = form == _FORM and now < float(until) and _spelled(inputs(root)) == read
    except (OSError, ValueError):
        return None
    return (warnings, summary) if fresh and "\n".join(looks(root, paths)) == met else None


def stamp_path(root: str, words: Iterable[str], environment: Mapping[str, str] = os.environ) -> str:
    """Where the stamp of a command lies. Its colours are those of the terminal, so that counts too."""
    heard = [f"{name}={environment[name]}" for name in sorted(environment) if name.startswith("NEWSLETTER_")]
    heard += [f"{name}={environment[name]}" for name in _HEARD if name in environment]
    asked = "\0".join([os.getcwd(), *words, *heard, str(sys.stderr.isatty())])
    return os.path.join(root, STATE, f"stamp-{crc32(asked.encode('utf-8', 'surrogateescape')):08x}")


def inputs(root: str) -> dict[str, str]:
    """All that every build reads (settings, issues, templates, works, statistics, program) and how it looks now."""
    paths = [SETTINGS, "pyproject.toml", *OURS, *bibliographies(root), *_program(), *_libraries()]
    for folder in ("issues", "templates", "assets"):
        paths += below(root, folder)
    return dict(zip(paths, looks(root, paths), strict=True))


def _spelled(seen: Mapping[str, str]) -> str:
    return "\n".join([*seen, *seen.values()])


def program_state() -> str:
    """The program as an input: time and size of its files and templates, and when its libraries last changed."""
    paths = [*_program(), *_libraries()]
    return "\n".join(looks(os.sep, paths))


def _program() -> Iterator[str]:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (package, os.path.join(os.path.dirname(os.path.dirname(package)), "templates")):
        for entry in walk(folder):
            if entry.name.endswith((".py", ".html", ".css", ".js", ".svg", ".txt", ".json", ".xml")):
                yield entry.path


def _libraries() -> list[str]:
    """The folders into which packages are installed: their times change with every package."""
    return [folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]


def looks(root: str, paths: Iterable[str]) -> list[str]:
    """For each file its time (ns) and size, "" where there is none."""
    here = os.getcwd()
    os.chdir(root)  # the system finds a short path in half the time
    try:
        return [look(path) for path in paths]
    finally:
        os.chdir(here)


def look(path: str) -> str:
    try:
        facts = os.stat(path)
    except OSError:
        return ""
    return f"{facts.st_mtime_ns} {facts.st_size}"


def _below(root: str) -> Callable[[str], str]:
    """Full paths as seen from the publication, where they lie below it."""
    start = os.path.join(root, "")
    return lambda path: path.removeprefix(start)


def write_stamp(
    path: str,
    root: str,
    begun: int,
    seen: Mapping[str, str],
    looked_up: Iterable[str],
    made: Mapping[str, str],
    said: Iterable[str],
) -> None:
    """Remember that all is done, unless what went in was changed meanwhile, or so lately that it might have been.

    `seen` are the inputs as the build found them when it began (ns since 1970), `looked_up` is what it read besides,
    `made` what it wrote, and how that looked then. `said` is until when the answer holds (s), and what the build said
    to stderr and to stdout.
    """
    with suppress(FileNotFoundError):
        os.unlink(path)
    more = [*looked_up]
    met = looks(root, more)
    youngest = max((int(look.split()[0]) for look in [*seen.values(), *met] if look), default=0)
    if youngest > begun - _RACY_NS or inputs(root) != seen:
        return
    with open(path + ".new", "w", encoding="utf-8", errors="surrogateescape") as file:
        paths = [*more, *map(_below(root), made)]
        file.write("\0".join([_FORM, *said, _spelled(seen), "\n".join([*met, *made.values()]), *paths]))
    os.replace(path + ".new", path)
