"""`<!--more-->`, `<!--paywall-->` and `smart = true`, from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom import SETTINGS, Newsroom

HEAD = "---\ntitle: Sold\ndate: 2024-01-03\naudience: paid\n---\n\n"
BODY = (
    "Free words[^a].\n\n## Free\n\n{mark}\n\nSold words[^b].\n\n## Sold part\n\n[^a]: Free note.\n\n[^b]: Sold note.\n"
)
PLACE = "dist/issues/sold"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("newsletter.toml", SETTINGS)
    return room


@pytest.mark.parametrize("mark", ["<!-- paywall -->", "<!--members-only-->", "<!-- Subscribers only -->"])
def test_of_a_paid_issue_page_and_feed_show_what_stands_before_the_mark(room: Newsroom, mark: str) -> None:
    room.write("issues/2024-01-03-sold.md", HEAD + BODY.format(mark=mark))
    room.run("build")
    for path in (f"{PLACE}/index.html", "dist/index.html", "dist/feed.xml", "dist/atom.xml", "dist/feed.json"):
        shown = room.read(path)
        assert "Free words" in shown, path
        assert "Sold words" not in shown, path
        assert "Sold note" not in shown, path
        assert "Sold part" not in shown, path
    page = room.read(f"{PLACE}/index.html")
    assert 'href="../../subscribe/"' in page
    assert "The rest of this issue is for subscribers" in page


def test_the_mail_of_a_paid_issue_holds_all_of_it(room: Newsroom) -> None:
    room.write("issues/2024-01-03-sold.md", HEAD + BODY.format(mark="<!-- paywall -->"))
    room.run("build")
    for path in (f"{PLACE}/email.html", f"{PLACE}/email.txt"):
        assert "Sold words" in room.read(path)
        assert "Sold note" in room.read(path)
        assert "The rest of this issue" not in room.read(path)


def test_a_mark_in_an_issue_for_everyone_hides_nothing(room: Newsroom) -> None:
    free = HEAD.replace("paid", "everyone")
    room.write("issues/2024-01-03-sold.md", free + BODY.format(mark="<!-- paywall -->"))
    room.run("build")
    assert "Sold words" in room.read(f"{PLACE}/index.html")
    assert "Sold words" in room.read("dist/feed.xml")


def test_a_paid_issue_without_a_mark_has_no_words_in_the_feed(room: Newsroom) -> None:
    room.write("issues/2024-01-03-sold.md", HEAD + BODY.format(mark=""))
    room.run("build")
    assert "Free words" not in room.read("dist/feed.xml")


def test_what_stands_before_more_is_the_summary(room: Newsroom) -> None:
    text = "---\ntitle: One\ndate: 2024-01-03\n---\n\nThe *short* of it.\n\n<!--more-->\n\nThe long of it.\n"
    room.write("issues/2024-01-03-one.md", text)
    room.run("build")
    assert '<meta name="description" content="The short of it.">' in room.read("dist/issues/one/index.html")
    assert "The long of it" in room.read("dist/issues/one/index.html")


def test_a_description_that_was_written_wins_over_the_words_before_more(room: Newsroom) -> None:
    text = "---\ntitle: One\ndescription: Written.\n---\n\nThe short.\n\n<!--more-->\n\nThe long.\n"
    room.write("issues/2024-01-03-one.md", text)
    room.run("build")
    assert '<meta name="description" content="Written.">' in room.read("dist/issues/one/index.html")


def test_smart_punctuation_is_a_setting_and_knows_the_language_of_the_issue(room: Newsroom) -> None:
    room.write("issues/2024-01-03-eins.md", '---\ntitle: Eins\nlanguage: de\n---\n\n"Wort" -- `"x"`\n')
    room.run("build")
    assert "&quot;Wort&quot; -- <code>" in room.read("dist/issues/eins/index.html")
    room.write("newsletter.toml", SETTINGS + "smart = true\n")
    room.run("build")
    page = room.read("dist/issues/eins/index.html")
    assert "„Wort“ – <code>&quot;x&quot;</code>" in page


def test_references_and_contents_of_a_sold_issue_are_those_of_its_free_part(newsroom: Newsroom) -> None:
    text = f"{HEAD}[TOC]\n\n## Free\n\nFree [@a].\n\n<!-- paywall -->\n\n"
    newsroom.write("issues/2024-01-03-sold.md", f"{text}## Dear\n\nDear [@a; @b].\n")
    newsroom.write("seeds/x.bib", "@misc{a, title={Open work}, year=2020}\n@misc{b, title={Hidden work}, year=2020}\n")
    assert newsroom.run("build").code == 0
    page, mail = (newsroom.read(f"dist/issues/sold/{name}") for name in ("index.html", "email.html"))
    assert "Open work" in page
    assert "Hidden work" not in page
    assert 'href="#dear"' not in page
    assert "cite-1-2" not in page
    assert "Hidden work" in mail
