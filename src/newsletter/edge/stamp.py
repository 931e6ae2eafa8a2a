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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate
from zlib import crc32

from newsletter.edge.looks import MEASURED, RACY_NS, hold, looks, measured
from newsletter.edge.project import OURS, SETTINGS, STATE, below, bibliographies, find_root

Seen = tuple[bytes, bytes]
"""Folders and the names of files in them; of each file its time and size, as `measured` gives them."""

_FORM = b"stamp-3"
_AT_ONCE = 2_500
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
            said, names, before = map(file.read, map(int, sizes))
        until, warnings, summary = said.decode("utf-8", "surrogateescape").split("\0")
        now = float(environment.get("SOURCE_DATE_EPOCH") or time.time())
        fresh = form == _FORM and now < float(until) and names.startswith(_spelled(_read_by_all(root)))
        shares = 1 + len(before) // (MEASURED * _AT_ONCE)
        return (warnings, summary) if fresh and hold(_looks_as_before(names, before), shares) else None
    except (OSError, ValueError):
        return None


def stamp_path(root: str, words: Iterable[str], environment: Mapping[str, str] = os.environ) -> str:
    """Where the stamp of a command lies. Its colours are those of the terminal, so that counts too."""
    heard = [f"{name}={environment[name]}" for name in sorted(environment) if name.startswith("NEWSLETTER_")]
    heard += [f"{name}={environment[name]}" for name in _HEARD if name in environment]
    asked = "\0".join([os.getcwd(), *words, *heard, str(sys.stderr.isatty())])
    return os.path.join(root, STATE, f"stamp-{crc32(asked.encode('utf-8', 'surrogateescape')):08x}")


def inputs(root: str) -> Seen:
    """All that every build reads (settings, issues, templates, works, statistics, program) and how it looks now."""
    groups = list(_read_by_all(root))
    return _spelled(groups), b"".join(measured(folder, names).tobytes() for folder, names in groups)


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


def _spelled(groups: Iterable[tuple[str, Sequence[str]]]) -> bytes:
    """Each folder and the names in it; of many names only so many at once that several processes can share them."""
    return b"".join(
        os.fsencode("\0".join((folder, *names[begin : begin + _AT_ONCE]))) + b"\0\0"
        for folder, names in groups
        for begin in range(0, len(names), _AT_ONCE)
    )


def _looks_as_before(spelled: bytes, before: bytes) -> list[Callable[[], bool]]:
    """Of each group of files, whether it still looks as it was measured before."""

    def same(group: bytes, begin: int, end: int) -> bool:
        folder, *names = group.split(b"\0")
        return measured(folder, names).tobytes() == before[begin:end]

    groups = spelled.split(b"\0\0")[:-1]
    ends = [*accumulate(MEASURED * group.count(b"\0") for group in groups)]
    if not ends or ends[-1] != len(before):
        raise ValueError("a stamp was cut off")
    return [partial(same, *group) for group in zip(groups, (0, *ends), ends, strict=False)]


def write_stamp(
    path: str,
    root: str,
    begun: int,
    seen: Seen,
    looked_up: Iterable[str],
    made: tuple[str, Mapping[str, str]],
    said: Iterable[str],
) -> None:
    """Remember that all is done, unless what went in was changed meanwhile, or so lately that it might have been.

    `seen` are the inputs as the build found them when it began (ns since 1970), `looked_up` is what it read besides,
    `made` the output folder and what it wrote there, with how that looked then. `said` is until when the answer holds
    (s), and what the build said to stderr and to stdout.
    """
    from contextlib import suppress

    with suppress(FileNotFoundError):
        os.unlink(path)
    more = [*looked_up]
    met = measured(root, more)
    youngest = max((*array("q", seen[1])[::2], *met[::2]), default=0)
    if youngest > begun - RACY_NS or inputs(root) != seen:
        return
    output, files = made
    left = array("q", (int(part) for look in files.values() for part in look.split()))
    names = seen[0] + _spelled([(root, more), (output, [*files])])
    parts = ["\0".join(said).encode("utf-8", "surrogateescape"), names, seen[1] + met.tobytes() + left.tobytes()]
    with open(path + ".new", "wb") as file:
        file.write(b" ".join([_FORM, *(b"%d" % len(part) for part in parts)]) + b"\n")
        file.writelines(parts)
    os.replace(path + ".new", path)
