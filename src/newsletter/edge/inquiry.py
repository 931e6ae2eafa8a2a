"""Whether many addresses still answer: the addresses in, their replies out as they come, until the network is gone.

Several hosts are asked at once, each of them by one hand that takes its addresses one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit

from newsletter.edge.fetch import Web
from newsletter.edge.glance import glance
from newsletter.model.reply import Reply

HANDS = 8
"""How many hosts are asked at once."""

ENOUGH_SILENCE = 10
"""After so many hosts in a row that cannot be reached, it is asked whether there still is a network."""

Told = tuple[str, Reply]


def inquire(web: Web, addresses: Sequence[str]) -> Iterator[Told]:
    """Each address with its reply. Those of hosts that cannot be reached wait until another one answers.

    Where none does, neither the one that answered last nor our own page, the network is gone, and nothing more comes.
    """
    doubtful: list[Told] = []
    witness = web.home
    for address, reply in _asked(web, addresses):
        doubtful.append((address, reply))
        if reply.reached:
            witness = address if reply.standing != "refused" else witness
        elif len({reply.host for _, reply in doubtful}) < ENOUGH_SILENCE:
            continue
        elif not _is_there(web, witness):
            return
        yield from doubtful
        doubtful.clear()
    if doubtful and _is_there(web, witness):
        yield from doubtful


def _is_there(web: Web, witness: str) -> bool:
    return bool(witness) and glance(web, witness).reached


def _asked(web: Web, addresses: Sequence[str]) -> Iterator[Told]:
    """Replies in the order in which they come. When nobody listens any more, the hands stop."""
    lots: SimpleQueue[list[str]] = SimpleQueue()
    came: SimpleQueue[Told | Exception] = SimpleQueue()
    over = Event()
    hosts = _by_host(addresses)
    for lot in hosts:
        lots.put(lot)
    for _ in range(min(HANDS, len(hosts))):
        Thread(target=_take, args=(web, lots, came, over), daemon=True).start()
    try:
        for _ in addresses:
            told = came.get()
            if isinstance(told, Exception):
                raise told
            yield told
    finally:
        over.set()


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    """The addresses of each host, hosts in the order in which they are first met."""
    lots: dict[str, list[str]] = {}
    for address in addresses:
        lots.setdefault(_origin(address), []).append(address)
    return list(lots.values())


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _take(web: Web, lots: SimpleQueue[list[str]], came: SimpleQueue[Told | Exception], over: Event) -> None:
    """Ask host after host, while there are any and somebody listens."""
    try:
        while not over.is_set():
            known: Reply | None = None
            for address in lots.get_nowait():
                if over.is_set():
                    return
                reply = known or glance(web, address)
                known = reply if _is_of_all(reply, address) else None
                came.put((address, reply))
    except Empty:
        return
    except Exception as error:  # whoever listens is to hear of it, and not to wait for ever
        came.put(error)


def _is_of_all(reply: Reply, address: str) -> bool:
    """Whether a reply holds for the other addresses of its host too: nobody was reached there, or wants to be."""
    of_host = not reply.reached or reply.standing == "busy"
    return of_host and reply.host == urlsplit(address).netloc.lower()
