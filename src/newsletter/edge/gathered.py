"""The issues that belong into a build, each with all that it is made of; what they might have wanted is let go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import identities
from newsletter.edge.archive import read_heads
from newsletter.edge.filed import Filed, Unfiled
from newsletter.edge.memory import Memory
from newsletter.edge.order import Options
from newsletter.edge.shelf import read_shelf
from newsletter.issues.identities import Known
from newsletter.model.beside import NOTHING, Beside
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Frame, Settings


class Work(NamedTuple):
    """An issue that belongs into the build. `key` is the digest of what its head was read from."""

    key: str
    head: Head
    file: Filed | Unfiled
    frame: Frame
    beside: Beside = NOTHING


class Gathered(NamedTuple):
    """The issues, newest first; what is wrong around them; what was looked up, and under which keys it is remembered.

    `ids` are what subscribers know them by. `until` is when the next scheduled issue comes out (seconds since 1970).
    """

    works: tuple[Work, ...]
    problems: tuple[Problem, ...]
    looked_up: tuple[str, ...]
    keys: tuple[str, ...]
    ids: tuple[Known, ...]
    until: float


def gathered(root: Path, settings: Settings, options: Options, memory: Memory, base: str, now: datetime) -> Gathered:
    """Every issue that is out `now`, or wanted all the same. `base` is the digest of program and settings."""
    found = read_heads(root, settings, memory, options.force, options.jobs)
    ids = identities.compared(root, options, settings, memory, found.heads, now)
    out = [head for head in found.heads if options.drafts or pipeline.is_out(head, now)]
    shelves = read_shelf(root, settings, out, found.wants, memory, base)
    works = (
        Work(found.keys[head.path], head, found.files[head.path], frame, shelves.shelf.beside(head))
        for head, frame in zip(out, pipeline.frames(out, settings), strict=True)
    )
    later = takewhile(lambda head: head.published and head.published > now, found.heads)  # the newest are the first
    moments = (head.published.timestamp() for head in later if head.published and head.status == "published")
    return Gathered(
        tuple(works),
        (*found.problems, *shelves.problems),
        tuple(shelves.shelf.looked_for(out)),
        tuple(shelves.keys),
        ids,
        min(moments, default=float("inf")),
    )


def chosen(every: Sequence[Work], only: tuple[str, ...]) -> Sequence[Work]:
    """Those that are asked for by slug or path; all, if nothing is asked for."""
    if not only:
        return every
    named = [work for work in every if work.head.slug in only or str(work.head.path) in only]
    missing = [name for name in only if all(name not in (work.head.slug, str(work.head.path)) for work in named)]
    if missing:
        raise NewsletterError(f"no issue called {', '.join(missing)}", hint="drafts and scheduled issues need --drafts")
    return named
