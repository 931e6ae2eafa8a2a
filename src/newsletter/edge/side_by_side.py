"""One function over many things, by as many processes as the machine has cores; the answers come in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
A = TypeVar("A")

ENOUGH = 48
"""For fewer things, starting processes costs more than it saves."""


def side_by_side(function: Callable[[T], A], things: Sequence[T]) -> Iterator[A]:
    """`map`, by several processes when there is enough to do. The function must stand at the top of a module."""
    cores = os.cpu_count() or 1
    if cores < 2 or len(things) < ENOUGH:
        yield from map(function, things)
        return
    with multiprocessing.Pool(cores, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        yield from pool.imap(function, things, chunksize=max(1, min(32, len(things) // (cores * 4))))
