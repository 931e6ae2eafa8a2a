"""A built feed in, what a feed reader would stumble over out: ids, order, dates, addresses, markup, size."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from newsletter.checks.built.entries import Document, Entry, read_feed
from newsletter.checks.built.markup import tags
from newsletter.checks.built.page import addresses, internal
from newsletter.model.problem import Problem

LARGEST = 512 * 1024
"""What readers and aggregators have refused begins here."""

_LARGEST_OF = {"podcast.xml": 5 * 1024 * 1024}
"""All episodes are in one document, for directories show what it holds. The W3C's validator reads as much as this."""

_FORBIDDEN = frozenset(
    "script style iframe object embed form input button svg math link meta base html head body".split()
)
_STYLING = frozenset({"class", "style"})

Told = Iterator[tuple[str, str, int]]
"""Code, message and line of what is wrong."""


class Feed(NamedTuple):
    """What others must know of a feed: the pages of ours that its entries lead to, and, of the whole, the entries."""

    path: str
    targets: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    told: tuple[Entry, ...] = ()


WHOLE = ("feed.xml", "atom.xml", "feed.json")


def read_checked(path: str, data: bytes, home: str) -> Feed:
    """The facts of a feed and all that is wrong with it alone; `home` is the address of the output folder."""
    feed = read_feed(path, data)
    where = PurePosixPath(path)
    if feed.fault:
        return Feed(path, (), (Problem("E821", f"the feed {feed.fault}", where, feed.line),))
    found = [*_of_document(path, len(data), feed, home), *(one for rule in _RULES for one in rule(feed))]
    found += [(code, message, entry.line) for entry in feed.entries for code, message in _of_content(entry)]
    told = tuple(entry._replace(content="") for entry in feed.entries) if path in WHOLE else ()
    return Feed(
        path, tuple(_targets(feed, home)), tuple(Problem(code, said, where, line) for code, said, line in found), told
    )


def on_feeds(feeds: Iterable[Feed], files: Container[str]) -> Iterator[Problem]:
    """What is wrong between the feeds and the pages, and between the feeds."""
    whole: dict[str, Feed] = {}
    for feed in feeds:
        if feed.path in WHOLE:
            whole[feed.path] = feed
        lost = [one for one in feed.targets if one[0] not in files and f"{one[0]}/index.html" not in files]
        for file, line in lost[:1]:
            more = f" (and {len(lost) - 1} more like it)" if lost[1:] else ""
            message = f"an entry leads to {file}, which is not there{more}"
            yield Problem("E811", message, PurePosixPath(feed.path), line)
    known, *others = (whole[path].told for path in WHOLE if path in whole) if whole else ((),)
    names = [path for path in WHOLE if path in whole]
    for path, told in zip(names[1:], others, strict=True):
        yield from _unlike(path, told, names[0], known)


def _of_document(path: str, size: int, feed: Document, home: str) -> Told:
    if feed.own != home + path:
        yield "E829", f"the feed calls itself {feed.own or 'nothing'}, not {home + path}", 1
    if not feed.title:
        yield "E829", "the feed has no title", 1
    if size > (most := _LARGEST_OF.get(path, LARGEST)):
        yield "W827", f"{size // 1024} KB; readers refuse feeds of more than {most // 1024}", 1


def _ids(feed: Document) -> Told:
    seen: set[str] = set()
    for entry in feed.entries:
        if not entry.id or entry.id in seen:
            yield "E822", f"the id {entry.id!r} stands twice" if entry.id else "an entry has no id", entry.line
        seen.add(entry.id)


def _order(feed: Document) -> Told:
    for before, entry in pairwise(feed.entries):
        if before.published and entry.published and before.published < entry.published:
            yield "W823", f"“{entry.title}” is newer than the entry before it", entry.line


def _dates(feed: Document) -> Told:
    for entry in feed.entries:
        if not entry.published or not entry.updated:
            yield "E824", f"“{entry.title}” has no date that can be read, with its zone", entry.line
        elif entry.updated < entry.published:
            yield "E824", f"“{entry.title}” was changed before it came out", entry.line


def _told(feed: Document) -> Told:
    for entry in feed.entries:
        missing = [name for name in ("title", "link", "content") if not getattr(entry, name)]
        if missing:
            yield "E829", f"the entry {entry.id!r} has no {' and no '.join(missing)}", entry.line


_RULES: tuple[Callable[[Document], Told], ...] = (_ids, _order, _dates, _told)


def _of_content(entry: Entry) -> Iterator[tuple[str, str]]:
    for tag in tags(entry.content):
        if tag.name in _FORBIDDEN:
            yield "E826", f"<{tag.name}> stands in an entry"
        for name in tag.attributes:
            if name in _STYLING or name.startswith("on"):
                yield "E826", f"<{tag.name}> in an entry has the attribute {name}"
        for address in addresses(tag):
            scheme = urlsplit(address).scheme.lower()
            if scheme in ("javascript", "vbscript"):
                yield "E826", f"an entry holds a script: {address}"
            elif not scheme:
                yield "E825", f"an entry holds an address that is not whole: {address}"


def _targets(feed: Document, home: str) -> Iterator[tuple[str, int]]:
    """The files of ours that a feed leads to, each once."""
    seen: set[str] = set()
    for entry in feed.entries:
        inside = (address for tag in tags(entry.content) for address in addresses(tag))
        for address in (entry.link, *inside):
            target = internal(address, "", home) if address.startswith(home) else None
            if target and target[0] not in seen:
                seen.add(target[0])
                yield target[0], entry.line


def _unlike(path: str, told: Iterable[Entry], first: str, known: Iterable[Entry]) -> Iterator[Problem]:
    """The feeds of the whole tell the same, whatever the format."""
    there = {entry.id: entry._replace(line=0) for entry in known}
    here = {entry.id: entry._replace(line=0) for entry in told}
    if list(here) != list(there):
        yield Problem("E828", f"holds other entries than {first}", PurePosixPath(path), 1)
    for entry in told:
        if entry.id in there and here[entry.id] != there[entry.id]:
            message = f"“{entry.title}” is another in {first}: title, link or date differ"
            yield Problem("E828", message, PurePosixPath(path), entry.line)
