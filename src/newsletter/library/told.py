"""An issue in; what coverage has to know of it, and nothing more, out: which addresses and titles it told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsletter.library.titles import pairs as pairs_of
from newsletter.model.issue import Head, Issue
from newsletter.model.pickled import pickled_as_call
from newsletter.text.urls import whole
from newsletter.text.words import normal_titles, title_keys


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Told:
    """An issue as the past: its head, what it tells of, and how its entries without an address begin (`said`).

    What it tells of stands in columns, one thing a line, which thousands of issues are kept and taken out by quickly:
    `urls` are canonical addresses, `works` what they are parts of, `titles` keys of titles and `pairs` what these are
    looked up by, parted by tabs; each "" where there is none.
    """

    head: Head
    lines: tuple[int, ...] = ()
    urls: str = ""
    works: str = ""
    titles: str = ""
    pairs: str = ""
    said: str = ""


def told(issue: Issue, head: Head | None = None) -> Told:
    """What an issue that was read tells of; `head` stands for it where its body is to be let go."""
    words = (words for entry in issue.entries if not entry.url for words in (entry.comment, entry.title))
    urls, titles, lines = [*zip(*_tellings(issue), strict=True)] or ((), (), ())
    return in_columns(head or issue, urls, titles, lines, words)


def in_columns(
    head: Head, urls: Sequence[str], titles: Sequence[str], lines: Sequence[int], words: Iterable[str]
) -> Told:
    """What an issue tells of: one canonical address ("" without one), one title and one line for each thing.

    Of things that say the same again only the first is kept; `words` are those of its entries without an address.
    """
    first: dict[tuple[str, str], int] = {}
    for url, title, line in zip(urls, title_keys(titles), lines, strict=True):
        first.setdefault((url, title), line)
    addresses, names = [url for url, _ in first], [title for _, title in first]
    pairs = map("\t".join, map(pairs_of, names))
    columns = map(_column, (addresses, map(_other_work, addresses), names, pairs, filter(None, beginnings(words))))
    return Told(head, tuple(first.values()), *columns)


def _column(values: Iterable[str]) -> str:
    """Some values, one a line: an address that holds an end of a line is none."""
    values = list(values)
    column = "\n".join(values)
    return column if column.count("\n") < len(values) else "\n".join(value.replace("\n", " ") for value in values)


def _other_work(url: str) -> str:
    """The work that a canonical address is only a part of; "" when it is no part of one."""
    found = whole(url)
    return found if found != url else ""


def _tellings(issue: Issue) -> Iterator[tuple[str, str, int]]:
    for entry in issue.entries:
        yield entry.url, entry.title, entry.line
        for url in entry.links[1:]:
            yield url, "", entry.line
    for link in issue.links:
        if link.address:
            yield link.address, "", link.line


def beginning(text: str) -> str:
    """The first paragraph of a text as far as it may be compared with that of another."""
    return beginnings([text])[0]


def beginnings(texts: Iterable[str]) -> list[str]:
    """The same of several texts."""
    return [title[:60].strip() for title in normal_titles([text[:240].split("\n\n", 1)[0] for text in texts])]
