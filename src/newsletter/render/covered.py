"""Issues in, every item they covered out, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsletter.model.issue import Entry
from newsletter.render.feed import newest_first
from newsletter.render.feed_text import one_line
from newsletter.render.once import once
from newsletter.render.outline import Outline


class Mention(NamedTuple):
    """One place where an item was covered. `page` leads to the words; `date` is "" in an undated issue."""

    issue: str
    title: str
    page: str
    date: str
    section: str
    number: int | None = None


class Covered(NamedTuple):
    """An item by its canonical address, called as it was called first, and its mentions, oldest first."""

    url: str
    title: str
    kind: str
    topics: tuple[str, ...]
    mentions: tuple[Mention, ...]


@once
def covered(issues: tuple[Outline, ...]) -> tuple[Covered, ...]:
    """The items of some issues by the date of the first mention, then by address; the undated come last."""
    undated = sorted((issue for issue in issues if not issue.published), key=lambda issue: issue.slug)
    met: dict[str, list[tuple[Mention, Entry]]] = {}
    for issue in (*reversed(newest_first(issues)), *undated):
        for mention, entry in _told(issue):
            met.setdefault(entry.url, []).append((mention, entry))
    items = [_covered(url, told) for url, told in met.items()]
    return tuple(sorted(items, key=lambda item: (item.mentions[0].date or "undated", item.url)))


def _told(issue: Outline) -> Iterator[tuple[Mention, Entry]]:
    """The entries that have an address. Those without an anchor of their own share the mention of their section."""
    day = issue.published.date().isoformat() if issue.published else ""
    known = Mention(issue.slug, one_line(issue.title), issue.page, day, "", issue.number)
    for section in issue.sections:
        of_section = known._replace(page=_spot(issue, section.anchor), section=section.kind)
        for entry in section.entries:
            if entry.url:
                yield of_section._replace(page=_spot(issue, entry.anchor)) if entry.anchor else of_section, entry


def _spot(issue: Outline, anchor: str) -> str:
    return f"{issue.page}#{anchor}" if anchor else issue.page


def _covered(url: str, told: list[tuple[Mention, Entry]]) -> Covered:
    mention, first = told[0]
    if len(told) == 1:  # as nearly every item
        return Covered(url, one_line(first.title) or url, first.nature, first.topics, (mention,))
    title = next((name for _, entry in told if (name := one_line(entry.title))), url)
    topics = dict.fromkeys([topic for _, entry in told for topic in entry.topics])
    mentions = dict.fromkeys([mention for mention, _ in told])
    return Covered(url, title, first.nature, tuple(topics), tuple(mentions))
