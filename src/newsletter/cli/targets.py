"""The words after `newsletter add` in, what they bring in out: addresses, thoughts, the entries of lists and feeds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

import click

from newsletter.edge.asking import Asked, Rounds
from newsletter.edge.fetch import fetch
from newsletter.edge.incoming import COLLECTIONS, Incoming, from_lines, from_list, given, listed
from newsletter.library.facts.provider import Facts
from newsletter.library.lock import Lock
from newsletter.model.problem import NewsletterError
from newsletter.model.source import Raw, Source
from newsletter.sources import read
from newsletter.text.encodings import decode
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify
from newsletter.text.urls import canonical, malformed, typed

MOST_FEEDS = 100
"""How many feeds of one list are asked for their entries."""


@dataclass(slots=True)
class Intake:
    """What is needed to take targets in, and what comes of it. `rounds` is None when nothing may be fetched.

    `remarked` tells that the editor says something about what he gives, so that an article gets a note, too.
    `news` are the facts that were fetched, `articles` the files that become seeds, `missed` counts the addresses that
    nobody was asked about, `failed` tells that something that was asked for by name could not be had.
    """

    root: Path
    lock: Lock
    rounds: Rounds | None
    since: date | None
    remarked: bool = False
    news: dict[str, Facts] = field(default_factory=dict)
    articles: list[tuple[Path, bytes]] = field(default_factory=list)
    missed: int = 0
    failed: bool = False
    interrupted: bool = False

    def take(self, target: str) -> Iterator[Incoming]:
        """Everything that one target brings."""
        text = target.strip()
        if text == "-":
            yield from self._piped(sys.stdin.buffer.read())
        elif os.path.isfile(text):
            yield from self._file(Path(text))
        elif address := typed(text):
            yield from self._address(Incoming(address))
        elif _FILE.fullmatch(text):
            raise NewsletterError(f"there is no file {text}")
        else:
            yield Incoming("", text)

    def _piped(self, data: bytes) -> Iterator[Incoming]:
        """A feed, a list of feeds, a page, a mail or a bibliography as if it were a file; other text line by line."""
        source = read(Raw(PurePosixPath("standard input"), data))
        if source.format in ("feed", "opml"):
            yield from self._list(source)
        elif source.format in _ENDINGS:
            yield from self._article(source, Path(slugify(source.title) + _ENDINGS[source.format]), data)
        else:
            for one in from_lines(decode(data).text):
                yield from self._address(one)

    def _article(self, source: Source, path: Path, data: bytes) -> Iterator[Incoming]:
        """A file that becomes a seed; what the editor says of it becomes a note."""
        self.articles.append((path, data))
        if self.remarked:
            yield Incoming(source.url, source.title)

    def _file(self, path: Path) -> Iterator[Incoming]:
        source, data, seed = given(self.root, path)
        if seed:
            click.echo(f"{seed}: is a seed already; `newsletter new-issue` reads it", err=True)
        elif source.format in COLLECTIONS:
            yield from self._list(source)
        elif source.format == "unknown":
            raise NewsletterError(f"{path}: {'; '.join(one.message for one in source.problems)}", exit_code=1)
        else:
            yield from self._article(source, path, data)

    def _address(self, one: Incoming) -> Iterator[Incoming]:
        """An address with what is told about it, a thought as it is; a feed gives its entries, if a day was named."""
        if not one.url:
            yield one
            return
        if why := malformed(one.url):
            raise NewsletterError(f"{one.url!r} is not a usable address: {why}")
        known = self.lock.of(one.url)
        if known and known.title and not self.since:
            yield one._replace(facts=known)
            return
        told = self._asked(one.url)
        if not told:
            yield one
            return
        source = listed(told.answer.body, canonical(one.url).rpartition("/")[2]) if told.answer.body else None
        if source and self.since:
            yield from self._list(source, one.url)
            return
        if source:
            click.echo(f"{one.url}: is a {_NAMES[source.format]}; --since DAY adds its entries", err=True)
        if told.facts:
            self.news[told.url] = told.facts
        yield one._replace(facts=told.facts)

    def _asked(self, url: str) -> Asked | None:
        """What is told about an address; None when nobody was asked or nobody answered."""
        if not self.rounds or self.rounds.over:
            self.missed += 1
            self._regret(url)
            return None
        try:
            told = self.rounds.ask(url)
        except KeyboardInterrupt:  # whoever does not want to wait still wants his notes
            self.rounds, self.interrupted = None, True
            return None
        if told.fault:
            click.echo(f"{url}: title not fetched: {told.fault}", err=True)
        if told.fault and not told.answer.body:
            self._regret(url)
        return told if told.facts or told.answer.body else None

    def _regret(self, url: str) -> None:
        """Entries were asked for by name, so that a feed which cannot be had is failed work."""
        if self.since:
            click.echo(f"{url}: its entries were not looked for; it was noted as a link", err=True)
            self.failed = True

    def _list(self, source: Source, where: str = "") -> Iterator[Incoming]:
        """The items of a list; since a day, the entries of the feeds that a list of feeds names."""
        name = where or str(source.path)
        if source.format != "opml" or not self.since:
            found = list(from_list(source, self.since))
            click.echo(f"{name}: a {_NAMES[source.format]} with {len(found)} to add", err=True)
            yield from (one._replace(one_of=name) for one in found)
            return
        if not self.rounds:
            raise NewsletterError(
                "the entries of its feeds must be fetched: --since needs --fetch with a list of feeds"
            )
        feeds = [item.href for item in source.items if item.href]
        if len(feeds) > MOST_FEEDS:
            click.echo(f"{name}: only the first {MOST_FEEDS} of {len(feeds)} feeds were asked", err=True)
        for href in feeds[:MOST_FEEDS]:
            try:
                answer = fetch(self.rounds.web, href, page=True)
            except KeyboardInterrupt:
                self.rounds, self.interrupted = None, True
                return
            feed = listed(answer.body, "feed") if answer.body else None
            if feed and feed.format == "feed":
                yield from self._list(feed, href)
            else:
                click.echo(f"{href}: {answer.fault or 'is no feed'}", err=True)
                self.failed = True


_FILE = pattern(
    r"(?:~|\.{1,2})?/\S*|\S+/|\S+\.(?:md|markdown|mdx|html?|txt|bib|xml|opml|rss|atom|json|eml|urls?|webloc)"
)
"""What is meant to be a file, even when there is none."""

_ENDINGS = {"html": ".html", "eml": ".eml", "bibtex": ".bib"}
"""What the file is called that comes from standard input."""

_NAMES = {"feed": "feed", "opml": "list of feeds", "links": "list of links"}
