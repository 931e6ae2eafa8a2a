"""What somebody gives to `newsletter add`, taken apart: addresses and thoughts from lines, lists, feeds and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge import files
from newsletter.library.facts.provider import Facts
from newsletter.model.problem import NewsletterError
from newsletter.model.source import Raw, Source
from newsletter.sources import read
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, is_web, typed

SEEDS = PurePosixPath("seeds")
COLLECTIONS = ("feed", "opml", "links")
"""The formats that are lists of what others wrote: their items become notes, and the file itself is no seed."""


class Incoming(NamedTuple):
    """An address, or a thought when there is none. `one_of` names the list that it came with, if it came with one."""

    url: str
    title: str = ""
    comment: str = ""
    one_of: str = ""
    facts: Facts | None = None


def from_lines(text: str) -> Iterator[Incoming]:
    """One address or thought a line; what stands after an address is the comment. `#` and a blank begin a remark."""
    for line in text.splitlines():
        words = _BULLET.sub("", line, count=1).strip()
        if not words or re.match(r"#+(\s|$)", words):
            continue
        first, _, rest = words.partition(" ")
        address = typed(first)
        yield Incoming(address, "", rest.strip().lstrip("-–—: ")) if address else Incoming("", words)


_BULLET = pattern(r"\s*(?:[-*+•]\s+(?:\[[ xX]\]\s+)?)?")


def from_list(source: Source, since: date | None) -> Iterator[Incoming]:
    """The items of a list or the entries of a feed since a day; an entry without a date may be new, so it counts.

    Links inside the text of an entry stand under its title: they are not entries.
    """
    for item in source.items:
        inner = source.format == "feed" and item.seen and item.seen[0].heading
        if not is_web(item.href) or inner or (since and item.published and item.published.first_day() < since):
            continue
        facts = Facts(item.title, item.authors, item.published, source.title, by="feed")
        yield Incoming(item.href, item.title, "", str(source.path), facts if source.format == "feed" else None)


def listed(body: bytes, name: str) -> Source | None:
    """The feed or the list of feeds that an answer is, if it is one; its content tells."""
    source = read(Raw(PurePosixPath(name), body))
    return source if source.format in ("feed", "opml") else None


class Given(NamedTuple):
    """A file that was named: what it was read as, and where it lies below the publication's seeds, if it does."""

    source: Source
    data: bytes
    seed: PurePosixPath | None


def given(root: Path, path: Path) -> Given:
    """A file of the editor's, read."""
    if path.stat().st_size > files.MAX_BYTES:
        raise NewsletterError(f"{path} is larger than {files.MAX_BYTES // 1_000_000} MB", exit_code=1)
    data = path.read_bytes()
    place, seeds = path.resolve(), (root / SEEDS).resolve()
    seed = SEEDS / place.relative_to(seeds).as_posix() if place.is_relative_to(seeds) else None
    return Given(read(Raw(PurePosixPath(path.name), data)), data, seed)


def copied(root: Path, path: Path, data: bytes) -> tuple[PurePosixPath, bool]:
    """The seed that a file becomes, and whether it is new. A seed of that name that says something else stays."""
    seed = SEEDS / (path.name.lstrip(".") or "seed")
    try:
        files.create(root, seed, data)
    except FileExistsError as error:
        if (root / seed).read_bytes() == data:
            return seed, False
        hint = "rename your file; nothing is ever overwritten"
        raise NewsletterError(f"{seed} exists already and says something else", hint=hint, exit_code=1) from error
    return seed, True


def each_once(found: Iterable[Incoming]) -> Iterator[Incoming]:
    """Each address once, as it came first; thoughts all."""
    met: set[str] = set()
    for one in found:
        key = canonical(one.url)
        if not key or key not in met:
            yield one
        met.add(key)
