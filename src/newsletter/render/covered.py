"""Issues in, every item they covered out, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue, Section
from newsletter.render.feed import newest_first
from newsletter.render.feed_text import one_line
from newsletter.text.urls import kind_of


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


def covered(issues: Iterable[Issue]) -> tuple[Covered, ...]:
    """The items of some issues by the date of the first mention, then by address; the undated come last."""
    every = tuple(issues)
    undated = sorted((issue for issue in every if not issue.published), key=lambda issue: issue.slug)
    met: dict[str, list[tuple[Mention, Entry]]] = {}
    for issue in (*reversed(newest_first(every)), *undated):
        for section in issue.sections:
            for entry in section.entries:
                if entry.url:
                    met.setdefault(entry.url, []).append((_mention(issue, section, entry), entry))
    items = (_covered(url, told) for url, told in met.items())
    return tuple(sorted(items, key=lambda item: (item.mentions[0].date or "undated", item.url)))


def _mention(issue: Issue, section: Section, entry: Entry) -> Mention:
    anchor = entry.anchor or section.anchor
    page = f"{issue.page}#{anchor}" if anchor else issue.page
    day = issue.published.date().isoformat() if issue.published else ""
    return Mention(issue.slug, one_line(issue.title), page, day, section.kind, issue.number)


def _covered(url: str, told: list[tuple[Mention, Entry]]) -> Covered:
    title = next((name for _, entry in told if (name := one_line(entry.title))), url)
    topics = dict.fromkeys(topic for _, entry in told for topic in entry.topics)
    mentions = dict.fromkeys(mention for mention, _ in told)
    return Covered(url, title, kind_of(url), tuple(topics), tuple(mentions))
