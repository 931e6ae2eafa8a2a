"""Many addresses at once: how many hands, which order, and what a network that is gone looks like."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable

import pytest

from newsletter.edge.inquiry import HANDS, inquire
from newsletter.model.problem import NewsletterError
from tests.edge.test_fetch import said, web

httpx2 = pytest.importorskip("httpx2")


def hosts(count: int, name: str = "a") -> list[str]:
    return [f"https://{name}{number}.example/" for number in range(count)]


def standings(addresses: list[str], answer: Callable[..., object]) -> Counter[str]:
    return Counter(reply.standing for _, reply in inquire(web(answer), addresses))


def test_every_address_gets_its_reply_whatever_the_order_of_the_answers() -> None:
    def answer(request: object) -> object:
        time.sleep(0.02 if "a0" in request.url.host else 0)  # type: ignore[attr-defined]
        return said(404 if request.url.path == "/b" else 200)  # type: ignore[attr-defined]

    asked = [f"{host}{page}" for host in hosts(5) for page in "abc"]
    replies = dict(inquire(web(answer), asked))
    assert sorted(replies) == sorted(asked)
    assert {address[-1] for address, reply in replies.items() if reply.standing == "gone"} == {"b"}


def test_several_hosts_are_asked_at_once_and_each_by_one_hand() -> None:
    lock = threading.Lock()
    busy: Counter[str] = Counter()
    most = [0, 0]

    def answer(request: object) -> object:
        host = request.url.host  # type: ignore[attr-defined]
        with lock:
            busy[host] += 1
            most[0] = max(most[0], busy[host])
            most[1] = max(most[1], sum(busy.values()))
        time.sleep(0.01)
        with lock:
            busy[host] -= 1
        return said()

    assert standings([f"{host}{page}" for host in hosts(20) for page in "ab"], answer) == {"good": 40}
    assert most[0] == 1
    assert 1 < most[1] <= HANDS


def test_the_addresses_of_a_host_are_asked_in_their_order() -> None:
    asked = []

    def answer(request: object) -> object:
        asked.append(request.url.path)  # type: ignore[attr-defined]
        return said()

    list(inquire(web(answer), [f"https://a.example/{page}" for page in "cab"]))
    assert asked == ["/c", "/a", "/b"]


@pytest.mark.parametrize("fault", [httpx2.ConnectError("refused"), httpx2.ReadTimeout("slow")])
def test_a_host_that_cannot_be_reached_is_asked_once_and_not_for_each_address(fault: Exception) -> None:
    asked: Counter[str] = Counter()

    def answer(request: object) -> object:
        asked[request.url.host] += 1  # type: ignore[attr-defined]
        if request.url.host == "dead.example":  # type: ignore[attr-defined]
            raise fault
        return said()

    pages = [f"https://{host}.example/{page}" for host in ("dead", "live") for page in range(5)]
    assert sorted(standings(pages, answer).values()) == [5, 5]
    assert asked["dead.example"] == 1


def test_a_host_that_was_asked_too_often_is_left_alone() -> None:
    asked = []

    def answer(request: object) -> object:
        asked.append(request.url.path)  # type: ignore[attr-defined]
        return said(429, Retry_After="3600") if len(asked) > 1 else said()

    found = standings([f"https://a.example/{page}" for page in range(5)], answer)
    assert (found, asked) == ({"good": 1, "busy": 4}, ["/0", "/1"])


def test_a_short_address_of_a_dead_host_says_nothing_of_the_others() -> None:
    def answer(request: object) -> object:
        if request.url.host == "dead.example":  # type: ignore[attr-defined]
            raise httpx2.ConnectError("refused")
        return said(302, Location="https://dead.example/") if request.url.path == "/0" else said()  # type: ignore[attr-defined]

    pages = [f"https://short.example/{page}" for page in range(3)]
    assert standings(pages, answer) == {"unreachable": 1, "good": 2}


def unreached(_request: object) -> object:
    raise httpx2.ConnectError("unreachable")


@pytest.mark.parametrize("count", [1, 3, 500])
def test_without_a_network_nothing_is_said_of_any_address(count: int) -> None:
    asked = []

    def answer(request: object) -> object:
        asked.append(request)
        time.sleep(0.01)
        return unreached(request)

    assert standings(hosts(count), answer) == {}
    assert len(asked) < 100


def test_one_dead_host_is_told_when_our_own_page_can_be_reached() -> None:
    def answer(request: object) -> object:
        return said(404) if request.url.host == "news.example" else unreached(request)  # type: ignore[attr-defined]

    assert standings(hosts(1), answer) == {"unreachable": 1}


def test_many_dead_hosts_are_told_as_long_as_others_answer() -> None:
    def answer(request: object) -> object:
        return said() if "live" in request.url.host else unreached(request)  # type: ignore[attr-defined]

    mixed = [*hosts(2, "live"), *hosts(60, "dead"), *hosts(1, "livelater")]
    assert standings(mixed, answer) == {"good": 3, "unreachable": 60}


def test_a_network_that_goes_takes_back_what_was_said_since_the_last_answer() -> None:
    left = iter(range(20))

    def answer(request: object) -> object:
        return said() if next(left, None) is not None else unreached(request)

    assert standings(hosts(80), answer) == {"good": 20}


def test_a_fault_of_a_hand_is_raised_where_somebody_waits() -> None:
    def answer(_request: object) -> object:
        raise NewsletterError("http_proxy is not the address of an HTTP proxy")

    with pytest.raises(NewsletterError, match="proxy"):
        list(inquire(web(answer), hosts(3)))


def test_nothing_to_ask_asks_nothing() -> None:
    assert list(inquire(web(unreached), [])) == []
