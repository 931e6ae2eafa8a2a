"""The lint of the built site: a healthy site has no finding, every planted fault the one that is meant for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsletter.checks.built.markup import tags
from newsletter.checks.built.page import internal
from newsletter.model.codes import CODES
from tests.newsroom import Newsroom

HOME = "https://real-weekly.net/w/"
ISSUE = """\
---
title: Issue {n} & more
date: 2024-01-{n:02}
topics: [moe]
audio: https://cdn.example/{n}.mp3
---
Opening with a note.[^1] See [the models](#models) and [the other one](../issue-{other}/).

## Models

- [Model {n}](https://a.example/{n}) — words.

[^1]: A note.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    newsroom = Newsroom(tmp_path_factory.mktemp("healthy"))
    newsroom.write("newsletter.toml", f'title = "W"\nbase_url = "{HOME}"\nhub = "https://hub.example/"\n')
    for n in (1, 2, 3):
        newsroom.write(f"issues/2024-01-{n:02}-issue-{n}.md", ISSUE.format(n=n, other=n % 3 + 1))
    assert newsroom.run("build").code == 0
    return newsroom.root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Newsroom:
    shutil.copytree(built, tmp_path / "site")
    return Newsroom(tmp_path / "site")


def test_a_healthy_site_has_no_finding(site: Newsroom) -> None:
    run = site.run("check", "dist", "--strict")
    assert (run.code, run.out) == (0, "")


PAGE, FEED = "dist/issues/issue-2/index.html", "dist/feed.xml"
FAULTS = {
    "E811": (PAGE, "../issue-3/", "../issue-33/"),
    "E812": (PAGE, 'href="#models"', 'href="#modles"'),
    "W813": (PAGE, "<h1>", "<h1>Twice</h1><h1>"),
    "E814": ("dist/sitemap.xml", "issues/issue-2/", "issues/issue-22/"),
    "W815": ("dist/sitemap.xml", f"<url><loc>{HOME}archive/</loc>", "<url><loc></loc>"),
    "N816": (PAGE, "</main>", "x" * 60_000 + "</main>"),
    "W817": (PAGE, "</main>", '<script src="https://cdn.example/x.js"></script></main>'),
    "W818": (PAGE, 'rel="alternate"', 'rel="other"'),
    "W819": (PAGE, "</main>", '<p id="models"></p></main>'),
    "E821": (FEED, "</channel>", ""),
    "E822": (FEED, f"{HOME}issues/issue-2/</guid>", f"{HOME}issues/issue-3/</guid>"),
    "W823": ("dist/topics/moe/feed.xml", "Mon, 01 Jan 2024", "Fri, 05 Jan 2024"),
    "E824": ("dist/topics/moe/feed.xml", "Mon, 01 Jan 2024", "Someday"),
    "E825": (FEED, 'href="https://a.example/2"', 'href="2"'),
    "E826": (FEED, "<p>Opening", '<p class="x">Opening'),
    "W827": ("dist/topics/moe/feed.xml", "<p>Opening", "<p>" + "Opening " * 70_000),
    "E828": ("dist/feed.json", '"title": "Issue 2 & more"', '"title": "Issue 2"'),
    "E829": ("dist/topics/moe/feed.xml", f"{HOME}topics/moe/feed.xml", "https://old.example/feed.xml"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_is_told_where_it_is(site: Newsroom, code: str) -> None:
    path, healthy, broken = FAULTS[code]
    text = site.read(path)
    assert healthy in text
    site.write(path, text.replace(healthy, broken, -1 if code == "W818" else 1))
    out = site.run("check", "dist").out.splitlines()
    told = {line.split()[1]: line.split(":")[0] for line in out if not line.startswith(" ")}
    assert code in told
    assert told[code] == ("dist/archive/index.html" if code == "W815" else path)


@pytest.mark.parametrize(
    ("healthy", "broken"),
    [
        ("<p>Opening", "<script>alert(1)</script><p>Opening"),
        ("<p>Opening", '<p onclick="x()">Opening'),
        ("https://a.example/2", "javascript:alert(1)"),
        ("<p>Opening", '<svg viewBox="0 0 1 1"></svg><p>Opening'),
        ("<p>Opening", "<iframe></iframe><p>Opening"),
    ],
)
def test_markup_that_readers_refuse_is_told(site: Newsroom, healthy: str, broken: str) -> None:
    site.write(FEED, site.read(FEED).replace(healthy, broken, 1))
    assert "E826" in site.run("check", "dist").out


@pytest.mark.parametrize(("words", "told"), [(70_000, False), (700_000, True)])
def test_a_podcast_with_all_its_episodes_may_be_larger_than_a_feed(site: Newsroom, words: int, told: bool) -> None:
    topic = site.read("dist/topics/moe/feed.xml").replace("topics/moe/feed.xml", "podcast.xml")
    site.write("dist/podcast.xml", topic.replace("<p>Opening", "<p>" + "Opening " * words))
    assert ("dist/podcast.xml:1:1: W827" in site.run("check", "dist").out) is told


def test_every_code_of_what_was_built_has_a_planted_fault() -> None:
    assert set(FAULTS) == {code for code in CODES if "810" < code[1:] < "830"}


def test_what_changed_since_a_revision_or_one_issue_is_not_about_the_site(site: Newsroom) -> None:
    site.write(FEED, "broken")
    assert "E821" not in site.run("check", "issue-2").out
    assert "E821" in site.run("check").out


def test_a_file_is_read_again_only_when_it_changed(site: Newsroom) -> None:
    assert site.run("check", "dist").out == ""
    site.write(FEED, site.read(FEED).replace("<p>Opening", '<p class="x">Opening', 1))
    assert "E826" in site.run("check", "dist").out
    site.write(FEED, site.read(FEED).replace('<p class="x">Opening', "<p>Opening", 1))
    assert site.run("check", "dist").out == ""


def test_nothing_built_is_nothing_wrong(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("newsletter.toml", 'title = "W"\nbase_url = "https://w.example"\n')
    newsroom.write("issues/2024-01-03-a.md", "# A\n\nWords.\n")
    assert "E8" not in newsroom.run("check").out


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("../b/", ("issues/b/index.html", "")),
        ("#x%20y", ("issues/a/index.html", "x y")),
        ("plot.png?v=1", ("issues/a/plot.png", "")),
        (HOME, ("index.html", "")),
        (f"{HOME}topics/moe/#top", ("topics/moe/index.html", "top")),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/a", None),
        ("/rooted", None),
        ("mailto:a@b.example", None),
    ],
)
def test_an_address_leads_to_a_file_of_the_site(address: str, target: tuple[str, str] | None) -> None:
    assert internal(address, "issues/a/index.html", HOME) == target


def test_tags_are_read_with_their_lines_and_nothing_in_scripts_and_comments() -> None:
    html = '<p id=a>\n<!-- <b id="no"> -->\n<script>"<i id=no>"</script><IMG SRC="x>y" alt=\'&lt;\'>'
    assert [(tag.name, tag.attributes, tag.line) for tag in tags(html)] == [
        ("p", {"id": "a"}, 1),
        ("script", {}, 3),
        ("img", {"src": "x>y", "alt": "<"}, 3),
    ]
