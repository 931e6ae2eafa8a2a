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
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from zlib import crc32

from newsletter.edge.looks import MEASURED, RACY_NS, hold, looks, measured
from newsletter.edge.project import OURS, SETTINGS, STATE, below, bibliographies, find_root

Group = tuple[bytes, bytes]
"""A folder and the names of files in it; of each file its time and size, as `measured` gives them."""

_FORM = b"stamp-4"

_AT_ONCE = 1_000
"""Of how many files a group is at most: they are looked at in one turn."""

_ENOUGH = 2_500 * MEASURED
"""For less than this to compare, no other process is asked to help."""

_PARTS = (".py", ".html", ".css", ".js", ".svg", ".txt", ".json", ".xml")
_HEARD = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR")


def answer(words: Iterable[str], environment: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """What a build of these words would say to stderr and to stdout, if it has nothing to do; None if it may have."""
    root = find_root(os.getcwd())
    if root is None:
        return None
    try:
        with open(stamp_path(root, words, environment), "rb") as file:
            form, *sizes = file.readline().split()
            said, *parts = map(file.read, map(int, sizes))
        until, warnings, summary = said.decode("utf-8", "surrogateescape").split("\0")
        now = float(environment.get("SOURCE_DATE_EPOCH") or time.time())
        if form != _FORM or now >= float(until):
            return None
        named, seen = parts[::2], parts[1::2]
        conditions = [partial(_begin_with_all_inputs, named, root)]
        conditions += [partial(_looks, *group) for group in zip(named, seen, strict=True)]
        return (warnings, summary) if hold(conditions, 1 + sum(map(len, seen)) // _ENOUGH) else None
    except (OSError, ValueError):
        return None


def stamp_path(root: str, words: Iterable[str], environment: Mapping[str, str] = os.environ) -> str:
    """Where the stamp of a command lies. Its colours are those of the terminal, so that counts too."""
    heard = [f"{name}={environment[name]}" for name in sorted(environment) if name.startswith("NEWSLETTER_")]
    heard += [f"{name}={environment[name]}" for name in _HEARD if name in environment]
    asked = "\0".join([os.getcwd(), *words, *heard, str(sys.stderr.isatty())])
    return os.path.join(root, STATE, f"stamp-{crc32(asked.encode('utf-8', 'surrogateescape')):08x}")


def inputs(root: str) -> list[Group]:
    """All that every build reads (settings, issues, templates, works, statistics, program) and how it looks now."""
    return _seen(_read_by_all(root))


@cache
def program_state() -> str:
    """The program as an input: time and size of its files and templates, and when its libraries last changed.

    A process is what it was when it began, so it looks once.
    """
    return "\n".join(look for folder, names in _program() for look in looks(folder, names))


def _read_by_all(root: str) -> Iterator[tuple[str, list[str]]]:
    """The names of what every build reads, each with the folder from which it is named."""
    yield from _program()
    found = [SETTINGS, "pyproject.toml", *OURS, *bibliographies(root, ("seeds", "_bibliography"))]
    for folder in ("issues", "templates", "assets"):
        found += below(root, folder)
    yield root, found


def _program() -> Iterator[tuple[str, list[str]]]:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    source = os.path.dirname(package)
    for top, folder in ((source, os.path.basename(package)), (os.path.dirname(source), "templates")):
        yield top, [name for name in below(top, folder) if name.endswith(_PARTS)]
    # The folders into which packages are installed: their times change with every package.
    yield os.sep, [folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]


def _seen(folders: Iterable[tuple[str, Sequence[str]]]) -> list[Group]:
    """Files as they look now."""
    return [(group, _measured(group)) for group in _spelled(folders)]


def _spelled(folders: Iterable[tuple[str, Sequence[str]]]) -> Iterator[bytes]:
    """Each folder and the names in it; of many names only so many at once that several processes can share them."""
    for folder, names in folders:
        for begin in range(0, len(names), _AT_ONCE):
            yield os.fsencode("\0".join((folder, *names[begin : begin + _AT_ONCE])))


def _measured(group: bytes) -> bytes:
    folder, *names = group.split(b"\0")
    return measured(folder, names).tobytes()


def _looks(group: bytes, before: bytes) -> bool:
    """Whether the files of a group look as they were measured before."""
    return _measured(group) == before


def _begin_with_all_inputs(named: Sequence[bytes], root: str) -> bool:
    """Whether the first groups are all that every build would read now, and nothing else."""
    return all(before == group for before, group in zip(named, _spelled(_read_by_all(root)), strict=False))


def write_stamp(
    path: str,
    root: str,
    begun: int,
    seen: Sequence[Group],
    looked_up: Iterable[str],
    made: tuple[str, Sequence[tuple[tuple[str, ...], bytes]]],
    said: Iterable[str],
) -> None:
    """Remember that all is done, unless something that went in is so young that it may still change in the same moment.

    `seen` are the inputs as the build found them when it began (ns since 1970): one that was changed since then looks
    otherwise when the next build asks, so nobody need look at them again. `looked_up` is what the build read besides,
    `made` the output folder and what it wrote there, some files together with their looks. `said` is until when the
    answer holds (s), and what the build said to stderr and to stdout.
    """
    from contextlib import suppress

    with suppress(FileNotFoundError):
        os.unlink(path)
    met = [*seen, *_seen([(root, [*looked_up])])]
    youngest = max((moment for _, looks in met for moment in array("q", looks)[::2]), default=0)
    if youngest > begun - RACY_NS:
        return
    groups = (part for group in (*met, *_left(*made)) for part in group)
    parts = ["\0".join(said).encode("utf-8", "surrogateescape"), *groups]
    with open(path + ".new", "wb") as file:
        file.write(b" ".join([_FORM, *(b"%d" % len(part) for part in parts)]) + b"\n")
        file.writelines(parts)
    os.replace(path + ".new", path)


def _left(output: str, files: Sequence[tuple[tuple[str, ...], bytes]]) -> Iterator[Group]:
    """What was written, as it looked then."""
    looks, room = b"".join(seen for _, seen in files), MEASURED * _AT_ONCE
    for nth, group in enumerate(_spelled([(output, [path for paths, _ in files for path in paths])])):
        yield group, looks[nth * room : (nth + 1) * room]
