"""What there is to make of all issues together, remembered: the pages, and the reviews that nobody wrote.

Which these are hangs on the heads and entries of the issues alone, and on how the feeds divide them. While that stays,
a change of prose needs no new plan: an issue in a page is remembered by its number, and nobody looks at the others.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from newsletter import pipeline
from newsletter.edge.memory import Memory
from newsletter.edge.roll import Roll
from newsletter.model.digest import digest, digest_without
from newsletter.model.issue import Issue
from newsletter.model.problem import Problem
from newsletter.model.publication import Publication, Settings
from newsletter.render.feed import empty_feed
from newsletter.render.feed_size import divided
from newsletter.render.outline import Outline, outlined
from newsletter.render.renderer import Page

Recall = Callable[[Iterable[str]], Mapping[str, Any]]


class Part(NamedTuple):
    """A page or a review. `shape` is the digest of all that it is made of but the whole issues in it.

    `issues` are their numbers. `packed` is the value with numbers in their places; b"" where there are none.
    """

    shape: str
    issues: tuple[int, ...]
    packed: bytes

    def key(self, roll: Roll) -> str:
        """The digest of all that it is made of."""
        return digest(self.shape, *(roll.lines[number].fingerprint for number in self.issues))


class Plan(NamedTuple):
    """All parts, and what is wrong with the whole."""

    pages: tuple[Part, ...]
    reviews: tuple[Part, ...]
    problems: tuple[Problem, ...]


class Planner:
    """The plan of some issues: the last one, while it holds. `key` is its name in the memory."""

    def __init__(self, settings: Settings, roll: Roll, base: str, memory: Memory, recall: Recall) -> None:
        self._settings = settings
        self._base = base
        self.roll = roll
        outlines = [line.outline for line in roll.lines]
        self.key = digest(base, "plan", outlines, divided(roll.heads, self._weights(), settings.feed_items))
        known = recall([self.key]).get(self.key)
        self.plan: Plan = known or self._planned()
        if not known:
            memory.remember([(self.key, self.plan)])

    def page(self, number: int) -> Page:
        """A page of the plan, by its place in it."""
        return self._value(self.plan.pages[number]) or self._pages[number]

    def review(self, number: int) -> pipeline.Unreviewed:
        """A review of the plan."""
        return self._value(self.plan.reviews[number]) or self._reviews[number]

    def _weights(self) -> dict[str, int]:
        return {head.place: line.weight for head, line in zip(self.roll.heads, self.roll.lines, strict=True)}

    @cached_property
    def _publication(self) -> Publication:
        return Publication(self._settings, self.roll.whole(range(len(self.roll.lines))))

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        return tuple(pipeline.pages(self._publication))

    @cached_property
    def _reviews(self) -> tuple[pipeline.Unreviewed, ...]:
        return tuple(pipeline.unreviewed(self._publication))

    def _planned(self) -> Plan:
        numbers = {issue.place: number for number, issue in enumerate(self._publication.issues)}
        pages = (_part(page, pipeline.page_words(page, self._base), numbers) for page in self._pages)
        reviews = (_part(review, review, numbers) for review in self._reviews)
        return Plan(tuple(pages), tuple(reviews), tuple(empty_feed(self._publication)))

    def _value(self, part: Part) -> Any:
        """What was packed; None where that is nothing, and where all are at hand anyway."""
        at_hand = "_publication" in self.__dict__
        return None if at_hand or not part.packed else _Unpickler(part.packed, self.roll).load()


def _part(value: object, words: object, numbers: Mapping[str, int]) -> Part:
    shape, issues = digest_without(Issue, words)
    return Part(shape, tuple(numbers[issue.place] for issue in issues), _packed(value, numbers) if issues else b"")


def _packed(value: object, numbers: Mapping[str, int]) -> bytes:
    file = io.BytesIO()
    _Pickler(file, numbers).dump(value)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Writes numbers in place of issues."""

    def __init__(self, file: io.BytesIO, numbers: Mapping[str, int]) -> None:
        super().__init__(file, protocol=5)
        self._numbers = numbers

    def persistent_id(self, value: Any) -> tuple[int, bool] | None:
        kind = type(value)
        return (self._numbers[value.place], kind is Issue) if kind is Issue or kind is Outline else None


class _Unpickler(pickle.Unpickler):
    """Reads issues in place of numbers."""

    def __init__(self, packed: bytes, roll: Roll) -> None:
        super().__init__(io.BytesIO(packed))
        self._roll = roll

    def persistent_load(self, name: tuple[int, bool]) -> Issue | Outline:
        issue = self._roll.whole((name[0],))[0]
        return issue if name[1] else outlined(issue)
