"""An issue in; what coverage has to know of it, and nothing more, out: which addresses and titles it told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsletter.model.issue import Head, Issue
from newsletter.text.words import normal_title


class Telling(NamedTuple):
    """One thing that an issue tells of: its canonical address ("" without one), its normal title, its line."""

    url: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Told:
    """An issue as the past: its head, what it tells of, and how its entries without an address begin."""

    head: Head
    tellings: tuple[Telling, ...] = ()
    said: tuple[str, ...] = ()


def told(issue: Issue, head: Head | None = None) -> Told:
    """What an issue that was read tells of; `head` stands for it where its body is to be let go."""
    words = (words for entry in issue.entries if not entry.url for words in (entry.comment, entry.title))
    return Told(head or issue, tuple(_tellings(issue)), tuple(filter(None, map(beginning, words))))


def _tellings(issue: Issue) -> Iterator[Telling]:
    for entry in issue.entries:
        yield Telling(entry.url, normal_title(entry.title), entry.line)
        for url in entry.links[1:]:
            yield Telling(url, "", entry.line)
    for link in issue.links:
        if link.address:
            yield Telling(link.address, "", link.line)


def beginning(text: str) -> str:
    """The first paragraph of a text as far as it may be compared with that of another."""
    return normal_title(text[:240].split("\n\n", 1)[0])[:60].strip()
