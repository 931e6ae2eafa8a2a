"""Whether an address still answers, on a network made of one function: what is asked, and what is made of it."""

from __future__ import annotations

import pytest

from newsletter.edge.glance import glance
from newsletter.model.reply import Reply
from tests.edge.test_fetch import PAGE, Clock, said, web

httpx2 = pytest.importorskip("httpx2")

HERE = "site.example"


@pytest.mark.parametrize(
    ("status", "standing", "words"),
    [
        (200, "good", ""),
        (204, "good", ""),
        (206, "good", ""),
        (404, "gone", "is not there (404)"),
        (410, "gone", "is gone for good (410)"),
        (401, "unclear", "site.example wants a password (401)"),
        (403, "unclear", "site.example does not let us in (403)"),
        (405, "unclear", "site.example answered 405"),
        (451, "unclear", "site.example may not be shown for legal reasons (451)"),
        (500, "unclear", "site.example answered 500"),
        (503, "unclear", "site.example is not there at the moment (503)"),
        (999, "unclear", "site.example answered 999"),
        (429, "busy", "site.example was asked too often (429)"),
    ],
)
def test_only_what_a_host_says_of_the_page_itself_is_proof(status: int, standing: str, words: str) -> None:
    assert glance(web(lambda _request: said(status)), PAGE) == Reply(standing, HERE, words)  # type: ignore[arg-type]


@pytest.mark.parametrize("refusal", [400, 403, 404, 405, 500, 501])
def test_head_is_asked_first_and_get_where_it_is_refused(refusal: int) -> None:
    asked = []

    def answer(request: object) -> object:
        asked.append(request.method)  # type: ignore[attr-defined]
        return said(refusal if request.method == "HEAD" else 200)  # type: ignore[attr-defined]

    assert glance(web(answer), PAGE).standing == "good"
    assert asked == ["HEAD", "GET"]
    asked.clear()
    glance(web(lambda request: asked.append(request.method) or said()), PAGE)  # type: ignore[func-returns-value]
    assert asked == ["HEAD"]


def test_a_server_that_breaks_off_at_head_is_asked_by_get() -> None:
    def answer(request: object) -> object:
        if request.method == "HEAD":  # type: ignore[attr-defined]
            raise httpx2.RemoteProtocolError("no HTTP")
        return said()

    assert glance(web(answer), PAGE).standing == "good"


def test_a_page_is_asked_for_as_a_browser_would_and_not_read() -> None:
    seen = []

    def answer(request: object) -> object:
        seen.append(request.headers["Accept"])  # type: ignore[attr-defined]
        return said(404) if request.method == "HEAD" else httpx2.Response(200, stream=Unread())  # type: ignore[attr-defined]

    class Unread(httpx2.SyncByteStream):  # type: ignore[misc,name-defined]
        def __iter__(self) -> object:
            pytest.fail("the page was read")

    assert glance(web(answer), PAGE).standing == "good"
    assert all(accept.startswith("text/html") for accept in seen)


@pytest.mark.parametrize(
    ("hops", "standing", "to"),
    [
        ([301], "moved", "https://site.example/1"),
        ([308, 301], "moved", "https://site.example/2"),
        ([301, 302], "moved", "https://site.example/1"),
        ([302, 301], "good", ""),
        ([307], "good", ""),
        ([303], "good", ""),
    ],
)
def test_an_address_has_moved_as_far_as_its_host_says_for_good(hops: list[int], standing: str, to: str) -> None:
    def answer(request: object) -> object:
        at = int(request.url.path.strip("/a") or 0)  # type: ignore[attr-defined]
        return said(hops[at], Location=f"/{at + 1}") if at < len(hops) else said()

    assert glance(web(answer), PAGE) == Reply(standing, HERE, to=to)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "standing"),
    [
        ("https://site.example/a", "https://www.site.example/a/", "good"),
        ("https://site.example/a", "https://site.example/a?utm_source=x", "good"),
        ("https://site.example/", "https://www.site.example/en/", "good"),
        ("https://site.example", "https://other.example/", "moved"),
        ("https://site.example/a", "https://site.example/", "moved"),
    ],
)
def test_another_spelling_of_an_address_is_no_move(old: str, new: str, standing: str) -> None:
    def answer(request: object) -> object:
        asked = str(request.url).rstrip("/")  # type: ignore[attr-defined]
        return said(301, Location=new) if asked == old.rstrip("/") else said()

    assert glance(web(answer), old).standing == standing


def test_an_address_that_leads_to_another_host_is_told_of_that_one() -> None:
    def answer(request: object) -> object:
        at_home = request.url.host == HERE  # type: ignore[attr-defined]
        return said(301, Location="https://other.example/b") if at_home else said(404)

    words = "leads to https://other.example/b, which is not there (404)"
    assert glance(web(answer), PAGE) == Reply("gone", "other.example", words)


def test_an_address_without_encryption_is_asked_with_it_first_but_only_the_writers_own_can_be_gone() -> None:
    asked = []

    def answer(request: object) -> object:
        asked.append(request.url.scheme)  # type: ignore[attr-defined]
        return said(404 if request.url.scheme == "https" else 200)  # type: ignore[attr-defined]

    assert glance(web(answer), "http://site.example/a").standing == "good"
    assert asked == ["https", "https", "http"]
    asked.clear()
    assert glance(web(lambda request: asked.append(request.url.scheme) or said()), "http://site.example/a")  # type: ignore[func-returns-value]
    assert asked == ["https"]


def test_what_may_not_be_asked_is_not_asked_and_told() -> None:
    def answer(_request: object) -> object:
        pytest.fail("it was asked")

    for url, words in (
        ("http://10.0.0.1/a", "10.0.0.1 is not public"),
        ("https://wiki.intranet/", "wiki.intranet is not the name of a public host"),
        ("https://me:word@site.example/", "an address with a user name in it is not fetched"),
    ):
        reply = glance(web(answer), url)
        assert (reply.standing, reply.words) == ("refused", words)


def test_every_hop_is_checked_like_the_first_address() -> None:
    reply = glance(web(lambda _request: said(302, Location="http://127.0.0.1/")), PAGE)
    assert reply == Reply("refused", "127.0.0.1", "127.0.0.1 is not public")


def test_a_circle_of_redirects_proves_nothing() -> None:
    reply = glance(web(lambda _request: said(302, Location="/a")), PAGE)
    assert reply == Reply("unclear", HERE, "site.example leads on and on: more than 5 redirects")


def test_a_host_that_asks_for_patience_is_given_some_and_then_left_alone() -> None:
    clock = Clock()
    answers = iter([said(429, Retry_After="7"), said()])
    assert glance(web(lambda _request: next(answers), clock), PAGE).standing == "good"
    assert 7.0 in clock.slept
    asked: list[object] = []
    stubborn = web(lambda request: asked.append(request) or said(429, Retry_After="3600"), Clock())  # type: ignore[func-returns-value]
    assert glance(stubborn, PAGE).standing == "busy"
    assert len(asked) == 1


def test_a_host_is_asked_once_a_second() -> None:
    clock = Clock()
    here = web(lambda _request: said(), clock)
    for page in "abc":
        glance(here, f"https://site.example/{page}")
    assert clock.slept == [1.0, 1.0]


def test_an_address_that_cannot_be_read_is_no_traceback() -> None:
    assert glance(web(lambda _request: said()), "https://[::1/a").standing == "unclear"
