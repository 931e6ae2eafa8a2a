"""Issues in, the same as a plan sees them out: a tenth of their size, so that an archive of any length can be planned.

A plan needs to know what is told of again, for a work stands on one page with all its mentions. But nearly every
address is told of once in an archive, and addresses take most of the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from newsletter.model.issue import Entry, Issue, Section
from newsletter.model.planned import Planned
from newsletter.render.feed_size import guess
from newsletter.render.search import guess_terms


def as_planned(issues: Iterable[Issue]) -> tuple[Planned, ...]:
    """The issues in their order. They are gone through twice, and none of them is kept."""
    entries, works = _Again(), _Again()
    for issue in issues:
        entries.meet(entry.url for section in issue.sections for entry in section.entries)
        works.meet(issue.works)
    alike: dict[Entry, Entry] = {}
    return tuple(_planned(issue, entries, works, alike) for issue in issues)


class _Again:
    """Names that were met more than once. A name is known by its hash: one too many does no harm."""

    def __init__(self) -> None:
        self._once: set[int] = set()
        self._again: set[int] = set()

    def meet(self, names: Iterable[str]) -> None:
        for name in map(hash, names):
            (self._again if name in self._once else self._once).add(name)

    def __contains__(self, name: str) -> bool:
        return hash(name) in self._again


_KEPT = [
    field.name for field in fields(Issue) if field.name not in ("extra", "problems", "links", "losses", "predictions")
]


def _planned(issue: Issue, entries: _Again, works: _Again, alike: dict[Entry, Entry]) -> Planned:
    values = {name: getattr(issue, name) for name in _KEPT}
    values["sections"] = tuple(_sections(issue, entries, alike))
    values["works"] = tuple(work for work in issue.works if work in works)
    return Planned(**values, in_feed=guess(issue), in_search=guess_terms(issue))


def _sections(issue: Issue, again: _Again, alike: dict[Entry, Entry]) -> Iterator[Section]:
    """The sections, each with as many entries as it has. Those that are told of once differ in nothing but a number."""
    nth = 0
    for section in issue.sections:
        left: list[Entry] = []
        for entry in section.entries:
            nth -= 1
            bare = _bare(entry, nth, again)
            left.append(alike.setdefault(bare, bare))
        yield section._replace(entries=tuple(left))


def _bare(entry: Entry, nth: int, again: _Again) -> Entry:
    """What a plan looks at. Without an address, an entry is told from the others of its issue by its line."""
    if entry.url in again:
        return Entry("", entry.url, "", "", nth, entry.anchor, entry.topics)
    return Entry("", "", "", "", nth, "", entry.topics)
