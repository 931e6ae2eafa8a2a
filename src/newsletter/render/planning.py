"""An issue in, what is to be known of it when another is made out, and of all issues as little as a plan looks at.

A plan needs to know what is told of again, for a work stands on one page with all its mentions. But nearly every
address is told of once in an archive, and addresses take most of the room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from newsletter.model.issue import Entry, Issue, Section
from newsletter.model.planned import Planned
from newsletter.render.feed_size import guess
from newsletter.render.search import guess_terms
from newsletter.render.weights import of_words
from newsletter.text.met import Met
from newsletter.text.urls import is_web

_LEFT_OUT = {"extra", "problems", "links", "losses", "predictions", "sections"}
_KEPT = [field.name for field in fields(Issue) if field.name not in _LEFT_OUT]
_LINK = ("https://example.org/",)


def carded(issue: Issue) -> Planned:
    """The card of an issue: without its text and its comments, but with all works that it tells of."""
    values = {name: getattr(issue, name) for name in _KEPT}
    values["sections"] = tuple(
        section._replace(entries=tuple(map(_without_words, section.entries))) for section in issue.sections
    )
    return Planned(**values, in_feed=guess(issue), in_search=guess_terms(issue))


def _without_words(entry: Entry) -> Entry:
    """Of its words, how much room they take; of its links, how many lead to the web."""
    title, url, _, _, line, anchor, topics, links, nature, _ = entry
    return Entry(title, url, "", "", line, anchor, topics, _LINK * sum(map(is_web, links)), nature, of_words(entry))


def as_planned(cards: Iterable[Planned]) -> tuple[Planned, ...]:
    """The issues in their order, a tenth as large. They are gone through twice, and none of them is kept."""
    entries, works = _Again(), _Again()
    for card in cards:
        entries.meet(entry.url for section in card.sections for entry in section.entries)
        works.meet(card.works)
    alike: dict[object, Any] = {}
    return tuple(_planned(card, entries, works, alike) for card in cards)


class _Again:
    """Names that were met more than once; now and then one that was not."""

    def __init__(self) -> None:
        self._met, self._again = Met(), Met()

    def meet(self, names: Iterable[str]) -> None:
        for name in names:
            if self._met.again(name):
                self._again.again(name)

    def __contains__(self, name: str) -> bool:
        return name in self._again


def _planned(card: Planned, entries: _Again, works: _Again, alike: dict[object, Any]) -> Planned:
    """`alike` has one value for all that are equal: many issues have the same tags, and little is left of an entry."""
    same = alike.setdefault
    return replace(
        card,
        **{name: same(value, value) for name in _FEW if (value := getattr(card, name))},
        topics=tuple(same(topic, topic) for topic in card.topics),
        tags=tuple(same(tag, tag) for tag in card.tags),
        works=tuple(work for work in card.works if work in works),
        sections=tuple(_section(section, entries, alike) for section in card.sections),
    )


_FEW = ("kind", "status", "audience", "language")
"""Of these the issues of an archive have but a few."""


def _section(section: Section, again: _Again, alike: dict[object, Any]) -> Section:
    kind, title, anchor, line, entries, empty = section
    same = alike.setdefault
    bare = tuple(_bare(entry, again, alike) for entry in entries)
    return Section(same(kind, kind), same(title, title), same(anchor, anchor), line, bare, empty)


def _bare(entry: Entry, again: _Again, alike: dict[object, Any]) -> Entry:
    """What a plan looks at: the tags, how many links and words there are, and where something told of again stands."""
    same = alike.setdefault
    tags = alike.get(entry.topics) or same(entry.topics, tuple(same(tag, tag) for tag in entry.topics))
    if entry.url in again:
        url, links = same(entry.url, entry.url), same(entry.links, entry.links)
        return Entry("", url, "", "", 0, entry.anchor, tags, links, "", entry.size)
    bare = Entry("", "", "", "", 0, "", tags, entry.links, "", entry.size)
    known: Entry = same(bare, bare)
    return known
