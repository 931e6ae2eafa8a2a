"""Where issues live, and when.

Two with one slug get their date back, or the names of their folders; two of one moment a second between them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from newsletter.issues.identities import permalink
from newsletter.issues.old_addresses import told_apart
from newsletter.issues.told_dates import dated_by_neighbours
from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.text.local import is_folder_page
from newsletter.text.slugs import slugify


def settled(heads: Iterable[Head], settings: Settings) -> tuple[Head, ...]:
    """The heads with a place of their own each, newest first; undated ones last."""
    by_place: defaultdict[str, list[Head]] = defaultdict(list)
    for head in dated_by_neighbours(heads, settings):
        by_place[head.place.lower()].append(head)
    kept = [head for rivals in by_place.values() if len(rivals) == 1 for head in rivals]
    taken = {head.place for head in kept}
    for rivals in by_place.values():
        if len(rivals) > 1:
            kept += _apart(sorted(rivals, key=lambda head: str(head.path)), settings, taken)
    return tuple(told_apart(reversed([*_one_after_the_other(sorted(kept, key=newest_first, reverse=True))])))


_SECOND = timedelta(seconds=1)


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
        free = moment
        while free in taken:
            free += _SECOND
        taken.add(free)
        if free is moment:
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
    """Issues get their dates back, their language or their folders, whichever is the first to tell them apart.

    Of two reviews of one period the first keeps the page.
    """
    wishes = [[_dated(head), _spoken(head, settings), _foldered(head)] for head in rivals]
    shared = Counter(name for names in wishes for name in {*names})
    for head, names in zip(rivals, wishes, strict=True):
        if head.period and head is rivals[0]:
            yield head
            continue
        wanted = next((name for name in names if shared[name] == 1), names[0])
        slugs = chain([wanted], (f"{wanted}-{nth}" for nth in range(2, len(taken) + 3)))
        slug = next(slug for slug in slugs if f"issues/{slug}" not in taken)
        place = f"issues/{slug}"
        taken.add(place)
        problems = head.problems
        if slug != wanted or head.period:
            others = ", ".join(str(rival.path) for rival in rivals if rival is not head)
            hint = "give one of them another `slug:`" if not head.period else "keep one review for each period"
            problems += (Problem("E210", f"the same page as {others}", head.path, 1, hint=hint),)
        page = settings.absolute(place + "/")
        bare = head.guid == permalink(settings, head.place)
        guid = permalink(settings, place) if bare else head.guid
        yield replace(head, slug=slug, place=place, page=page, guid=guid, problems=problems)


def _dated(head: Head) -> str:
    return f"{head.published:%Y-%m-%d}-{head.slug}" if head.published else head.slug


def _spoken(head: Head, settings: Settings) -> str:
    """The slug before the language of a translation."""
    return head.slug if head.language == settings.language else slugify(f"{head.slug} {head.language}")


def _foldered(head: Head) -> str:
    """The slug behind the folders of the file."""
    folders = head.path.parts[1 : -2 if is_folder_page(head.path) else -1]
    return slugify(" ".join((*folders, head.slug)))
