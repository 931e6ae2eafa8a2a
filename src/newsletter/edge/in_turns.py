"""One function over many things, by this process and copies of it: whoever is free takes the next turn.

Where all answers are wanted at once this costs less than workers to whom each thing is sent, and who send each answer
back: half of the work is done here, and a copy tells once, at its end, what it found.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from newsletter.edge import side_by_side
from newsletter.edge.side_by_side import CORES, ENOUGH, begun

T = TypeVar("T")
A = TypeVar("A")


def in_turns(
    function: Callable[[T], A],
    things: Sequence[T],
    jobs: int = CORES,
    enough: int = ENOUGH,
    meanwhile: Callable[[], None] = lambda: None,
) -> list[A]:
    """The answers in the order of the things. The function must stand at the top of a module.

    This process does what is to be done `meanwhile` before it takes a turn, and the first thing before all others:
    what it loads and learns on the way, the copies begin with.
    """
    if jobs < 2 or len(things) < enough or not side_by_side.FORKS:
        meanwhile()
        return list(side_by_side.side_by_side(function, things, jobs, enough))
    found = {0: function(things[0])}
    turns = _handed_out(range(1, len(things)))
    gc.freeze()  # a copy shares what neither side touches, and the collector touches everything
    copies = [begun(_taken, (function, things, turns)) for _ in range(jobs - 1)]
    gc.unfreeze()
    try:
        meanwhile()
        found |= _taken((function, things, turns))
    finally:
        while os.read(turns, _MOST * _WIDTH):
            """After a fault nobody is to begin anything more."""
        for answer in copies:
            found |= answer()
        os.close(turns)
    return [found[place] if place in found else function(thing) for place, thing in enumerate(things)]


_WIDTH = 4
_MOST = 1000
"""So many turns fit into the smallest pipe that a system gives."""


def _handed_out(places: range) -> int:
    """A pipe that holds the turns, each with the place where it begins, and ends behind the last one."""
    turns, giving = os.pipe()
    with os.fdopen(giving, "wb") as pipe:
        for place in places[:: _step(len(places))]:
            pipe.write(place.to_bytes(_WIDTH, "big"))
    return turns


def _step(many: int) -> int:
    """How many things one turn is."""
    return 1 + many // _MOST


def _taken(task: tuple[Callable[[T], A], Sequence[T], int]) -> dict[int, A]:
    """The answers, by place, of all turns that one process can get; a fault ends its turns and is not told of.

    Whoever waits for the answers asks once more for one that is missing, and meets the fault itself.
    """
    function, things, turns = task
    step = _step(len(things) - 1)
    found: dict[int, A] = {}
    while turn := os.read(turns, _WIDTH):
        first = int.from_bytes(turn, "big")
        for place in range(first, min(first + step, len(things))):
            try:
                found[place] = function(things[place])
            except Exception:
                return found
    return found
