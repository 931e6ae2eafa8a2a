"""A year of a shelf in, the works that its issues covered out, in the words of the page that shows them.

Each work stands once on a shelf, under its newest mention and with all of them; earlier years name it and lead there.
Thousands stand on a shelf, so each is made ready here: a template that looks up and formats takes three times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue, Link, Section
from newsletter.render.filters import date_long, host
from newsletter.render.leaves import ROOM
from newsletter.render.outline import Outline
from newsletter.render.places import relative
from newsletter.render.years import Leaf, Year
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify
from newsletter.text.words import cut

_LONGEST_COMMENT = 220
# A comment is searched for the sign alone; the blank before it goes when the words are cut.
_HASHTAGS = pattern(r"#[\w/+-]+(?:\s*#[\w/+-]+)*\s*\Z")


class Mention(NamedTuple):
    """Where a work was covered: the issue, the way to the words about it, and the day, for machines and in words.

    The way is an address on the page of a year; what several pages share has a place, and each writes it as seen from
    there.
    """

    title: str
    address: str
    day: str
    date: str


class Shared(NamedTuple):
    """A work that several stretches of a shelf cover: where it stands, and its mentions there, newest first.

    `home` is the stretch of the newest mention, by its name and the place of its page. The others lead there, and need
    no mentions.
    """

    url: str
    home: Link
    mentions: tuple[Mention, ...]

    def seen_from(self, year: Year) -> Shared:
        """The work, as far as a year must know of it."""
        return self if self.is_at_home(year) else self._replace(mentions=())

    def is_at_home(self, year: Year) -> bool:
        """Whether it stands there."""
        return self.home.title == year.name


Recurring = tuple[Shared, ...]


class Work(NamedTuple):
    """A paper, a model, a post: what the newest mention says of it, and every mention, newest first."""

    title: str
    href: str
    host: str
    comment: str
    mentions: tuple[Mention, ...]


class YearOfWorks(NamedTuple):
    """A year on the page of a shelf: its works, newest first, and how many issues they are from.

    `later` are works that a later year tells of again, each with the way to where it stands.
    """

    name: str
    anchor: str
    issues: int
    works: tuple[Work, ...]
    later: tuple[Link, ...]


def works(year: Year, tell: Tell, leaf: Leaf, recurring: Recurring) -> YearOfWorks:
    """The works of a year on its page, which `tell` lists for each issue. Two entries with one address are one work."""
    shared = {work.url: work for work in recurring}
    met: dict[str, tuple[Entry, list[Mention]]] = {}
    telling: set[str] = set()
    retold: set[str] = set()  # works of which only a review has told so far: an earlier issue has more to say
    for issue in year.issues:
        for entry, mention in _mentioned(issue, tell(issue), relative(leaf.place, f"{issue.place}/")):
            telling.add(issue.place)
            name = identity(issue, entry)
            _, mentions = met.setdefault(name, (entry, []))
            if issue.kind == "review" and not mentions:
                retold.add(name)
            elif issue.kind != "review" and name in retold:
                retold.remove(name)
                met[name] = entry, mentions
            if mention not in mentions:
                mentions.append(mention)
    later = {name: shared[name] for name in met if name in shared and not shared[name].is_at_home(year)}
    found = [
        Work(*_facts(entry), _seen_from(leaf, shared[name].mentions) if name in shared else tuple(mentions))
        for name, (entry, mentions) in met.items()
        if name not in later
    ]
    moved = (Link(_called(met[name][0]), relative(leaf.place, work.home.url)) for name, work in later.items())
    return YearOfWorks(year.name, year.anchor, len(telling), _fitting(found), tuple(moved))


Told = tuple[Section, Entry]
Tell = Callable[[Outline], Iterable[Told]]


def _mentioned(issue: Outline, told: Iterable[Told], way: str) -> Iterator[tuple[Entry, Mention]]:
    """Some of what an issue tells, and where it does: `way` leads to the issue."""
    day, date = (issue.published.date().isoformat(), date_long(issue.published)) if issue.published else ("", "")
    for section, entry in told:
        anchor = entry.anchor or section.anchor
        yield entry, Mention(issue.title, f"{way}#{anchor}" if anchor else way, day, date)


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


def identity(issue: Issue | Outline, entry: Entry) -> str:
    """What makes two entries one work: the address. An entry without one is a work of its own."""
    return entry.url or f"{issue.place}:{entry.line}"


def recurring(pages: Iterable[Leaf], tell: Tell) -> Iterator[Recurring]:
    """For each year of the pages, newest first, the works it shares with another; `tell` lists those of an issue."""
    stretches = [(leaf, year) for leaf in pages for year in leaf.years]
    covered = [{entry.url for issue in year.issues for _, entry in tell(issue)} - {""} for _, year in stretches]
    times: dict[str, int] = {}
    for urls in covered:
        for url in urls:
            times[url] = times.get(url, 0) + 1
    shared = _shared(stretches, {url for url, count in times.items() if count > 1}, tell)
    for (_, year), urls in zip(stretches, covered, strict=True):
        yield tuple(shared[url].seen_from(year) for url in sorted(urls) if url in shared)


def _shared(stretches: Iterable[tuple[Leaf, Year]], urls: set[str], tell: Tell) -> Mapping[str, Shared]:
    homes: dict[str, Link] = {}
    mentions: dict[str, dict[Mention, None]] = {}
    for leaf, year in stretches:
        for issue in year.issues:
            again = [told for told in tell(issue) if told[1].url in urls]
            for entry, mention in _mentioned(issue, again, f"{issue.place}/") if again else ():
                homes.setdefault(entry.url, Link(year.name, f"{leaf.place}#{year.anchor}"))
                mentions.setdefault(entry.url, {})[mention] = None
    return {url: Shared(url, home, tuple(mentions[url])) for url, home in homes.items()}


def _seen_from(leaf: Leaf, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions with their places as addresses on a page."""
    return tuple(mention._replace(address=relative(leaf.place, mention.address)) for mention in mentions)


@lru_cache(maxsize=4096)
def _facts(entry: Entry) -> tuple[str, str, str, str]:
    """What a work says of itself; pages of a section and of each of its topics all say it."""
    href = next((address for address in (entry.href, entry.url) if address.startswith(("https://", "http://"))), "")
    return _called(entry), href, host(href), _said(entry.comment) if entry.title else ""


def _said(comment: str) -> str:
    """The beginning of a comment, without the tags at its end."""
    before, sign, _ = comment.partition("#")
    tags = _HASHTAGS.search(comment, len(before.rstrip())) if sign else None
    return cut(comment[: tags.start()] if tags else comment, _LONGEST_COMMENT)


def _called(entry: Entry) -> str:
    return entry.title or entry.comment or entry.url


def _fitting(found: list[Work]) -> tuple[Work, ...]:
    """The works; when they are too much for a page, without comments. An issue may tell of hundreds."""
    words = "".join([work.title + work.href + work.comment for work in found])
    whole = len(words.encode("utf-8", "replace")) + 300 * len(found)
    return tuple(found if whole <= ROOM else (work._replace(comment="") for work in found))
