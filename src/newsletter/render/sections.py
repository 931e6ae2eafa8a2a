"""Issues in, a page for each kind of section out: every paper, every model, once each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue, Section
from newsletter.model.publication import Publication
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.webpage import webpage
from newsletter.sections import OTHER
from newsletter.text.words import cut

_LONGEST_COMMENT = 220


class Mention(NamedTuple):
    """Where a work was covered: the issue, and the place of the words about it."""

    title: str
    place: str
    published: datetime | None


class Work(NamedTuple):
    """A paper, a model, a post: what the newest mention says of it, and every mention, newest first."""

    title: str
    href: str
    comment: str
    year: int
    mentions: tuple[Mention, ...]


class Shelf(NamedTuple):
    """A kind of section, and the issues that have entries in one, newest first."""

    kind: str
    title: str
    issues: tuple[Issue, ...]

    @property
    def place(self) -> str:
        """The folder of its page and its feed."""
        return f"sections/{self.kind}/"

    @property
    def size(self) -> int:
        """How many works stand on it."""
        return len({_identity(issue, entry) for issue, _, entry in _told(self)})


def shelves(issues: Iterable[Issue]) -> tuple[Shelf, ...]:
    """The shelves of some issues, in the order of their names. A kind without an entry has none.

    Nor have sections of no kind. A shelf is called as most of its sections are called, else as its kind.
    """
    met: dict[str, dict[str, Issue]] = {}
    titles: dict[str, Counter[str]] = {}
    for issue in issues:
        for section in issue.sections:
            if section.entries and section.kind not in ("", OTHER):
                met.setdefault(section.kind, {})[issue.place] = issue
                titles.setdefault(section.kind, Counter())[section.title] += 1
    found = (Shelf(kind, _called(kind, titles[kind]), tuple(on.values())) for kind, on in met.items())
    return tuple(sorted(found, key=lambda shelf: (shelf.title.casefold(), shelf.kind)))


def _called(kind: str, titles: Counter[str]) -> str:
    title, times = titles.most_common(1)[0]
    return title if times * 2 > titles.total() else kind.replace("-", " ").capitalize()


def works(shelf: Shelf) -> tuple[Work, ...]:
    """Everything on a shelf, newest first; two entries with one address are one work."""
    met: dict[str, list[tuple[Issue, Section, Entry]]] = {}
    for issue, section, entry in _told(shelf):
        met.setdefault(_identity(issue, entry), []).append((issue, section, entry))
    return tuple(map(_work, met.values()))


def _told(shelf: Shelf) -> Iterator[tuple[Issue, Section, Entry]]:
    for issue in shelf.issues:
        for section in issue.sections:
            if section.kind == shelf.kind:
                yield from ((issue, section, entry) for entry in section.entries)


def _identity(issue: Issue, entry: Entry) -> str:
    return entry.url or f"{issue.place}:{entry.line}"


def _work(told: list[tuple[Issue, Section, Entry]]) -> Work:
    newest, _, entry = told[0]
    mentions = (Mention(issue.title, _spot(issue, section, entry), issue.published) for issue, section, entry in told)
    return Work(
        entry.title or entry.comment or entry.url,
        next((address for address in (entry.href, entry.url) if re.match("https?://", address)), ""),
        cut(entry.comment, _LONGEST_COMMENT) if entry.title else "",
        newest.published.year if newest.published else 0,
        tuple(dict.fromkeys(mentions)),
    )


def _spot(issue: Issue, section: Section, entry: Entry) -> str:
    anchor = entry.anchor or section.anchor
    return f"{issue.place}/#{anchor}" if anchor else f"{issue.place}/"


def _pages(publication: Publication) -> Iterator[Page]:
    for shelf in shelves(publication.issues):
        yield Page(PurePosixPath(shelf.place, "index.html"), _page, (shelf,))


def _page(press: Press, shelf: Shelf) -> bytes:
    about = f"Everything under “{shelf.title}” in {press.settings.title}, newest first."
    return webpage(
        press.theme,
        press.settings,
        "web/section.html",
        shelf.place,
        shelf.title,
        about,
        shelf=shelf,
        works=works(shelf),
    )


RENDERER = PublicationRenderer("sections", _pages)
