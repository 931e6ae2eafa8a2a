"""Seconds and memory of whole processes, measured side by side, and the arithmetic on them."""

from __future__ import annotations

import math
import os
import resource
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, PIPE
from typing import NamedTuple, TypeVar

SAMPLED_EVERY = 0.02
Name = TypeVar("Name")


class Job(NamedTuple):
    """A process to be measured. `prepare` brings the folder into its first state, outside the clock."""

    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], object] = lambda: None


class Turns(NamedTuple):
    """How often a job is measured, and by which clock: the one on the wall, or that of the processors.

    On a machine that others use too, only the seconds that the processors spend on a job are worth comparing. Jobs of
    minutes need no turn to fill the caches of the machine, which is else taken first and not counted.
    """

    rounds: int
    processors: bool = False
    warm: bool = True


def side_by_side(jobs: Mapping[Name, Job], how: Turns) -> dict[Name, float]:
    """The median seconds of each job. The jobs take turns, A B C A B C, so that all suffer the same weather.

    A first turn is not counted: it fills the caches of the machine.
    """
    turns: dict[Name, list[float]] = {name: [] for name in jobs}
    for turn in range(1 - how.warm, how.rounds + 1):
        for name, job in jobs.items():
            job.prepare()
            seconds = _seconds(job, how.processors)
            if turn:
                turns[name].append(seconds)
    return {name: median(seconds) for name, seconds in turns.items()}


def peak(job: Job) -> float | None:
    """The most memory in MiB that a job and all its children held at one moment, shared pages counted once.

    Sampled from /proc (proportional set sizes), in a run of its own because looking costs time; None where
    there is no /proc.
    """
    job.prepare()
    most = 0.0
    with subprocess.Popen(job.command, cwd=job.folder, stdout=DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, _members(process.pid))))
            time.sleep(SAMPLED_EVERY)
    return most or None


def exponent(small: float, large: float, times: float) -> float:
    """How work grows: 1 is in step with the input, 0 is not at all. `large` is the cost of `times` the input.

    >>> exponent(2.0, 20.0, 10)
    1.0
    """
    return math.log(large / small) / math.log(times)


def over(reached: float, wanted: float) -> float:
    """By which factor a figure misses its goal; 1 or less is on the mark.

    >>> over(3.0, 2.0)
    1.5
    """
    return reached / wanted


def _seconds(job: Job, processors: bool) -> float:
    clock = _spent if processors else time.perf_counter
    start = clock()
    done = subprocess.run(job.command, cwd=job.folder, stdout=DEVNULL, stderr=PIPE, check=False)
    seconds = clock() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(job.command)} ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
    return seconds


def _spent() -> float:
    """The seconds that all processes begun here, and theirs, have spent so far, in the system too."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _members(session: int) -> Iterable[int]:
    """The processes of a session: the first and all that it started."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(entry.name)) == session:
                yield int(entry.name)
        except ProcessLookupError:
            continue


def _held(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
