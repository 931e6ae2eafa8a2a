"""What a feed holds, whatever it was written in: RSS, Atom and JSON Feed become these two values."""

from __future__ import annotations

from typing import NamedTuple


class FeedEntry(NamedTuple):
    """One entry of a feed. `content` is HTML; `date` is as it is written; `line` is 0 when it is not known."""

    title: str
    link: str
    ident: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    content: str = ""
    line: int = 0
    base: str = ""
    when: tuple[int, int, int] | None = None


class FeedRead(NamedTuple):
    """A feed: its title and entries, and a sentence with line and column when it is broken."""

    title: str
    entries: tuple[FeedEntry, ...]
    fault: str = ""
    line: int = 0
    column: int = 0
