"""An item: a paper, a model, a post that somebody mentioned, known by one canonical address."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from newsletter.text.dates import PartialDate

CITED = "cite:"
"""Before a cite key in `Item.also`: the item is known by it to a bibliography, and to whoever cites it."""


class Sighting(NamedTuple):
    """One place where an item was met. `issue` is the slug of the issue, when it was one."""

    by: Literal["seed", "note", "issue"]
    path: PurePosixPath
    line: int
    words: str = ""
    heading: str = ""
    section: str = ""
    issue: str = ""


class Item(NamedTuple):
    """Everything known about one address. `url` is canonical; `href` is how it was first written.

    An item whose link was lost has neither; it is known by its title until an address is found for it.
    """

    url: str
    title: str = ""
    href: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    topics: tuple[str, ...] = ()
    seen: tuple[Sighting, ...] = ()
    also: tuple[str, ...] = ()
