"""One function over many things, by as many processes as the machine has cores; the answers come in order."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
T = TypeVar("T")
A = TypeVar("A")

CORES = os.cpu_count() or 1
ENOUGH = 12
"""For fewer things, starting processes costs more than it saves."""

FORKS = sys.platform != "darwin" and hasattr(os, "fork")
"""Whether a worker can begin as a copy of this process, which knows all that this one knows without being told."""


def side_by_side(
    function: Callable[[T], A],
    things: Sequence[T],
    jobs: int = CORES,
    enough: int = ENOUGH,
    about: Callable[[T], object] | None = None,
) -> Iterator[A]:
    """`map`, by several processes when there is enough to do. The function must stand at the top of a module.

    This process does the first thing itself: what it loads and learns on the way, the others begin with. Things that
    stand together and are `about` the same are done by one process, which then looks it up once.
    """
    if jobs < 2 or len(things) < enough:
        yield from map(function, things)
        return
    yield function(things[0])
    yield from _shared_out(function, things[1:], jobs, about)


def missing(
    tasks: Mapping[K, T], known: Container[K], function: Callable[[T], A], jobs: int = CORES, enough: int = ENOUGH
) -> dict[K, A]:
    """What the function makes of each task that is not `known` yet, by its key."""
    fresh = [key for key in tasks if key not in known]
    return dict(zip(fresh, side_by_side(function, [tasks[key] for key in fresh], jobs, enough), strict=True))


def begun(function: Callable[[T], A], thing: T) -> Callable[[], A]:
    """Begins at once, in a copy of this process; what comes back waits for the answer.

    Where there are no copies, or where one failed, this process finds the answer when it is waited for.
    """
    return _copied(function, thing) if FORKS and CORES > 1 else partial(function, thing)


def apart(function: Callable[[T], A], thing: T) -> A:
    """The answer, found by a copy of this process that takes the memory with it that it needed.

    Where there are no copies, this process finds it.
    """
    return _copied(function, thing)() if FORKS else function(thing)


def _copied(function: Callable[[T], A], thing: T) -> Callable[[], A]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _tell_and_leave(function, thing, writing)
    os.close(writing)

    def answer() -> A:
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        failed = os.waitpid(child, 0)[1]
        found: A = function(thing) if failed else pickle.loads(told)
        return found

    return answer


def _tell_and_leave(function: Callable[[T], A], thing: T, writing: int) -> NoReturn:
    failed = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(function(thing), protocol=5))
        failed = 0
    finally:
        os._exit(failed)


def _shared_out(
    function: Callable[[T], A], things: Sequence[T], jobs: int, about: Callable[[T], object] | None = None
) -> Iterator[A]:
    import multiprocessing  # which most runs have no use for

    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    lots = _lots(things, jobs, about)
    asked: Sequence[Sequence[Any]] = lots if FORKS else [things[lot.start : lot.stop] for lot in lots]
    gc.freeze()  # a copy shares what neither side touches, and the collector touches everything
    with context.Pool(jobs, _begin, (function, things if FORKS else None)) as pool:
        gc.unfreeze()
        yield from chain.from_iterable(pool.imap(_answers, asked))


def _lots(things: Sequence[T], jobs: int, about: Callable[[T], object] | None) -> list[range]:
    """The places of the things that are done in one go: some dozen lots for each process, so that all end together."""
    if about is None:
        size = max(1, min(16, len(things) // (jobs * 16)))
        runs = [range(len(things))]
    else:
        size = max(16, len(things) // (jobs * 8))
        met = [*map(about, things)]
        starts = [at for at, name in enumerate(met) if not at or name != met[at - 1]]
        runs = [range(start, end) for start, end in zip(starts, [*starts[1:], len(met)], strict=True)]
    return [run[at : at + size] for run in runs for at in range(0, len(run), size)]


_TOLD: list[Any] = []


def _begin(function: Callable[[Any], Any], things: Sequence[Any] | None) -> None:
    """What a worker knows: the function, and the things where it can be asked by their places. Ctrl-C is not for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _TOLD[:] = [function, things]


def _answers(asked: Sequence[Any]) -> list[Any]:
    function, things = _TOLD
    return [function(one if things is None else things[one]) for one in asked]
