"""An issue of the newsletter: its head as the front matter tells it, and then what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.loss import Loss
from newsletter.model.node import Attr
from newsletter.model.pickled import pickled_as_call, pickled_as_tuple
from newsletter.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Person:
    """An author or a sender."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days that a review covers, first and last day included. `name` is "2023", "2023-Q4" or "2023-12"."""

    name: str
    start: date
    end: date


PAID = "paid"
"""The audience whose issues are sold."""


class Correction(NamedTuple):
    """What was wrong in an issue and is right, in Markdown, and the day on which it was said."""

    day: datetime
    text: str


class Chapter(NamedTuple):
    """A part of an episode: where it begins, in seconds, what it is called, and perhaps a page and a picture."""

    start: float
    title: str
    url: str = ""
    image: str = ""


class Sound(NamedTuple):
    """The recording that an issue carries. `length` is in bytes and `duration` in seconds, 0 when nobody told.

    `season` and `episode` are 0 without a number; `kind` is "full", "trailer" or "bonus" (Apple's episodeType).
    """

    url: str
    type: str
    length: int = 0
    duration: float = 0
    season: int = 0
    episode: int = 0
    kind: str = "full"
    explicit: bool = False
    transcript: str = ""
    chapters: tuple[Chapter, ...] = ()


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an issue from its front matter and its file name, every default filled in.

    `place` is the folder of its pages below `dist/`: `issues/<slug>`, or `reviews/<period>` for a review.
    `published` is None when the issue has no date; `turned` is what a date means that ends with its year, by whether
    the day or the month stands first (see `issues.values.turned`). `page` is the address of its web page. `citations`
    is how works are cited when the settings do not decide: "numbered" or "author-year". `toc` asks for a table of
    contents.
    """

    path: PurePosixPath
    slug: str
    place: str
    page: str
    title: str
    guid: str
    kind: str = "issue"
    status: str = "published"
    audience: str = "everyone"
    description: str = ""
    subject: str = ""
    preheader: str = ""
    number: int | None = None
    published: datetime | None = None
    turned: tuple[datetime | None, datetime | None] = (None, None)
    updated: datetime | None = None
    period: Period | None = None
    authors: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    language: str = "en"
    image: str = ""
    image_alt: str = ""
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    bibliography: tuple[str, ...] = ()
    citations: str = ""
    toc: bool = False
    corrections: tuple[Correction, ...] = ()
    sound: Sound | None = None
    extra: tuple[tuple[str, Attr], ...] = ()
    problems: tuple[Problem, ...] = ()


@pickled_as_tuple
class Entry(NamedTuple):
    """One thing a section tells of: a list item or a heading with what stands under it.

    `url` is the canonical address of its first link ("" when it has none), `href` that link as written, but without the
    wrapping of a network, `links` every address in it (canonical), `comment` its words without markup, `nature` what
    `url` leads to: "paper", "model", "code" (see `text.urls.kind_of`). Where its words are left out (see
    `render.planning`), `size` is about how many bytes they take on a page.
    """

    title: str
    url: str
    href: str
    comment: str
    line: int
    anchor: str = ""
    topics: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    nature: str = ""
    size: int = 0


@pickled_as_tuple
class Section(NamedTuple):
    """A `##` heading and what stands under it. `kind` is the section kind that the heading's words chose."""

    kind: str
    title: str
    anchor: str
    line: int
    entries: tuple[Entry, ...] = ()
    empty: bool = False


@pickled_as_tuple
class Link(NamedTuple):
    """Words and an address; `line` is where it stands in the file of the issue, 0 when that does not matter.

    `address` is the canonical one of a link in an issue, "" where it leads nowhere on the web.
    """

    title: str
    url: str
    line: int = 0
    address: str = ""


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Issue(Head):
    """An issue read to the end: its head, its sections and what can be counted in it.

    The text itself is a Document and travels apart, because an archive of a thousand would not fit in memory.
    `fingerprint` is the digest of all that the issue was read from: two issues with one fingerprint are equal.
    `outline` is the digest of its head and its entries, wherever they stand: it stays when only prose changes.
    `links` are all addresses in the text in reading order, with their words, as written; `losses` what a target shows
    otherwise than it was meant. `predictions` are the lines marked `prediction:`, without the mark, to be judged in the
    review of the year after. `works` are the papers, models and repositories that its entries tell of, each once, by
    their canonical addresses: a release counts as its repository. `tags` are the topics of its entries, each once.
    """

    fingerprint: str = ""
    outline: str = ""
    sections: tuple[Section, ...] = ()
    words: int = 0
    links: tuple[Link, ...] = ()
    losses: tuple[Loss, ...] = ()
    predictions: tuple[Link, ...] = ()
    works: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Reading time in minutes, at 238 words a minute (Brysbaert 2019)."""
        return max(1, round(self.words / 238))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all sections, in order."""
        return tuple(entry for section in self.sections for entry in section.entries)
