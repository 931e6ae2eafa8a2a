"""The picture for links in chats and networks: drawn when it is asked for and can be, and then named by the page."""

from __future__ import annotations

from dataclasses import replace
from struct import unpack

import pytest

from newsletter.model.artifact import Artifact
from newsletter.model.publication import Frame
from newsletter.render import social_card, web
from tests.render.makers import SETTINGS, a_theme, an_issue, body, elements, issue_files

CARDS = Frame(replace(SETTINGS, social_cards=True))


def card(title: str, frame: Frame = CARDS, **more: object) -> bytes:
    files = social_card.RENDERER.render(an_issue(title=title, **more), body(), frame, a_theme())
    return b"".join(file.data for file in files if isinstance(file, Artifact))


def test_a_card_is_a_png_of_the_size_that_networks_ask_for_and_the_same_each_time() -> None:
    png = card("Sparse & < dense: what eight experts cost")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack(">II", png[16:24]) == (1200, 630)
    assert png == card("Sparse & < dense: what eight experts cost")
    assert png != card("Another title")


@pytest.mark.parametrize("title", ["论文", "שלום", "🚀"])
def test_a_title_that_the_font_cannot_write_has_no_card(title: str) -> None:
    assert card(title) == b""


@pytest.mark.parametrize("title", ["x" * 200, "word " * 100])
def test_a_long_title_has_one_all_the_same(title: str) -> None:
    assert card(title)


def test_nobody_gets_one_who_did_not_ask_or_has_a_picture() -> None:
    assert card("A", Frame(SETTINGS)) == b""
    assert card("A", image="a.png") == b""


def test_the_page_names_it() -> None:
    html = issue_files(web.RENDERER, an_issue(), frame=CARDS)["issues/moe/index.html"]
    told = {attrs.get("property"): attrs.get("content") for _, attrs in elements(html, "meta")}
    assert told["og:image"] == "https://news.example/weekly/issues/moe/card.png"
    assert told["og:image:alt"] == "Example Weekly: Moe"
