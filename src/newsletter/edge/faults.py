"""Why nobody answered: a fault of the connection in, an answer without a body that says so out."""

from __future__ import annotations

import re

import httpx2

from newsletter.edge.answer import Fetched, Lack
from newsletter.text.patterns import pattern


class NoSuchHost(httpx2.ConnectError):
    """The name servers know no address for a host."""


class Distrusted(httpx2.ConnectError):
    """A host has a certificate that every browser refuses."""


class Doubtful(httpx2.ConnectError):
    """Nobody was reached, and that may be our own fault: the name servers are silent, a certificate is unknown here."""


_MEANINGS: tuple[tuple[type[httpx2.RequestError], Lack, str], ...] = (
    (httpx2.UnsupportedProtocol, "leave", ""),  # how the wire says that it will not go there
    (NoSuchHost, "host", "names a host that does not exist"),
    (Distrusted, "trust", "has a certificate that browsers refuse: "),
    (Doubtful, "doubt", "does not answer: "),
    (httpx2.TimeoutException, "doubt", "does not answer: "),
    (httpx2.ConnectError, "door", "does not answer: "),
    (httpx2.RequestError, "", "broke off: "),
)


def unanswered(url: str, error: httpx2.RequestError) -> Fetched:
    """The answer that takes the place of one which never came."""
    lack, words = next((lack, words) for kind, lack, words in _MEANINGS if isinstance(error, kind))
    said = words + (_plain(str(error)) or "too slow" if words.endswith(": ") or not words else "")
    return Fetched(0, url, fault=said, lack=lack)


def _plain(said: str) -> str:
    """What a library says of a fault, without its numbers and the places in its source."""
    return _NUMBERS.sub("", said)


_NUMBERS = pattern(r"\A\[[^\]]*\] |\s*\(_ssl\.c:\d+\)", re.ASCII)
