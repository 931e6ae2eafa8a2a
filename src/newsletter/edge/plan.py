"""What there is to make of all issues together, remembered: the pages, and the reviews that nobody wrote.

Which these are hangs on the heads and entries of the issues alone, and on how the feeds divide them. While that stays,
a change of prose needs no new plan. Each part of a plan is kept for itself: who makes it, reads of the archive no more
than the issues in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from itertools import chain, islice
from typing import Any, NamedTuple

from newsletter import pipeline
from newsletter.edge.in_turns import in_turns
from newsletter.edge.memory import Memory
from newsletter.edge.parts import packed, unpacked
from newsletter.edge.project import STATE
from newsletter.edge.roll import Roll, Row
from newsletter.edge.side_by_side import CORES, apart
from newsletter.model.digest import digest, digest_without
from newsletter.model.planned import Planned
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Publication, Settings
from newsletter.render import PUBLICATION_RENDERERS
from newsletter.render.feed_size import divided
from newsletter.render.planning import as_planned
from newsletter.render.renderer import Page

_MANY = 500
"""Of so many issues a plan takes memory that nobody gets back but from a process that ends."""

_AT_ONCE = 256
"""How many parts are packed before they are put away."""

_PART = "part:"
_REVIEWS = "reviews"


class Part(NamedTuple):
    """A page or a review, without what it is made of: that is in the memory under `name`.

    `place` is the path of the page, or the name of the period. `shape` is the digest of all that it is made of but the
    whole issues in it; `issues` are their numbers.
    """

    place: str
    shape: str
    issues: tuple[int, ...]
    name: str

    def key(self, roll: Roll) -> str:
        """The digest of all that it is made of."""
        if not self.issues:
            return self.shape
        return digest(self.shape, *(roll.lines[number].fingerprint for number in self.issues))


class Plan(NamedTuple):
    """All parts, in the order of those who want them."""

    pages: tuple[Part, ...]
    reviews: tuple[Part, ...]

    def names(self) -> Iterator[str]:
        """What the memory must have to make them."""
        return (part.name for part in (*self.pages, *self.reviews))


class Planner:
    """The plan of some issues: the last one, while it holds, and unless all is to be `fresh`.

    `keys` are the names of all of it in the memory.
    """

    def __init__(
        self, settings: Settings, roll: Roll, base: str, memory: Memory, fresh: bool = False, jobs: int = CORES
    ) -> None:
        self.roll = roll
        outlines = [line.outline for line in roll.lines]
        weights = {head.place: line.weight for head, line in zip(roll.heads, roll.lines, strict=True)}
        key = digest(base, "plan", outlines, divided(roll.heads, weights, settings.feed_items))
        kept = frozenset() if fresh else memory.names(_PART)
        plan: Plan | None = None if fresh else memory.recall([key]).get(key)
        if plan is None or not kept.issuperset(plan.names()):
            plan = _planned(_Drawing(settings, roll, base, kept), memory, jobs)
            memory.remember([(key, plan)])
        self.plan = plan
        memory.commit()
        self.keys = (key, *self.plan.names())

    def page(self, part: Part) -> Page:
        """A page of the plan."""
        page: Page = self._whole(part)
        return page

    def review(self, part: Part) -> pipeline.Unreviewed:
        """A review of the plan."""
        review: pipeline.Unreviewed = self._whole(part)
        return review

    def _whole(self, part: Part) -> Any:
        kept = self.roll.recall([part.name])
        if part.name not in kept:
            raise NewsletterError(f"{STATE}/memory.sqlite could not be written", hint="is there room on the disk?")
        return unpacked(kept[part.name], self.roll)


def _planned(drawing: _Drawing, memory: Memory, jobs: int) -> Plan:
    """All parts. What they are made of is in the memory then."""
    memory.commit()
    steps = [*PUBLICATION_RENDERERS, _REVIEWS]
    if drawing.is_large:
        *pages, reviews = apart(partial(in_turns, drawing, jobs=jobs), steps)
    else:
        *pages, reviews = map(drawing, steps)
    return Plan(tuple(chain.from_iterable(pages)), tuple(reviews))


class _Drawing:
    """The parts that a renderer wants, or the reviews. What they are made of is kept at once, unless it is `known`."""

    def __init__(self, settings: Settings, roll: Roll, base: str, known: AbstractSet[str]) -> None:
        self._settings = settings
        self._roll = roll
        self._base = base
        self._known = known

    def __call__(self, step: str) -> list[Part]:
        parts: list[Part] = []
        drawn = self._drawn(step, parts)
        while some := [*islice(drawn, _AT_ONCE)]:
            self._roll.recall.door.remember(some)
            self._roll.recall.door.commit()  # lest somebody else wait who has something to put away
        return parts

    @property
    def is_large(self) -> bool:
        """Whether a process of its own is to draw the parts up."""
        return len(self._roll.lines) >= _MANY

    @cached_property
    def _publication(self) -> Publication:
        """All issues. What most lists are made of is known with them: a copy of this process has it in common."""
        from newsletter.render.sections import shelves
        from newsletter.render.topics import by_topic

        publication = Publication(self._settings, as_planned(Row(self._roll, self._roll.numbers)))
        by_topic(publication.issues)
        shelves(publication.issues)
        return publication

    def _drawn(self, step: str, parts: list[Part]) -> Iterator[tuple[str, bytes]]:
        """What is new, by its name, while the parts are listed."""
        for place, value, words in self._reviews() if step == _REVIEWS else self._pages(step):
            shape, issues = digest_without(Planned, words)
            name = _PART + digest(shape, *(issue.place for issue in issues))
            numbers = tuple(self._roll.numbers[issue.place] for issue in issues)
            parts.append(Part(place, shape, numbers, name))
            if name not in self._known:
                yield name, packed(value)

    def _pages(self, renderer: str) -> Iterator[tuple[str, object, object]]:
        for page in pipeline.pages(self._publication, [renderer]):
            yield str(page.path), page, pipeline.page_words(page, self._base)

    def _reviews(self) -> Iterator[tuple[str, object, object]]:
        for review in pipeline.unreviewed(self._publication):
            yield review.period.name, review, review
