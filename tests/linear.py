"""Work that takes a size in, whether twice the size takes about twice the time out."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

BUSY = "a busy machine is slow once or twice, quadratic work always"


def is_linear(work: Callable[[int], object], small: int, quick: float) -> bool:
    """Whether four times the `small` size takes less than nine times as long, or is done in `quick` seconds anyway.

    Quadratic work would take sixteen times the time.
    """

    def seconds(size: int) -> float:
        start = process_time()
        work(size)
        return process_time() - start

    def least(size: int) -> float:
        return min(seconds(size) for _ in range(2))

    def once() -> bool:
        few, many = least(small), least(4 * small)
        return many < quick or many < 9 * few

    return any(once() for _ in range(3))
