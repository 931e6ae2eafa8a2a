"""What was counted elsewhere in, the same by our issues out: joined by id, address, and title with date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from newsletter.importers.importer import Counted
from newsletter.model.issue import Head
from newsletter.review.readers import Reads, place_of
from newsletter.text.words import normal_title, same_title

# Below these nothing is an issue, whatever the last part of the address says.
_NO_ISSUES = frozenset("topics topic sections tags tag categories category authors author archive feeds about".split())
_NEAR = 2
_FAR = 45


class Joined(NamedTuple):
    """The lines for `seeds/statistics.csv`, how many were joined by what, and what belongs to no issue."""

    lines: Mapping[tuple[str, str], Reads]
    by: Mapping[str, int]
    unmatched: tuple[Counted, ...]


def join(counted: Iterable[Counted], heads: Iterable[Head], source: str) -> Joined:
    """Everything that was counted, under the issue that it is about; what is told of one issue twice is added up."""
    index = _Index(tuple(heads))
    lines: dict[tuple[str, str], Reads] = {}
    by: Counter[str] = Counter()
    unmatched: list[Counted] = []
    for one in counted:
        how, head = index.find(one)
        if head is None:
            unmatched.append(one)
            continue
        by[how] += 1
        key = (place_of(head), source)
        lines[key] = _added(lines[key], one.reads) if key in lines else one.reads
    return Joined(lines, by, tuple(unmatched))


class _Index:
    """The issues by all that an export may know them by."""

    def __init__(self, heads: tuple[Head, ...]) -> None:
        self.ids = {head.guid: head for head in heads}
        self.paths: dict[str, Head] = {}
        self.slugs: dict[str, list[Head]] = {}
        self.titles: dict[str, list[Head]] = {}
        for head in heads:
            for address in (head.place, head.page, head.canonical, *head.aliases, str(head.path)):
                if address:
                    self.paths.setdefault(_path(address), head)
            own = {_last(address) for address in (head.canonical, *head.aliases) if address}
            for slug in dict.fromkeys((head.slug.lower(), _last(head.place), *sorted(own), head.path.stem.lower())):
                self.slugs.setdefault(slug, []).append(head)
            self.titles.setdefault(normal_title(head.title), []).append(head)

    def find(self, one: Counted) -> tuple[str, Head | None]:
        """By what an issue was found, and the issue."""
        if one.id and one.id in self.ids:
            return "id", self.ids[one.id]
        head = self._by_address(one.address) if one.address else None
        if head:
            return "address", head
        head = self._by_title(one.title, one.day) if one.title else None
        return ("title and date" if one.day else "title"), head

    def _by_address(self, address: str) -> Head | None:
        path = _path(address)
        if path in self.paths:
            return self.paths[path]
        first, *rest = path.split("/")
        if rest and first in _NO_ISSUES:
            return None
        found = self.slugs.get(_last(address), [])
        return found[0] if len(found) == 1 else None

    def _by_title(self, title: str, day: date | None) -> Head | None:
        """The one issue with that title, of that day if there are several; else one of that day with a near title."""
        same = self.titles.get(normal_title(title), [])
        if len(same) == 1 and _apart(same[0], day) <= _FAR:
            return same[0]
        near = [head for head in same if day and _apart(head, day) <= _NEAR]
        if not same and day:
            every = (head for heads in self.titles.values() for head in heads)
            near = [head for head in every if _apart(head, day) <= _NEAR and same_title(head.title, title)]
        return near[0] if len(near) == 1 else None


def _apart(head: Head, day: date | None) -> int:
    """How many days lie between; none where one of the two is not known."""
    return abs((head.published.date() - day).days) if head.published and day else 0


def _path(address: str) -> str:
    """The path of an address, without what servers leave out or put there."""
    path = unquote(urlsplit(address).path if "://" in address else address).strip("/").lower()
    return path.removesuffix("index.html").removesuffix(".html").removesuffix(".md").strip("/")


def _last(address: str) -> str:
    return PurePosixPath(_path(address)).name


def _added(one: Reads, other: Reads) -> Reads:
    pairs = zip(one, other, strict=True)
    return Reads(*(a if b is None else b if a is None else a + b for a, b in pairs))
