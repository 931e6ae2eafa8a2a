"""What is fetched, what is refused, and how politely: on a network made of one function."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

import pytest

from newsletter.edge.fetch import Web, fetch

httpx2 = pytest.importorskip("httpx2")

PAGE = "https://site.example/a"


class Clock:
    """A clock that only moves when somebody sleeps or a server is slow; `slept` is what was waited for."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def web(answer: Callable[..., object], clock: Clock | None = None, allowed: tuple[str, ...] = ()) -> Web:
    clock = clock or Clock()
    return Web(
        httpx2.MockTransport(answer), "https://news.example", frozenset(allowed), lambda: clock.time, clock.sleep
    )


def said(status: int = 200, body: bytes = b"words", **headers: str) -> object:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, headers=named, stream=Stream([body]))


class Stream(httpx2.SyncByteStream):  # type: ignore[misc,name-defined]
    """A body that comes in pieces, exactly as they are."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces


def test_an_answer_has_its_status_its_type_and_its_body() -> None:
    got = fetch(web(lambda _request: said(Content_Type="text/HTML; Charset=ISO-8859-1")), PAGE)
    assert (got.status, got.url, got.body, got.type, got.charset) == (200, PAGE, b"words", "text/html", "iso-8859-1")
    assert got.fault == ""


def test_the_program_names_itself_and_its_publication_and_keeps_no_cookies() -> None:
    seen = []

    def answer(request: object) -> object:
        seen.append(request.headers)  # type: ignore[attr-defined]
        return said(Set_Cookie="id=1")

    here = web(answer)
    fetch(here, PAGE)
    fetch(here, PAGE)
    assert all(headers["User-Agent"].startswith("newsletter/") for headers in seen)
    assert all("(+https://news.example)" in headers["User-Agent"] for headers in seen)
    assert not any("cookie" in headers for headers in seen)


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://[::ffff:127.0.0.1]/"),
        *("http://e.org@127.0.0.1/", "http://127.0.0.1#@e.org/", "http://e.org\\@127.0.0.1/", "http://①②⑦.0.0.1/"),
        *(
            "https://user:word@site.example/",
            "ftp://site.example/",
            "file:///etc/passwd",
            "https:///a",
            "//site.example",
        ),
        *("https://site.example:0/", "https://site.example:99999/", "gopher://site.example/", "javascript:alert(1)"),
    ],
)
def test_what_may_not_be_asked_is_never_asked(url: str) -> None:
    def answer(_request: object) -> object:
        pytest.fail(f"{url} was asked")

    got = fetch(web(answer), url)
    assert (got.status, got.body) == (0, b"")
    assert got.fault


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd", "//10.0.0.1/x"],
)
def test_every_hop_of_a_redirect_is_checked(target: str) -> None:
    asked = []

    def answer(request: object) -> object:
        asked.append(request.url.host)  # type: ignore[attr-defined]
        return said(302, Location=target)

    got = fetch(web(answer), PAGE)
    assert asked == ["site.example"]
    assert got.body == b""
    assert got.fault


def test_a_redirect_is_followed_to_its_end_but_not_for_ever() -> None:
    def answer(request: object) -> object:
        number = int(request.url.path.strip("/a") or 0)  # type: ignore[attr-defined]
        return said(301, Location=f"/a{number + 1}") if number < 5 else said(body=b"end")

    assert fetch(web(answer), PAGE).url == "https://site.example/a5"
    assert "redirects" in fetch(web(lambda _request: said(302, Location="/a")), PAGE).fault


def test_https_is_tried_first_and_http_only_when_nobody_answers_there() -> None:
    def answer(request: object) -> object:
        if request.url.scheme == "https":  # type: ignore[attr-defined]
            raise httpx2.ConnectError("refused")
        return said()

    assert fetch(web(lambda _request: said()), "http://site.example/a").url == PAGE
    assert fetch(web(answer), "http://site.example/a").url == "http://site.example/a"
    got = fetch(web(answer), PAGE)
    assert (got.status, got.reached) == (0, False)


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (204, "answered 204"),
        (206, "answered 206"),
        (403, "(403)"),
        (404, "(404)"),
        (410, "gone for good"),
        (500, "500"),
    ],
)
def test_an_answer_without_a_page_says_what_it_means(status: int, fault: str) -> None:
    got = fetch(web(lambda _request: said(status)), PAGE)
    assert (got.status, got.body) == (status, b"")
    assert fault in got.fault


def test_a_body_is_counted_after_unpacking() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert "larger than 5 MB" in fetch(web(lambda _request: said(body=bomb, Content_Encoding="gzip")), PAGE).fault
    good = gzip.compress(b"good")
    assert fetch(web(lambda _request: said(body=good, Content_Encoding="gzip")), PAGE).body == b"good"


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "gzip, gzip"),
        (b"plain", "gzip"),
        (gzip.compress(b"word", mtime=0)[:-9], "gzip"),
        (b"x", "br"),
    ],
    ids=["packed twice", "not packed", "cut off", "packed otherwise"],
)
def test_a_body_that_is_not_packed_as_agreed_is_no_body(body: bytes, coding: str) -> None:
    got = fetch(web(lambda _request: said(body=body, Content_Encoding=coding)), PAGE)
    assert got.body == b""
    assert got.fault


def test_a_body_that_never_ends_is_cut_off() -> None:
    class Endless(Stream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                yield bytes(100_000)

    got = fetch(web(lambda _request: httpx2.Response(200, stream=Endless([]))), PAGE)
    assert "larger than 5 MB" in got.fault


def test_all_of_it_has_thirty_seconds() -> None:
    clock = Clock()

    class Dripping(Stream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                clock.time += 9
                yield b"."

    got = fetch(web(lambda _request: httpx2.Response(200, stream=Dripping([])), clock), PAGE)
    assert got.fault == "took too long"
    assert clock.time <= 36


def test_a_host_is_asked_once_a_second_and_another_one_at_once() -> None:
    clock = Clock()
    here = web(lambda _request: said(), clock)
    for url in (PAGE, "https://other.example/", PAGE, PAGE):
        fetch(here, url)
    assert clock.slept == [1.0, 1.0]
    fetch(here, PAGE, pause=3.0)
    fetch(here, PAGE, pause=3.0)
    assert clock.slept == [1.0, 1.0, 1.0, 3.0]


def test_retry_after_is_honoured_up_to_a_bound() -> None:
    clock = Clock()
    answers = iter([said(429, Retry_After="7"), said(503, Retry_After="Mon, 05 Jan 1970 00:00:00 GMT"), said()])
    assert fetch(web(lambda _request: next(answers), clock), PAGE).status == 200
    assert 7.0 in clock.slept
    patient = Clock()
    got = fetch(web(lambda _request: said(429, Retry_After="3600"), patient), PAGE)
    assert (got.status, patient.slept) == (429, [])
    stubborn = Clock()
    assert fetch(web(lambda _request: said(503), stubborn), PAGE).status == 503
    assert sum(stubborn.slept) < 10


def robots(status: int, rules: bytes) -> Callable[..., object]:
    def answer(request: object) -> object:
        return said(status, rules) if request.url.path == "/robots.txt" else said()  # type: ignore[attr-defined]

    return answer


def test_robots_txt_is_asked_for_pages_once_a_host_and_obeyed() -> None:
    closed = web(robots(200, b"User-agent: newsletter\nDisallow: /a\n"))
    assert "robots.txt" in fetch(closed, PAGE, page=True).fault
    assert fetch(closed, "https://site.example/b", page=True).status == 200
    assert fetch(closed, PAGE).status == 200
    assert fetch(web(robots(404, b"User-agent: *\nDisallow: /")), PAGE, page=True).status == 200
    assert "robots.txt" in fetch(web(robots(500, b"")), PAGE, page=True).fault
    assert fetch(web(robots(200, b"\xff\x00 no rules at all")), PAGE, page=True).status == 200


def test_a_host_that_is_allowed_by_name_need_not_be_public() -> None:
    assert fetch(web(lambda _request: said(), allowed=("wiki.intranet",)), "https://wiki.intranet/a").status == 200
    assert fetch(web(lambda _request: said(), allowed=("wiki.intranet",)), "https://other.intranet/a").status == 0


@pytest.mark.parametrize("fault", [httpx2.ReadError("cut"), httpx2.RemoteProtocolError("no HTTP")])
def test_an_answer_that_breaks_off_is_no_answer(fault: Exception) -> None:
    def answer(_request: object) -> object:
        raise fault

    got = fetch(web(answer), PAGE)
    assert (got.status, got.reached) == (0, True)
    assert "broke off" in got.fault
