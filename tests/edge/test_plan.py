"""A large archive is planned by a process of its own, and what it told is there when the pages are made."""

from __future__ import annotations

import os
from contextlib import closing
from sqlite3 import connect

import pytest

from newsletter.edge import plan
from newsletter.edge.parts import packed
from newsletter.edge.side_by_side import FORKS, apart
from tests.end_to_end.archive import fill
from tests.newsroom import Newsroom


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


@pytest.mark.skipif(not FORKS, reason="no process begins as a copy here")
def test_another_process_answers() -> None:
    number, process = apart(_where, 7)
    assert number == 7
    assert process != os.getpid()


def test_a_plan_of_another_process_is_the_same(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(newsroom, 30)
    newsroom.run("build", "--output", "here")
    monkeypatch.setattr(plan, "_MANY", 1)
    newsroom.run("build", "--output", "there", "--force")
    assert newsroom.files("here") == newsroom.files("there")


def test_what_a_page_is_made_of_is_kept_anew_only_where_it_changed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(newsroom, 30)
    newsroom.run("build")
    kept: list[str] = []

    def pack(value: object) -> bytes:
        kept.append(str(getattr(value, "path", "")))
        return packed(value)

    monkeypatch.setattr(plan, "packed", pack)
    path = min(newsroom.files("issues"))
    text = newsroom.read(f"issues/{path}")
    newsroom.write(
        f"issues/{path}", text.replace("## Papers\n", "## Papers\n\n- [New](https://a.example/new) — new.\n")
    )
    assert newsroom.run("build").code == 0
    assert {"library.json", "sections/papers/index.html"} <= set(kept)
    assert not {"feed.xml", "search/2023.js", "index.html"} & set(kept)


def test_a_plan_of_which_something_was_lost_is_made_anew(newsroom: Newsroom) -> None:
    fill(newsroom, 5)
    newsroom.run("build")
    with closing(connect(newsroom.root / ".newsletter/memory.sqlite")) as memory, memory:
        lost = memory.execute("delete from vals where key like 'part:%'").rowcount
    assert lost > 5
    path = f"issues/{min(newsroom.files('issues'))}"
    newsroom.write(path, newsroom.read(path).replace("Opening words", "First words"))
    assert newsroom.run("build").code == 0
    built = newsroom.files("dist")
    newsroom.run("build", "--force", "--output", "anew")
    assert newsroom.files("anew") == built
