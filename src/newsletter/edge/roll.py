"""The issues of a build: a line of each, and each whole one when somebody asks for it.

An archive of ten thousand takes seconds to unpack, and most builds want one issue of it: the one that was edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from newsletter import pipeline
from newsletter.edge.line import Line
from newsletter.edge.memory import Memory
from newsletter.edge.printing import Task
from newsletter.model.issue import Issue
from newsletter.model.loss import Loss


class Roll:
    """The issues of a build, newest first. A number is a place in `lines`, or in `heads`."""

    def __init__(self, tasks: Sequence[Task], lines: Sequence[Line], memory: Memory) -> None:
        self.heads = [task.head for task in tasks]
        self.lines = lines
        self._tasks = tasks
        self._memory = memory
        self._whole: dict[int, Issue] = {}

    def whole(self, numbers: Iterable[int]) -> tuple[Issue, ...]:
        """The whole issues with some numbers; each is read once."""
        wanted = tuple(numbers)
        missing = [number for number in dict.fromkeys(wanted) if number not in self._whole]
        if missing:
            self._whole.update(zip(missing, self._read([self._tasks[number] for number in missing]), strict=True))
        return tuple(self._whole[number] for number in wanted)

    def losses(self) -> Iterator[tuple[PurePosixPath, Loss]]:
        """What targets show otherwise than it was meant, with the file of the issue."""
        return ((head.path, loss) for head, line in zip(self.heads, self.lines, strict=True) for loss in line.losses)

    def _read(self, tasks: Sequence[Task]) -> Iterator[Issue]:
        """As the memory has them; what could not be printed is not kept there, and is read again."""
        known = self._memory.recall(task.read_key for task in tasks)
        for task in tasks:
            if task.read_key in known:
                yield known[task.read_key][0]
            else:
                yield pipeline.manuscript(task.head, task.raw, task.frame.settings, task.beside).issue
