"""Where issues live, and when: two with one slug get their date back, two of one moment a second between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, count

from newsletter.issues.identities import permalink
from newsletter.issues.old_addresses import told_apart
from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings


def settled(heads: Iterable[Head], settings: Settings) -> tuple[Head, ...]:
    """The heads with a place of their own each, newest first; undated ones last."""
    by_place: defaultdict[str, list[Head]] = defaultdict(list)
    for head in sorted(heads, key=lambda head: str(head.path)):
        by_place[head.place.lower()].append(head)
    kept = [head for rivals in by_place.values() if len(rivals) == 1 for head in rivals]
    taken = {head.place for head in kept}
    for rivals in by_place.values():
        if len(rivals) > 1:
            kept += _apart(rivals, settings, taken)
    return tuple(told_apart(reversed([*_one_after_the_other(sorted(kept, key=newest_first, reverse=True))])))


def _one_after_the_other(heads: Iterable[Head]) -> Iterator[Head]:
    """The heads (oldest first), no two of them with one moment: a later one of a day comes a second later.

    Feed readers sort by the moment alone, and validators doubt a feed whose entries changed at the same time.
    """
    taken: set[datetime] = set()
    for head in heads:
        moment = head.updated or head.published
        if not moment:
            yield head
            continue
        free = next(then for seconds in count() if (then := moment + timedelta(seconds=seconds)) not in taken)
        taken.add(free)
        if free == moment:
            yield head
        elif head.updated:
            yield replace(head, updated=free)
        else:
            yield replace(head, published=free)


def newest_first(head: Head) -> tuple[bool, float, int, tuple[int, ...], str]:
    """The order of an archive: newest first, then by number, then by slug; what has no date comes last.

    Without dates and numbers, the numbers in the slugs tell: `issue-100` comes before `issue-99`.
    """
    moment = head.published.timestamp() if head.published else 0.0
    counted = () if head.published else tuple(-int(digits) for digits in re.findall(r"\d+", head.slug))
    return (head.published is None, -moment, -(head.number or 0), counted, head.slug)


def _apart(rivals: Sequence[Head], settings: Settings, taken: set[str]) -> Iterator[Head]:
    """Issues get their dates back; of two reviews of one period the first keeps the page."""
    for head in rivals:
        if head.period and head is rivals[0]:
            yield head
            continue
        dated = f"{head.published:%Y-%m-%d}-{head.slug}" if head.published else head.slug
        slugs = chain([dated], (f"{dated}-{nth}" for nth in range(2, len(taken) + 3)))
        slug = next(slug for slug in slugs if f"issues/{slug}" not in taken)
        place = f"issues/{slug}"
        taken.add(place)
        problems = head.problems
        if slug != dated or head.period:
            others = ", ".join(str(rival.path) for rival in rivals if rival is not head)
            hint = "give one of them another `slug:`" if not head.period else "keep one review for each period"
            problems += (Problem("E210", f"the same page as {others}", head.path, 1, hint=hint),)
        page = settings.absolute(place + "/")
        bare = head.guid == permalink(settings, head.place)
        guid = permalink(settings, place) if bare else head.guid
        yield replace(head, slug=slug, place=place, page=page, guid=guid, problems=problems)
