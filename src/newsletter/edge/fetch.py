"""DOOR: one address out, one Fetched back, politely and within bounds. No host can make it raise.

https first; every hop of a redirect is checked like the first address; ten seconds to connect, thirty for all of it,
five megabytes after unpacking, five redirects; no cookies; one request a second to a host.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsletter import __version__
from newsletter.edge.answer import Fetched, location, read_answer, retry_after
from newsletter.edge.clock import now
from newsletter.edge.guard import refused_host
from newsletter.edge.robots import rules
from newsletter.model.problem import NewsletterError

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

    import httpx2

SECONDS = 30.0
REDIRECTS = 5
PATIENCE = 20.0
"""How many seconds of a `Retry-After` are waited for; a host that asks for more is left alone."""


@dataclass(slots=True)
class Web:
    """The network, as one run of the program sees it: what tests replace, and what was asked when.

    `home` is the page that hosts find in the User-Agent; `allowed` are hosts that need not be public.
    """

    transport: httpx2.BaseTransport
    home: str = ""
    allowed: frozenset[str] = frozenset()
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    turns: dict[str, float] = field(default_factory=dict)
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Manner(NamedTuple):
    """How an address is asked: the seconds between two requests to a host, robots.txt first or not, and for what."""

    pause: float = 1.0
    page: bool = False
    method: str = "GET"
    body: bool = True


def open_web(home: str = "", allowed: Iterable[str] = ()) -> Web:
    """The real network; needs the extra `net`."""
    try:
        from newsletter.edge.wire import Wire
    except ImportError as error:
        raise NewsletterError("this needs: pip install 'newsletter[net]'") from error
    hosts = frozenset(host.lower() for host in allowed)
    return Web(Wire(hosts), home, hosts)


def fetch(web: Web, url: str, *, pause: float = 1.0, page: bool = False) -> Fetched:
    """What an address answers. `page` asks robots.txt first; `pause` is the time between two requests to a host."""
    import httpx2

    try:
        address = httpx2.URL(url)
    except (httpx2.InvalidURL, TypeError, ValueError) as error:
        return Fetched(0, url, fault=f"not a usable address: {error}")
    how = Manner(pause, page)
    if address.scheme == "http" and address.port is None:
        safe = followed(web, address.copy_with(scheme="https"), how)
        if safe.reached:
            return safe
    return followed(web, address, how)


def followed(web: Web, address: httpx2.URL, how: Manner) -> Fetched:
    """The answer at the end of all redirects."""
    import httpx2

    left, moved, for_good = SECONDS, "", True
    for _ in range(REDIRECTS + 1):
        if fault := refusal(web, address):
            return Fetched(0, str(address), fault=fault, lack="leave")
        if how.page and (forbidden := _forbidden(web, address, how)):
            return forbidden
        answer, leads_to, took = _patiently(web, address, how, left)
        left -= took
        if not leads_to:
            return answer._replace(moved=moved)
        try:
            address = address.join(leads_to)
        except (httpx2.InvalidURL, ValueError):
            return answer._replace(fault=f"leads to {leads_to[:80]!r}, which is no address")
        for_good = for_good and answer.status in (301, 308)
        moved = str(address) if for_good else moved
    return Fetched(0, str(address), fault=f"leads on and on: more than {REDIRECTS} redirects")


def refusal(web: Web, address: httpx2.URL) -> str:
    """Why an address is not asked at all."""
    if address.scheme not in ("http", "https"):
        return f"only http and https are fetched, not {address.scheme or 'an address without a scheme'}"
    if address.userinfo:
        return "an address with a user name in it is not fetched"
    if address.port is not None and not 0 < address.port < 65536:
        return f"there is no port {address.port}"
    return "" if address.host.lower() in web.allowed else refused_host(address.host)


def _forbidden(web: Web, address: httpx2.URL, how: Manner) -> Fetched | None:
    """The answer that takes the place of a page which no program may read, or of a host that is not there."""
    origin = f"{address.scheme}://{address.netloc.decode('ascii')}"
    if origin not in web.robots:
        answer = followed(web, address.copy_with(raw_path=b"/robots.txt"), how._replace(page=False))
        if not answer.reached:
            return answer
        web.robots[origin] = rules(answer.status or 500, answer.body)
    if web.robots[origin].can_fetch("newsletter", str(address)):
        return None
    return Fetched(0, str(address), fault=f"{address.host} does not want programs to read it (robots.txt)")


def _patiently(web: Web, address: httpx2.URL, how: Manner, left: float) -> tuple[Fetched, str, float]:
    """The answer after at most two waits that the host asked for, where it leads, and the seconds that were used."""
    used = 0.0
    for attempt in range(3):
        _wait_for_turn(web, address.host, how.pause)
        started = web.clock()
        answer, leads_to, wait = _asked(web, address, how, started + left - used)
        used += web.clock() - started
        if answer.status not in (429, 503) or attempt == 2 or wait > PATIENCE:
            break
        web.sleep(wait)
    return answer, leads_to, used


def _wait_for_turn(web: Web, host: str, pause: float) -> None:
    """A turn is taken before it is waited for, so that of two who ask at once each has his own."""
    with web.lock:
        now = web.clock()
        turn = max(now, web.turns.get(host, 0.0))
        web.turns[host] = turn + pause
    if turn > now:
        web.sleep(turn - now)


def _asked(web: Web, address: httpx2.URL, how: Manner, deadline: float) -> tuple[Fetched, str, float]:
    """One request: its answer, where it leads, and how long the host wants us to wait."""
    import httpx2

    from newsletter.edge.faults import unanswered

    home = f" (+{web.home})" if web.home else ""
    accept = "*/*" if how.body else "text/html, */*;q=0.9"  # who reads no body asks as a browser would
    headers = {"User-Agent": f"newsletter/{__version__}{home}", "Accept": accept, "Accept-Encoding": "gzip"}
    request = httpx2.Request(how.method, address, headers=headers, extensions={"deadline": deadline})
    try:
        response = web.transport.handle_request(request)
        try:
            answer = read_answer(response, str(address), lambda: web.clock() > deadline, how.body)
            return answer, location(response), retry_after(response, now())
        finally:
            response.close()
    except httpx2.RequestError as error:
        return unanswered(str(address), error), "", 0.0
