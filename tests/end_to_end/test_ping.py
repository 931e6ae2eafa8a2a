"""`newsletter publish --ping` against a hub on the loopback: each changed feed once, and nothing of its own accord."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs

import pytest

from tests.edge.misbehaving import answer, serving
from tests.newsroom import Newsroom

pytest.importorskip("httpx2")

MAIN = ["atom.xml", "feed.json", "feed.xml", "index.xml"]
ISSUE = "---\ntitle: {0}\ndate: 2024-01-0{1}\n---\nWords.\n"


@contextmanager
def hub(newsroom: Newsroom, status: str = "204 No Content") -> Iterator[list[dict[str, list[str]]]]:
    """A hub that the publication names, and the forms that it gets."""
    forms: list[dict[str, list[str]]] = []

    def listen(connection: socket.socket, request: bytes) -> None:
        head, _, body = request.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while len(body) < length:
            body += connection.recv(65536)
        assert head.startswith(b"POST ")
        forms.append(parse_qs(body.decode()))
        connection.sendall(answer(b"", status=status))

    with serving(listen) as url:
        newsroom.write("newsletter.toml", f'title = "W"\nbase_url = "https://news.example"\nhub = "{url}"\n')
        newsroom.write("issues/2024-01-03-a.md", ISSUE.format("A", 3))
        assert newsroom.run("build").code == 0
        yield forms


def pinged(newsroom: Newsroom) -> list[str]:
    run = newsroom.run("publish", "--ping", "--allow-private", "127.0.0.1")
    assert run.code == 0, run.err
    return [line.removeprefix("https://news.example/").removesuffix(": told") for line in run.out.splitlines()]


def test_each_feed_is_told_once_and_again_when_it_changed(newsroom: Newsroom) -> None:
    with hub(newsroom) as forms:
        assert sorted(pinged(newsroom)) == MAIN
        feed = "https://news.example/feed.xml"
        assert {"hub.mode": ["publish"], "hub.url": [feed], "hub.topic": [feed]} in forms
        assert pinged(newsroom) == []
        newsroom.write("issues/2024-01-04-b.md", ISSUE.format("B", 4))
        newsroom.run("build")
        assert sorted(pinged(newsroom)) == MAIN
        assert len(forms) == 8


def test_nothing_is_told_without_being_asked(newsroom: Newsroom) -> None:
    with hub(newsroom) as forms:
        newsroom.write("issues/2024-02-03-c.md", "---\ntitle: C\nstatus: draft\n---\nWords.\n")
        assert newsroom.run("publish", "c").code == 0
        assert forms == []


def test_a_hub_that_refuses_is_told_and_asked_again(newsroom: Newsroom) -> None:
    with hub(newsroom, "500 No"):
        run = newsroom.run("publish", "--ping", "--allow-private", "127.0.0.1")
        assert run.code == 1
        assert "https://news.example/feed.xml: 127.0.0.1 answers 500" in run.err
        assert "feed.xml" in newsroom.run("publish", "--ping", "--allow-private", "127.0.0.1").err


def test_a_hub_on_the_own_machine_is_not_asked_unless_it_is_named(newsroom: Newsroom) -> None:
    with hub(newsroom) as forms:
        assert newsroom.run("publish", "--ping").code == 1
        assert forms == []


def test_without_a_hub_or_an_issue_the_command_says_what_it_needs(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-03-a.md", ISSUE.format("A", 3))
    run = newsroom.run("publish", "--ping")
    assert (run.code, "name no hub" in run.err) == (2, True)
    assert newsroom.run("publish").code == 2
