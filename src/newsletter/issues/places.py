"""Where issues live: two with one slug get their date back, and nobody's page overwrites another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings


def settled(heads: Iterable[Head], settings: Settings) -> tuple[Head, ...]:
    """The heads with a place of their own each, newest first; undated ones last."""
    by_place: defaultdict[str, list[Head]] = defaultdict(list)
    for head in sorted(heads, key=lambda head: str(head.path)):
        by_place[head.place.lower()].append(head)
    kept: list[Head] = []
    for rivals in by_place.values():
        kept += rivals if len(rivals) == 1 else _apart(rivals, settings)
    return tuple(sorted(kept, key=newest_first))


def newest_first(head: Head) -> tuple[bool, float, int, str]:
    """The order of an archive: newest first, then by number, then by slug; what has no date comes last."""
    moment = head.published.timestamp() if head.published else 0.0
    return (head.published is None, -moment, -(head.number or 0), head.slug)


def _apart(rivals: Sequence[Head], settings: Settings) -> list[Head]:
    taken: set[str] = set()
    apart = []
    for head in rivals:
        dated = f"{head.published:%Y-%m-%d}-{head.slug}" if head.published else head.slug
        slug = dated
        while slug in taken:
            slug = f"{dated}-{len(taken) + 1}"
        problems = head.problems
        if slug != dated or head.period:
            others = ", ".join(str(rival.path) for rival in rivals if rival is not head)
            hint = "give one of them another `slug:`" if not head.period else "keep one review for each period"
            problems += (Problem("E210", f"the same page as {others}", head.path, 1, hint=hint),)
        taken.add(slug)
        place = f"issues/{slug}"
        page = settings.absolute(place + "/")
        guid = page if head.guid == head.page else head.guid
        apart.append(replace(head, slug=slug, place=place, page=page, guid=guid, problems=problems))
    return apart
