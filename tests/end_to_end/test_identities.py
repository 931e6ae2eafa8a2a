"""Ids for ever: what subscribers know an issue by survives renames and moves, or nothing is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.newsroom import Newsroom

HOME = "https://real-weekly.net"
HELLO = "---\ntitle: Hello\ndate: 2024-01-03\n{more}---\nWords.\n"


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    """A publication with two issues that was built once."""
    newsroom = Newsroom(tmp_path)
    settings(newsroom, HOME)
    issue(newsroom, "hello")
    newsroom.write("issues/2024-01-10-second.md", "---\ntitle: Second\n---\nWords.\n")
    assert newsroom.run("build").code == 0
    return newsroom


def settings(newsroom: Newsroom, home: str, more: str = "") -> None:
    newsroom.write("newsletter.toml", f'title = "W"\nbase_url = "{home}"\n{more}')


def issue(newsroom: Newsroom, slug: str, more: str = "") -> None:
    newsroom.write(f"issues/2024-01-03-{slug}.md", HELLO.format(more=more))


def ids(newsroom: Newsroom) -> list[str]:
    return [item["id"] for item in json.loads(newsroom.read("dist/feed.json"))["items"]]


def rename(newsroom: Newsroom, more: str = "") -> None:
    (newsroom.root / "issues/2024-01-03-hello.md").unlink()
    issue(newsroom, "goodbye", more)


def test_a_renamed_issue_is_an_error_that_says_what_to_do_and_nothing_is_written(house: Newsroom) -> None:
    before = house.files("dist")
    rename(house)
    run = house.run("build")
    assert run.code == 1
    assert run.err == (
        f"issues/2024-01-03-goodbye.md:1:1: E228 subscribers know this issue as {HOME}/issues/hello/; as "
        f"{HOME}/issues/goodbye/ they would see it twice\n    hint: add `aliases: [hello]`, so that the old address "
        f"leads on, or `id: {HOME}/issues/hello/` to its front matter; if nobody saw it yet, "
        "`newsletter build --force`\n"
    )
    assert house.files("dist") == before
    assert "E228" in house.run("check").out


@pytest.mark.parametrize("more", ["aliases: [hello]\n", f"id: {HOME}/issues/hello/\n"])
def test_the_old_slug_or_the_id_keeps_it_one_issue(house: Newsroom, more: str) -> None:
    before = ids(house)
    rename(house, more)
    assert house.run("build").code == 0
    assert ids(house) == before


def test_the_old_address_leads_on(house: Newsroom) -> None:
    rename(house, "aliases: [hello]\n")
    house.run("build")
    assert 'url=../goodbye/index.html"' in house.read("dist/issues/hello/index.html")


def test_a_slug_changed_in_the_front_matter_is_the_same_error(house: Newsroom) -> None:
    issue(house, "hello", "slug: goodbye\n")
    assert "E228" in house.run("build").err


@pytest.mark.parametrize("home", ["https://elsewhere-weekly.net/w", "http://real-weekly.net"])
def test_a_moved_site_is_one_error_and_one_setting_mends_it(house: Newsroom, home: str) -> None:
    before = ids(house)
    settings(house, home)
    run = house.run("build")
    assert run.code == 1
    assert run.err.count("E228") == 1
    assert run.err.startswith(
        "newsletter.toml:1:1: E228 subscribers know 2 issues by ids below https://real-weekly.net;"
    )
    settings(house, home, f'id_base = "{HOME}"\n')
    assert house.run("build").code == 0
    assert ids(house) == before


def test_force_takes_the_new_ids_and_they_are_known_from_then_on(house: Newsroom) -> None:
    rename(house)
    assert house.run("build", "--force").code == 0
    assert ids(house)[1] == f"{HOME}/issues/goodbye/"
    assert house.run("build").code == 0
    rename_back = house.root / "issues/2024-01-03-goodbye.md"
    rename_back.rename(house.root / "issues/2024-01-03-hello.md")
    assert "E228" in house.run("build").err


def test_what_is_gone_or_new_is_no_error(house: Newsroom) -> None:
    (house.root / "issues/2024-01-03-hello.md").unlink()
    house.write("issues/2024-01-03-another.md", "---\ntitle: Another\n---\nWords.\n")
    assert house.run("build").code == 0


def test_without_memory_the_feed_that_lies_there_tells(house: Newsroom) -> None:
    shutil.rmtree(house.root / ".newsletter")
    rename(house)
    assert "E228" in house.run("build").err


def test_drafts_are_known_to_nobody(house: Newsroom) -> None:
    house.write("issues/2024-02-03-plan.md", "---\ntitle: Plan\nstatus: draft\n---\nWords.\n")
    house.run("build", "--drafts")
    (house.root / "issues/2024-02-03-plan.md").rename(house.root / "issues/2024-02-03-done.md")
    assert house.run("build", "--drafts").code == 0
    assert house.run("build").code == 0


def test_a_site_that_has_no_address_yet_may_change_it(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    settings(newsroom, "https://news.example.org")
    issue(newsroom, "hello")
    newsroom.run("build")
    settings(newsroom, HOME)
    assert newsroom.run("build").code == 0


def test_an_id_that_was_written_down_later_protects_a_clone_that_remembers_nothing(house: Newsroom) -> None:
    before = ids(house)
    for slug in ("hello", "second"):
        assert house.run("publish", slug).code == 0
    house.root.joinpath("issues/2024-01-03-hello.md").rename(house.root / "issues/2024-01-03-goodbye.md")
    settings(house, "https://moved-weekly.net")
    for remembered in ("dist", ".newsletter"):
        shutil.rmtree(house.root / remembered)
    assert house.run("build").code == 0
    assert ids(house) == before
