"""Whether an address still answers: the address in, what a reader would meet there out.

HEAD is asked first, and GET where HEAD does not help, without reading the page. What only says that programs are not
welcome, or that a host is not well at the moment, is no proof of anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.edge.answer import Fetched
from newsletter.edge.fetch import Manner, Web, followed
from newsletter.model.reply import Reply, Standing
from newsletter.text.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from newsletter.edge.answer import Lack

_HEAD = Manner(method="HEAD", body=False)
_GET = Manner(body=False)
_BUSY = (429, 503)
_GONE = (404, 410)
_LACKING: Mapping[Lack, Standing] = {
    "leave": "refused",
    "host": "nowhere",
    "door": "unreachable",
    "trust": "distrusted",
    "doubt": "silent",
}


def glance(web: Web, url: str) -> Reply:
    """What came of asking. An address without encryption is asked with it first, and then as it is written."""
    import httpx2

    try:
        address = httpx2.URL(url)
    except (httpx2.InvalidURL, TypeError, ValueError) as error:
        return Reply("unclear", "", f"it cannot be read: {error}")
    if address.scheme == "http" and address.port is None:
        safe = _reply(url, _asked(web, address.copy_with(scheme="https")))
        if safe.standing in ("good", "moved"):
            return safe
    return _reply(url, _asked(web, address))


def _asked(web: Web, address: httpx2.URL) -> Fetched:
    answer = followed(web, address, _HEAD)
    done = answer.lack or answer.status in _BUSY or not answer.fault
    return answer if done else followed(web, address, _GET)


def _reply(url: str, answer: Fetched) -> Reply:
    """An answer, judged."""
    import httpx2

    host = httpx2.URL(answer.url).netloc.decode("ascii")
    if not answer.fault:
        elsewhere = bool(answer.moved) and not _is_same_page(url, answer.moved)
        return Reply("moved", host, to=answer.moved) if elsewhere else Reply("good", host)
    by_way = "" if canonical(answer.url) == canonical(url) else f"leads to {answer.url}, which "
    if answer.status in _GONE:
        return Reply("gone", host, by_way + answer.fault)
    standing = _LACKING.get(answer.lack, "busy" if answer.status == 429 else "unclear")
    if standing == "refused":
        return Reply(standing, host, answer.fault)
    return Reply(standing, host, f"{host} {answer.fault}" if standing in _UNPROVEN else by_way + answer.fault)


_UNPROVEN = ("silent", "busy", "unclear")


def _is_same_page(old: str, new: str) -> bool:
    """Whether nobody need write the new address: another spelling, or how a site receives whoever comes to its door."""
    import httpx2

    before, after = httpx2.URL(old), httpx2.URL(new)
    at_the_door = before.path == "/" and not before.query
    return canonical(old) == canonical(new) or (at_the_door and _site(before.host) == _site(after.host))


def _site(host: str) -> str:
    return host.removeprefix("www.")
