"""An issue in, what the lists of a publication show of it out: its head and its entries, but not its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from newsletter.model.digest import digest
from newsletter.model.issue import Issue, Person, Section
from newsletter.render.once import once


class Outline(NamedTuple):
    """An issue without its text, as the templates of lists get it.

    Its `fingerprint` stays when only prose changes, and with it every page of lists. The lines of sections and
    entries are not in the fingerprint, so no page may show them.
    """

    fingerprint: str
    slug: str
    place: str
    page: str
    title: str
    kind: str
    status: str
    audience: str
    description: str
    number: int | None
    published: datetime | None
    updated: datetime | None
    authors: tuple[Person, ...]
    topics: tuple[str, ...]
    language: str
    image: str
    image_alt: str
    sections: tuple[Section, ...]


_FIELDS = attrgetter("outline", *Outline._fields[1:])


def outlined(issue: Issue) -> Outline:
    """The outline of an issue."""
    return Outline._make(_FIELDS(issue))


@once
def outlines(issues: tuple[Issue, ...]) -> tuple[Outline, ...]:
    """The outlines of many issues, which stand in list after list and are made once for all of them."""
    return tuple(map(outlined, issues))


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines of many issues, each made when its turn comes: a page about the whole archive cannot hold them all.

    They may be gone through as often as `issues` may. Equal fingerprints, equal outlines in the same order.
    """

    issues: Iterable[Issue]

    def __iter__(self) -> Iterator[Outline]:
        return map(outlined, self.issues)

    @property
    def fingerprint(self) -> str:
        return digest(*(issue.outline for issue in self.issues))
