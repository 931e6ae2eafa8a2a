"""How files look from outside: a folder and names in, the time and the size of each out. Nothing is opened."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Sequence

MEASURED = 2 * array("q").itemsize
"""The bytes that one file takes in what is measured."""

RACY_NS = 20_000_000
"""A file that changed no longer ago than this could change again and keep its time: git's rule of a "racy" entry."""

_GONE = -1


def look(path: str) -> str:
    """The time (ns) and size of a file, "" where there is none."""
    try:
        facts = os.stat(path)
    except OSError:
        return ""
    return f"{facts.st_mtime_ns} {facts.st_size}"


def looks(folder: str, names: Iterable[str]) -> list[str]:
    """The same of many files, which are named from a folder."""
    found = measured(folder, names)
    return ["" if time == _GONE else f"{time} {size}" for time, size in zip(found[::2], found[1::2], strict=True)]


def measured(folder: str | bytes, names: Iterable[str | bytes]) -> array[int]:
    """Time (ns) and size of each file, one after the other; twice -1 where there is none."""
    found = array("q")
    here, put = os.getcwd(), found.append
    os.chdir(folder)  # the system finds a short path in half the time
    try:
        for name in names:
            try:
                facts = os.stat(name)
            except OSError:
                put(_GONE)
                put(_GONE)
            else:
                put(facts.st_mtime_ns)
                put(facts.st_size)
    finally:
        os.chdir(here)
    return found


def hold(conditions: Sequence[Callable[[], bool]], shares: int) -> bool:
    """Whether all of these hold; what cannot be looked at does not.

    Where processes can be copied, so many share them, one a processor. Which condition is next stands in a pipe, from
    which each of them takes it: so none waits for one that began late. After the first that fails, nobody finds more.
    """
    shares = min(shares, os.cpu_count() or 1) if hasattr(os, "fork") else 1
    if shares < 2:
        return all(map(_holds, conditions))
    waiting, put = os.pipe()
    os.write(put, b"".join(turn.to_bytes(_TURN, "big") for turn in range(len(conditions))))
    os.close(put)
    children = [_apart(conditions, waiting) for _ in range(1, shares)]
    try:
        held = _all_in_turn(conditions, waiting)
    finally:
        failed = [os.waitpid(child, 0)[1] for child in children]
        os.close(waiting)
    return held and not any(failed)


_TURN = 2
"""How many bytes tell which condition is next: a pipe holds as many as there may be."""


def _holds(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except OSError:
        return False


def _all_in_turn(conditions: Sequence[Callable[[], bool]], waiting: int) -> bool:
    """Whether those hold whose turn comes in this process."""
    while turn := os.read(waiting, _TURN):
        if not _holds(conditions[int.from_bytes(turn, "big")]):
            while os.read(waiting, _TURN * len(conditions)):
                pass
            return False
    return True


def _apart(conditions: Sequence[Callable[[], bool]], waiting: int) -> int:
    """A copy of this process, which ends well if what it finds holds."""
    child = os.fork()
    if child == 0:
        held = False
        try:
            held = _all_in_turn(conditions, waiting)
        finally:
            os._exit(0 if held else 1)
    return child
