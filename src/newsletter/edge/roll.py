"""The issues of a build: a line of each, and the whole of one when somebody asks for it.

An archive of ten thousand takes seconds to unpack and half a gigabyte to hold, and a page is about some dozens of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from newsletter import pipeline
from newsletter.edge.line import Line
from newsletter.edge.memory import Recall, unpacked
from newsletter.edge.printing import Task, card_key
from newsletter.model.issue import Issue
from newsletter.model.loss import Loss
from newsletter.model.planned import Planned
from newsletter.render.planning import carded

_AT_HAND = 160
"""How many whole issues are kept in hand: pages of a year are made one after the other, and a review is about two."""


_HELD = 1_000
"""How many cards are held while somebody goes through them twice: they take some twenty megabytes."""


class Roll:
    """The issues of a build, newest first. A number is a place in `lines`, or in `heads`."""

    def __init__(self, tasks: Sequence[Task], lines: Sequence[Line], recall: Recall) -> None:
        self.heads = [task.head for task in tasks]
        self.lines = lines
        self.numbers = {head.place: number for number, head in enumerate(self.heads)}
        self._tasks = tasks
        self.recall = recall
        self._whole: dict[str, Issue] = {}

    def whole(self, place: str) -> Issue:
        """The issue with a place."""
        if place not in self._whole:
            if len(self._whole) >= _AT_HAND:
                self._whole.pop(next(iter(self._whole)))
            self._whole[place] = self.read(place)
        return self._whole[place]

    def read(self, place: str) -> Issue:
        """The same, not kept in hand. What could not be printed is in no memory, and is made anew."""
        task = self.task(place)
        known = self.recall([task.read_key])
        if task.read_key in known:
            issue: Issue = known[task.read_key][0]
            return issue
        return pipeline.manuscript(task.head, task.file.raw(), task.frame.settings, task.beside).issue

    def card(self, place: str) -> Planned:
        """The card of an issue."""
        key = card_key(self.task(place).read_key)
        known = self.recall([key])
        if key in known:
            card: Planned = known[key]
            return card
        return carded(self.read(place))

    def task(self, place: str) -> Task:
        """What the issue with a place is made of."""
        return self._tasks[self.numbers[place]]

    def losses(self) -> Iterator[tuple[PurePosixPath, Loss]]:
        """What targets show otherwise than it was meant, with the file of the issue."""
        return (
            (head.path, loss)
            for head, line in zip(self.heads, self.lines, strict=True)
            for loss in unpacked(line.losses)
        )


class Row:
    """The cards of issues in an order, as often as somebody goes through them.

    Those of a large archive are too much to be held: each is read when its turn comes, and again the next time.
    """

    def __init__(self, roll: Roll, places: Iterable[str]) -> None:
        self._roll = roll
        self._places = tuple(places)
        self._held: list[Planned] = []

    def __iter__(self) -> Iterator[Planned]:
        if len(self._places) > _HELD:
            return map(self._roll.card, self._places)
        if not self._held:
            self._held += map(self._roll.card, self._places)
        return iter(self._held)
