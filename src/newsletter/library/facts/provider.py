"""What is told about an address, and what a provider of such facts is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from newsletter.text.dates import PartialDate


class Facts(NamedTuple):
    """What somebody else says about an address; "" is what nobody said.

    `status` is the HTTP status of the last answer, `by` the provider that gave the words, `fetched` the moment of the
    last answer in UTC, as in `2024-01-05T12:00:00Z`.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    venue: str = ""
    licence: str = ""
    abstract: str = ""
    status: int = 0
    by: str = ""
    fetched: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """`request` gives the address at which to ask about a canonical address, "" when the provider does not know such.

    `parse` makes facts of the bytes of an answer and the character set that it names; it never raises, and an answer
    that tells nothing is `Facts()`. `pause` is how many seconds lie between two questions. `itself` says that the page
    itself is read: at its address as it was written, and only when the robots.txt of its host lets programs in.
    """

    name: str
    request: Callable[[str], str]
    parse: Callable[[bytes, str], Facts]
    pause: float = 1.0
    itself: bool = False
