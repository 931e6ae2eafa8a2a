"""Issues in, every item they covered out, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue
from newsletter.render.feed import newest_first
from newsletter.render.feed_text import one_line
from newsletter.render.outline import Outline
from newsletter.text.met import Met


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


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues as their items are told: by the day they bear, the undated last."""
    issues = tuple(issues)
    dated = list(newest_first(issues))[::-1]
    dated.sort(key=_day)
    return (*dated, *sorted((issue for issue in issues if not issue.published), key=lambda issue: issue.slug))


def covered(issues: Iterable[Outline]) -> Iterator[Covered]:
    """The items of some issues (`in_order`) by the date of the first mention, then by address; the undated come last.

    The issues are gone through twice, and only what is told of again is kept: an archive has hundreds of thousands of
    items, and nearly all of them stand in one issue.
    """
    again = _again(issues)
    for _, of_a_day in groupby(issues, key=_day):
        items: list[Covered] = []
        for issue in of_a_day:
            for mention, entry in _told(issue):
                later = again.get(entry.url)
                if later is None:
                    items.append(_once(mention, entry))
                elif later:
                    items.append(_covered(entry.url, [(mention, entry), *later]))
                    again[entry.url] = []  # an item is told at its first mention
        yield from sorted(items, key=lambda item: item.url)


def _day(issue: Issue | Outline) -> str:
    return issue.published.date().isoformat() if issue.published else ""


def _again(issues: Iterable[Outline]) -> dict[str, list[tuple[Mention, Entry]]]:
    """All mentions but the first, by address; now and then a first one among them."""
    met = Met()
    again: dict[str, list[tuple[Mention, Entry]]] = {}
    for issue in issues:
        for mention, entry in _told(issue):
            if met.again(entry.url):
                again.setdefault(entry.url, []).append((mention, entry._replace(comment="", links=())))
    return again


def _told(issue: Outline) -> Iterator[tuple[Mention, Entry]]:
    """The entries that have an address. Those without an anchor of their own share the mention of their section."""
    known = Mention(issue.slug, one_line(issue.title), issue.page, _day(issue), "", issue.number)
    for section in issue.sections:
        of_section = known._replace(page=_spot(issue, section.anchor), section=section.kind)
        for entry in section.entries:
            if entry.url:
                yield of_section._replace(page=_spot(issue, entry.anchor)) if entry.anchor else of_section, entry


def _spot(issue: Outline, anchor: str) -> str:
    return f"{issue.page}#{anchor}" if anchor else issue.page


def _once(mention: Mention, entry: Entry) -> Covered:
    """What a single entry tells of, as nearly every item."""
    return Covered(entry.url, one_line(entry.title) or entry.url, entry.nature, entry.topics, (mention,))


def _covered(url: str, told: list[tuple[Mention, Entry]]) -> Covered:
    title = next((name for _, entry in told if (name := one_line(entry.title))), url)
    topics = dict.fromkeys([topic for _, entry in told for topic in entry.topics])
    mentions = dict.fromkeys([mention for mention, _ in told])
    return Covered(url, title, told[0][1].nature, tuple(topics), tuple(mentions))
