"""A year of a shelf in, the works that its issues covered out, in the words of the page that shows them.

Thousands stand on a page, so each is made ready here: a template that looks up and formats takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue, Link, Section
from newsletter.render.filters import date_long, host
from newsletter.render.outline import Outline
from newsletter.render.places import relative
from newsletter.render.years import Leaf, Year
from newsletter.text.words import cut

_LONGEST_COMMENT = 220

Recurring = tuple[tuple[str, tuple[str, ...]], ...]
"""The addresses of works that other years cover too, each with the names of all its years, newest first."""


class Mention(NamedTuple):
    """Where a work was covered: the issue, the way to the words about it, and the day, for machines and in words."""

    title: str
    address: str
    day: str
    date: str


class Work(NamedTuple):
    """A paper, a model, a post: what the newest mention of the year says of it, and every mention, newest first.

    `also` leads to the other years that cover it.
    """

    title: str
    href: str
    host: str
    comment: str
    mentions: tuple[Mention, ...]
    also: tuple[Link, ...]


class YearOfWorks(NamedTuple):
    """A year on the page of a shelf: its works, newest first, and how many issues they are from."""

    name: str
    anchor: str
    issues: int
    works: tuple[Work, ...]


def works(year: Year, kind: str, leaf: Leaf, recurring: Recurring) -> YearOfWorks:
    """The works of a year on its page. Two entries with one address are one work."""
    spots = {spot.title: Link(spot.title, relative(leaf.place, spot.url)) for spot in leaf.spots}
    also = {url: tuple(spots[name] for name in names if name != year.name) for url, names in recurring}
    met: dict[str, tuple[Entry, list[Mention]]] = {}
    for issue in year.issues:
        way = relative(leaf.place, f"{issue.place}/")
        when = (issue.published.date().isoformat(), date_long(issue.published)) if issue.published else ("", "")
        for section, entry in told(issue, kind):
            anchor = entry.anchor or section.anchor
            mention = Mention(issue.title, f"{way}#{anchor}" if anchor else way, *when)
            _, mentions = met.setdefault(identity(issue, entry), (entry, []))
            if mention not in mentions:
                mentions.append(mention)
    found = tuple(_work(entry, mentions, also.get(entry.url, ())) for entry, mentions in met.values())
    return YearOfWorks(year.name, year.anchor, len(year.issues), found)


def told(issue: Issue | Outline, kind: str) -> Iterator[tuple[Section, Entry]]:
    """What the sections of a kind tell of in an issue."""
    for section in issue.sections:
        if section.kind == kind:
            for entry in section.entries:
                yield section, entry


def identity(issue: Issue | Outline, entry: Entry) -> str:
    """What makes two entries one work: the address. An entry without one is a work of its own."""
    return entry.url or f"{issue.place}:{entry.line}"


def recurring(years: Iterable[Year], kind: str) -> Iterator[Recurring]:
    """For each year the works that it shares with another year."""
    covered = [(year.name, {entry.url for issue in year.issues for _, entry in told(issue, kind)}) for year in years]
    met: dict[str, tuple[str, ...]] = {}
    for name, urls in covered:
        for url in urls:
            met[url] = (*met.get(url, ()), name)
    for _, urls in covered:
        yield tuple((url, met[url]) for url in sorted(urls) if url and len(met[url]) > 1)


def _work(newest: Entry, mentions: list[Mention], also: tuple[Link, ...]) -> Work:
    href = next((address for address in (newest.href, newest.url) if address.startswith(("https://", "http://"))), "")
    return Work(
        newest.title or newest.comment or newest.url,
        href,
        host(href),
        cut(newest.comment, _LONGEST_COMMENT) if newest.title else "",
        tuple(mentions),
        also,
    )
