"""Issues in, what they tell of out, each with the way to the words about it: by the kind of section, or by tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue, Section
from newsletter.render.filters import date_long
from newsletter.render.outline import Outline
from newsletter.render.years import Year
from newsletter.text.slugs import slugify

Told = tuple[Section, Entry]
Tell = Callable[[Outline], Iterable[Told]]


class Mention(NamedTuple):
    """Where a work was covered: the issue, the way to the words about it, and the day, for machines and in words.

    The way is an address on the page of a year; what several pages share has a place, and each writes it as seen from
    there.
    """

    title: str
    address: str
    day: str
    date: str


def mentioned(issue: Outline, told: Iterable[Told], way: str) -> Iterator[tuple[Entry, Mention]]:
    """Some of what an issue tells, and where it does: `way` leads to the issue."""
    day, date = (issue.published.date().isoformat(), date_long(issue.published)) if issue.published else ("", "")
    for section, entry in told:
        anchor = entry.anchor or section.anchor
        yield entry, Mention(issue.title, f"{way}#{anchor}" if anchor else way, day, date)


def told_in(year: Year, tell: Tell) -> Iterator[tuple[Outline, Iterable[Told]]]:
    """What a year or a part of it tells of, issue by issue; `tell` lists what an issue does."""
    for issue in year.issues:
        told = tell(issue)
        yield issue, [*told][slice(*year.share)] if year.share else told


def told(issue: Issue | Outline, kind: str) -> Iterator[Told]:
    """What the sections of a kind tell of in an issue."""
    for section in issue.sections:
        if section.kind == kind:
            for entry in section.entries:
                yield section, entry


def told_under(issue: Issue | Outline, slug: str) -> Iterable[Told]:
    """What an issue tells of under a tag, in whatever sections; it is gone through once, however many tags it has."""
    seen, under = _TAGGED.get(id(issue.sections), ((), {}))
    if seen is not issue.sections:
        if len(_TAGGED) >= _MOST_TAGGED:
            _TAGGED.clear()
        under = by_tag(issue)
        _TAGGED[id(issue.sections)] = issue.sections, under
    return under.get(slug, ())


_TAGGED: dict[int, tuple[tuple[Section, ...], Mapping[str, list[Told]]]] = {}
"""What the very sections were found to tell under each tag; they are kept, lest others get their number."""

_MOST_TAGGED = 128


def by_tag(issue: Issue | Outline) -> Mapping[str, list[Told]]:
    """What an issue tells of under each of its tags, by their slugs."""
    met: dict[str, list[Told]] = {}
    for section in issue.sections:
        for entry in section.entries:
            for slug in dict.fromkeys(map(slugify, entry.topics)):
                met.setdefault(slug, []).append((section, entry))
    return met
