"""Tells a WebSub hub which of our feeds changed, so that subscribers hear of an issue at once (WebSub § 7).

How a hub is told is left open there; what every hub understands is a form with `hub.mode=publish` and the feed as
`hub.url`, which is what Google's and Superfeedr's read, and as `hub.topic`, which Switchboard reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from newsletter import __version__
from newsletter.edge.fetch import SECONDS, Web, refusal
from newsletter.edge.memory import KEPT, Memory
from newsletter.edge.project import walk
from newsletter.model.publication import Settings

_KEY = KEPT + "pinged"
_FEEDS = (".xml", "feed.json")


class Ping(NamedTuple):
    """What came of telling about one feed; `fault` is "" when the hub took it."""

    feed: str
    fault: str = ""


def ping(web: Web, output: Path, settings: Settings, memory: Memory) -> Iterator[Ping]:
    """Tell the hub about each built feed that names it and that it was not told of as it is now."""
    told: dict[str, str] = memory.recall([_KEY]).get(_KEY, {})
    for path, look in _feeds(output, settings).items():
        if told.get(path) != look:
            one = Ping(settings.absolute(path), _told(web, settings.hub, settings.absolute(path)))
            if not one.fault:
                told = {**told, path: look}
                memory.remember([(_KEY, told)])
            yield one


def _feeds(output: Path, settings: Settings) -> Mapping[str, str]:
    """The built feeds that name the hub, each with the digest of its bytes."""
    found = {}
    for entry in walk(str(output)):
        if entry.name.endswith(_FEEDS):
            data = Path(entry.path).read_bytes()
            if settings.hub.encode() in data[:8192] and b"hub" in data[:8192]:
                found[Path(entry.path).relative_to(output).as_posix()] = blake2b(data, digest_size=16).hexdigest()
    return found


def _told(web: Web, hub: str, feed: str) -> str:
    """Why the hub did not take it; "" when it did."""
    import httpx2

    address = httpx2.URL(hub)
    if fault := refusal(web, address):
        return fault
    form = urlencode({"hub.mode": "publish", "hub.url": feed, "hub.topic": feed})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": f"newsletter/{__version__} (+{web.home})",
    }
    deadline = {"deadline": web.clock() + SECONDS}
    request = httpx2.Request("POST", address, content=form.encode(), headers=headers, extensions=deadline)
    try:
        response = web.transport.handle_request(request)
        response.close()
    except httpx2.RequestError as error:
        return f"{address.host} does not answer: {error or 'too slow'}"
    return "" if 200 <= response.status_code < 300 else f"{address.host} answers {response.status_code}"
