"""The real connection, against a server on the loopback that misbehaves. Nothing here leaves the machine."""

from __future__ import annotations

import gzip
import socket
import ssl
import time

import pytest

from newsletter.edge.fetch import Web, fetch
from newsletter.model.problem import NewsletterError
from tests.edge.misbehaving import answer, saying, serving

pytest.importorskip("httpx2")

from newsletter.edge.wire import Wire

HERE = frozenset({"127.0.0.1"})


def here(allowed: frozenset[str] = HERE) -> Web:
    return Web(Wire(allowed), allowed=allowed, sleep=lambda _seconds: None)


def test_a_page_arrives() -> None:
    with serving(saying(answer(b"<title>Hello</title>", "Content-Type: text/html"))) as url:
        got = fetch(here(), url, page=True)
    assert (got.status, got.body, got.type) == (200, b"<title>Hello</title>", "text/html")


def test_a_host_whose_name_leads_to_this_machine_is_refused_after_it_was_resolved() -> None:
    """The name passes, as that of a stranger would; what it resolves to does not."""
    with serving(saying(answer(b"secret"))) as url:
        port = url.rpartition(":")[2]
        got = fetch(Web(Wire(), allowed=frozenset({"localhost"})), f"http://localhost:{port}/")
    assert (got.status, got.body) == (0, b"")
    assert "not a public address" in got.fault


def test_a_redirect_to_another_name_of_this_machine_is_refused() -> None:
    moved = answer(b"", "Location: http://localhost:1/", status="302 Found")
    with serving(saying(moved)) as url:
        got = fetch(here(), url)
    assert "not the name of a public host" in got.fault


def test_a_body_that_is_shorter_than_it_says_is_no_body() -> None:
    with serving(saying(answer(b"half", length=8))) as url:
        got = fetch(here(), url)
    assert got.body == b""
    assert "broke off" in got.fault


def test_a_body_that_is_longer_than_it_says_ends_where_it_says() -> None:
    with serving(saying(answer(b"word and more", length=4))) as url:
        assert fetch(here(), url).body == b"word"


def test_a_gzip_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(100_000_000))
    with serving(saying(answer(bomb, "Content-Encoding: gzip"))) as url:
        assert "larger than 5 MB" in fetch(here(), url).fault


def test_ten_thousand_cookies_are_no_reason_to_stop() -> None:
    cookies = [f"Set-Cookie: n{number}=v" for number in range(10_000)]
    with serving(saying(answer(b"x", *cookies))) as url:
        got = fetch(here(), url)
    assert got.body == b"x" or got.fault


def test_a_slow_server_meets_the_deadline_even_within_its_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter.edge.fetch.SECONDS", 0.6)

    def drip(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(50):
            time.sleep(0.1)
            connection.sendall(b".")

    started = time.monotonic()
    with serving(drip) as url:
        got = fetch(here(), url)
    assert got.status == 0
    assert time.monotonic() - started < 3


def test_an_endless_body_is_cut_off() -> None:
    def pour(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    with serving(pour) as url:
        assert "larger than 5 MB" in fetch(here(), url).fault


@pytest.mark.parametrize("noise", [b"", b"SSH-2.0-OpenSSH_9\r\n", b"\x00" * 200_000, b"HTTP/1.1 abc\r\n\r\n"])
def test_what_is_no_http_is_no_answer(noise: bytes) -> None:
    with serving(lambda connection, _request: connection.sendall(noise)) as url:
        got = fetch(here(), url)
    assert (got.status, got.body) == (0, b"")
    assert got.fault


def test_nobody_at_home_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    got = fetch(here(), f"http://127.0.0.1:{port}/")
    assert (got.status, got.reached) == (0, False)


def test_a_proxy_that_is_rubbish_is_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "rubbish://:x")
    with pytest.raises(NewsletterError, match="proxy") as caught:
        fetch(here(), "https://site.example/")
    assert caught.value.exit_code == 2


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying(answer(b"through the proxy"))) as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        monkeypatch.setenv("no_proxy", "")
        got = fetch(here(), "http://site.example:8080/a")
    assert got.body == b"through the proxy"


@pytest.mark.parametrize(
    ("error", "lack", "fault"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "host", "names a host that does not exist"),
        (UnicodeError("label too long"), "host", "names a host that does not exist"),
        (
            socket.gaierror(socket.EAI_AGAIN, "try again"),
            "doubt",
            "does not answer: no address for a.example: try again",
        ),
    ],
    ids=["nobody knows the name", "a name that cannot be", "no name server"],
)
def test_a_name_that_nobody_knows_is_told_from_name_servers_that_are_silent(
    monkeypatch: pytest.MonkeyPatch, error: Exception, lack: str, fault: str
) -> None:
    def resolve(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    got = fetch(here(), "https://a.example/")
    assert (got.lack, got.fault, got.reached) == (lack, fault, False)


@pytest.mark.parametrize(
    ("code", "lack", "fault"),
    [
        (10, "trust", "has a certificate that browsers refuse: the words of OpenSSL"),
        (20, "doubt", "does not answer: the words of OpenSSL"),
    ],
    ids=["expired", "the issuer is not known here"],
)
def test_a_certificate_that_every_browser_refuses_is_told_from_one_that_we_do_not_know(
    monkeypatch: pytest.MonkeyPatch, code: int, lack: str, fault: str
) -> None:
    def wrapped(*_: object, **__: object) -> object:
        error = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED]")
        error.verify_code, error.verify_message = code, "the words of OpenSSL"
        raise error

    wire = Wire(HERE)
    wire._trust = ssl.create_default_context()
    monkeypatch.setattr(type(wire._trust), "wrap_socket", wrapped)
    with serving(saying(answer(b""))) as url:
        got = fetch(Web(wire, allowed=HERE), url.replace("http:", "https:"))
    assert (got.lack, got.fault) == (lack, fault)
