"""How much fits into one feed document: issues and entries in, what goes into which document out.

Readers and aggregators have refused feeds above half a megabyte, so no document of ours is larger. What
leaves the current feed is bound into volumes (the archive documents of RFC 5005), numbered from the oldest
issue and never touched again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsletter.model.issue import Head, Issue
from newsletter.model.planned import Planned
from newsletter.render.feed import FeedEntry, newest_first
from newsletter.render.feed_entry import short
from newsletter.render.once import once

LIMIT = 512 * 1024
_ROOM = LIMIT - 16 * 1024  # what a document says of itself before its first entry
_ROOM_FOR_GUESSES = _ROOM * 4 // 5  # an issue full of code takes up to a quarter more than its guess


class Run(NamedTuple):
    """Every dated issue exactly once, newest first in each part; of the volumes, the oldest comes first."""

    current: tuple[Issue, ...]
    volumes: tuple[tuple[Issue, ...], ...]


def bind(issues: Iterable[Issue], most: int) -> Run:
    """Binds the older half of the current issues whenever they would be more than `most` or than the limit.

    So a new subscriber always finds the newer half, no issue stands in two documents or in none, and a volume
    depends on nothing that came after it. It holds `most // 2` issues, or fewer when they are long.
    """
    ordered, weights = _weighed(tuple(issues))
    volumes: list[tuple[Issue, ...]] = []
    start = 0
    for count in _counts(weights, most):
        volumes.append(tuple(reversed(ordered[start : start + count])))
        start += count
    return Run(tuple(reversed(ordered[start:])), tuple(volumes))


def divided(heads: Iterable[Head], weights: Mapping[str, int], most: int) -> tuple[int, ...]:
    """How many issues each volume holds, without the issues: `weights` are their guesses by their places."""
    return tuple(_counts([weights[head.place] for head in reversed(newest_first(heads))], most))


def _counts(weights: Iterable[int], most: int) -> Iterator[int]:
    current: list[int] = []
    for weight in weights:
        current.append(weight)
        while len(current) > max(1, most) or (len(current) > 1 and sum(current) > _ROOM_FOR_GUESSES):
            count = _older_half(current, max(1, most // 2))
            yield count
            del current[:count]


@once
def _weighed(issues: tuple[Issue, ...]) -> tuple[tuple[Issue, ...], list[int]]:
    """The issues from the oldest on, and about how many bytes each of them takes."""
    ordered = tuple(reversed(newest_first(issues)))
    return ordered, [guess(issue) for issue in ordered]


def _older_half(weights: list[int], most: int) -> int:
    """How many issues from the oldest go into one volume: at least one, and never the newest."""
    count, room = 1, _ROOM // 2 - weights[0]
    while count < min(most, len(weights) - 1) and (room := room - weights[count]) >= 0:
        count += 1
    return count


def guess(issue: Issue) -> int:
    """About how many bytes an issue takes in a feed; its text is not at hand when pages are planned.

    Nine for a word with its share of markup, sixty for the tags around a link.
    """
    if isinstance(issue, Planned):
        return issue.in_feed
    return 2_000 + 9 * issue.words + sum(60 + len(link.url) for link in issue.links)


def shortened(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """All entries; when they are too many bytes, the oldest give up their text for a summary and a link."""
    pairs = [(entry, brief, _weight(brief)) for entry in entries for brief in (short(entry),)]
    room = _ROOM - sum(weight for *_, weight in pairs)
    kept: list[FeedEntry] = []
    for entry, brief, weight in pairs:
        grows = _weight(entry) - weight
        kept.append(entry if grows <= room else brief)
        room -= grows if grows <= room else 0
    return tuple(kept)


def trimmed(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The newest entries that fit, for feeds without volumes. One that is too long even alone is short."""
    kept: list[FeedEntry] = []
    room = _ROOM
    for whole in entries:
        weight = _weight(whole)
        entry = whole if weight <= _ROOM else short(whole)
        room -= weight if entry is whole else _weight(entry)
        if room < 0:
            break
        kept.append(entry)
    return tuple(kept)


def _weight(entry: FeedEntry) -> int:
    """How many bytes the entry takes at most, whatever the format; a summary may be escaped twice."""
    people = (part for person in entry.authors for part in (person.name, person.url))
    plain = (entry.id, entry.title, entry.page, entry.summary, entry.image, entry.image_alt, *entry.topics, *people)
    return 1_500 + _escaped(entry.content) + 60 * len(plain) + 3 * _escaped("".join(plain))


@lru_cache(maxsize=256)
def _escaped(text: str) -> int:
    r"""The bytes of a text after escaping: `&amp;` and `&lt;` in XML, `\"` and `\n` in JSON."""
    longer = 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
    return len(text.encode()) + longer + text.count('"') + text.count("\\") + text.count("\n")
