"""Issues in, the same as a plan sees them out: a tenth of their size, so that an archive of any length can be planned.

A plan needs to know what is told of again, for a work stands on one page with all its mentions. But nearly every
address is told of once in an archive, and addresses take most of the room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from newsletter.model.issue import Entry, Issue
from newsletter.model.planned import Planned
from newsletter.render.feed_size import guess
from newsletter.render.search import guess_terms
from newsletter.text.urls import is_web


def as_planned(issues: Iterable[Issue]) -> tuple[Planned, ...]:
    """The issues in their order. They are gone through twice, and none of them is kept."""
    entries, works = _Again(), _Again()
    for issue in issues:
        entries.meet(entry.url for section in issue.sections for entry in section.entries)
        works.meet(issue.works)
    alike: dict[object, Any] = {}
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


def _planned(issue: Issue, entries: _Again, works: _Again, alike: dict[object, Any]) -> Planned:
    """`alike` has one value for all that are equal: many issues have the same tags, and little is left of an entry."""
    values = {name: getattr(issue, name) for name in _KEPT}
    values["topics"] = tuple(alike.setdefault(topic, topic) for topic in issue.topics)
    values["tags"] = tuple(alike.setdefault(tag, tag) for tag in issue.tags)
    values["works"] = tuple(work for work in issue.works if work in works)
    values["sections"] = tuple(
        section._replace(entries=tuple(_bare(entry, entries, alike) for entry in section.entries))
        for section in issue.sections
    )
    return Planned(**values, in_feed=guess(issue), in_search=guess_terms(issue))


def _bare(entry: Entry, again: _Again, alike: dict[object, Any]) -> Entry:
    """What a plan looks at: the tags, how many links there are, and where something stands that is told of again."""
    tags = alike.setdefault(entry.topics, entry.topics)
    links = _LINK * sum(map(is_web, entry.links))
    if entry.url in again:
        return Entry("", entry.url, "", "", 0, entry.anchor, tags, links)
    bare = Entry("", "", "", "", 0, "", tags, links)
    same: Entry = alike.setdefault(bare, bare)
    return same


_LINK = ("https://example.org/",)
