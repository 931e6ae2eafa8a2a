"""What every feed format is written from: the same frozen feed and entries, whatever the format.

Dates come from the front matter alone and leave in UTC without fractions of a second; no clock is asked, so a
feed changes only when an issue does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from newsletter.model.issue import Head, Issue, Person
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.render.feed_text import language_tag, plain, uri
from newsletter.render.outline import Outline
from newsletter.text.words import plural


class Enclosure(NamedTuple):
    """The one file that may travel with an entry. `length` is in bytes; 0 when nobody told it."""

    url: str
    type: str
    length: int = 0


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `page` is where it can be read; `content` is safe HTML with absolute addresses.

    The rest is plain text, and nothing in it is escaped yet.
    """

    id: str
    title: str
    page: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...]
    topics: tuple[str, ...] = ()
    language: str = ""
    image: str = ""
    image_alt: str = ""
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed document. `place` is its path below the output folder, `page` the address of what it follows.

    `older` is the address of the archive document with what came before. `current` is the address of the feed
    to subscribe to, when this document is itself an archive: complete, and closed for ever.
    """

    place: str
    address: str
    page: str
    title: str
    description: str
    language: str
    copyright: str
    hub: str
    authors: tuple[Person, ...]
    entries: tuple[FeedEntry, ...]
    older: str = ""
    current: str = ""

    @property
    def updated(self) -> datetime:
        """The newest change; `_UNDATED` when there is no entry, because Atom wants an answer."""
        return max((entry.updated for entry in self.entries), default=_UNDATED)


# A day without a meaning. Readers take anything before 1990 for a fault.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def feed_of(settings: Settings, place: str, entries: Iterable[FeedEntry], *, page: str = "", about: str = "") -> Feed:
    """The feed of the publication, or of the one thing in it that `about` names and that `page` shows."""
    title = plain(settings.title)
    return Feed(
        place=place,
        address=settings.absolute(place),
        page=settings.absolute(page),
        title=f"{title}: {plain(about)}" if about else title,
        description=plain(settings.description) or title,
        language=language_tag(settings.language),
        copyright=plain(settings.copyright),
        hub=uri(settings.hub),
        authors=signed((), settings),
        entries=tuple(entries),
    )


Dated = TypeVar("Dated", Head, Issue, Outline)


def newest_first(issues: Iterable[Dated]) -> tuple[Dated, ...]:
    """The issues in the order of a feed. One without any date has no place in it."""
    dated = sorted((issue for issue in issues if issue.published), key=lambda issue: issue.slug)
    return tuple(sorted(dated, key=lambda issue: (published(issue), issue.number or 0), reverse=True))


def empty_feed(issues: Sequence[Head]) -> Iterator[Problem]:
    """A warning when no issue has a date: then the feeds are empty, and nobody would know why."""
    if issues and not any(issue.published for issue in issues):
        hint = "add `date:` to the front matter, or begin the file names with a date: 2024-01-03-hello.md"
        message = f"no issue has a date ({plural(len(issues), 'issue')}), so the feeds are empty"
        yield Problem("W731", message, issues[0].path, 1, hint=hint)


def published(issue: Head | Outline) -> datetime:
    """When an issue came out."""
    return in_utc(issue.published or _UNDATED)


def in_utc(when: datetime) -> datetime:
    """The moment as feeds tell it. One without a zone is UTC, because every machine has another zone."""
    aware = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.replace(microsecond=0) if aware.microsecond else aware


def signed(authors: tuple[Person, ...], settings: Settings) -> tuple[Person, ...]:
    """Who wrote it, else who writes the publication, else the publication itself: Atom asks for somebody.

    Nobody's e-mail address is told, because harvesters read feeds too.
    """
    people = authors or settings.authors or (Person(settings.title),)
    return tuple(Person(plain(person.name), url=uri(person.url)) for person in people)
