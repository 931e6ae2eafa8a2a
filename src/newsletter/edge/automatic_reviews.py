"""The reviews that nobody wrote, each made again only when something that it counts changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from newsletter import pipeline
from newsletter.edge.memory import Memory
from newsletter.edge.plan import Part, Planner
from newsletter.edge.review_context import read_context
from newsletter.edge.side_by_side import FORKS, missing
from newsletter.issues.head import read_head
from newsletter.model.digest import digest
from newsletter.model.issue import Head
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.review.facts import Context

Recall = Callable[[Iterable[str]], Mapping[str, Any]]


class Reviews(NamedTuple):
    """The reviews as the files that somebody could have written, each with its head; and their keys in the memory."""

    texts: tuple[tuple[Raw, Head], ...]
    keys: tuple[str, ...]


def automatic_reviews(
    root: Path, planner: Planner, settings: Settings, memory: Memory, recall: Recall, base: str, jobs: int
) -> Reviews:
    """One for each year. It is counted again when an issue of it, or of the year before, or its context changed.

    Up to `jobs` processes do it where they can begin as copies of this one, as with pages.
    """
    context = read_context(root, settings, memory)
    base = digest(base, "review", context.context)
    wanted = {digest(base, part.key(planner.roll)): part for part in planner.plan.reviews}
    known = recall(wanted)
    work = partial(_review, planner=planner, settings=settings, context=context.context)
    made = missing(wanted, known, work, jobs if FORKS else 1)
    memory.remember(made.items())
    return Reviews(tuple(known.get(key) or made[key] for key in wanted), (*wanted, context.key))


def _review(part: Part, planner: Planner, settings: Settings, context: Context) -> tuple[Raw, Head]:
    raw = pipeline.automatic_review(planner.review(part), settings, context)
    return raw, read_head(raw, settings)
