"""A function of many values in, the same function out, which is asked once: several pages want the same answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Of = TypeVar("Of")
Answer = TypeVar("Answer")


def once(make: Callable[[tuple[Of, ...]], Answer]) -> Callable[[tuple[Of, ...]], Answer]:
    """`make`, with its last answer remembered for the very tuple that it was asked about.

    An equal tuple is asked about anew: to compare the values of a thousand issues takes as long as the answer.
    """
    last: list[tuple[tuple[Of, ...], Answer]] = []

    @wraps(make)
    def answer(values: tuple[Of, ...]) -> Answer:
        if not last or last[0][0] is not values:
            last[:] = [(values, make(values))]
        return last[0][1]

    return answer
