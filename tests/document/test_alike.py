"""What several targets show alike is written once, and nobody can tell."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newsletter.document import Alike, email_with_seams, parse_markdown, to_email, to_feed, to_html
from newsletter.model.node import Document
from newsletter.render.formulas import drawn, formulas
from tests.document.beside import read
from tests.document.scribble import scribble
from tests.document.test_losses import kitchen_sink
from tests.pairs import read_pairs

BASE = "https://news.example/issues/7/"
PAGES = sorted((Path(__file__).parents[1] / "specs" / "syntax").glob("*.md"))


def apart(document: Document) -> tuple[str, str, str]:
    pictures = drawn(formulas(document))
    return to_html(document), to_email(document, BASE, pictures), to_feed(document, BASE, pictures)


def together(document: Document) -> tuple[str, str, str]:
    pictures = drawn(formulas(document))
    alike: Alike = {}
    web = to_html(document, alike)
    email, _ = email_with_seams(document, BASE, pictures, alike)
    return web, email, to_feed(document, BASE, pictures, alike)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_pairs_of_a_syntax_are_written_the_same(page: Path) -> None:
    for pair in read_pairs(page):
        document = read(pair.input)
        assert together(document) == apart(document), pair.title


def test_the_kitchen_sink_is_written_the_same() -> None:
    assert together(kitchen_sink()) == apart(kitchen_sink())


def test_scribbled_texts_are_written_the_same() -> None:
    for seed in range(150):
        document = parse_markdown(scribble(random.Random(seed)))
        assert together(document) == apart(document), seed


@pytest.mark.parametrize(
    ("text", "taken_over"),
    [
        ("Words, *some* of them [elsewhere](https://e.org/) or [by mail](mailto:a@e.org).", "email feed"),
        ("- a list\n- of [links](https://e.org/)", "email feed"),
        ("- [x] a task", ""),
        ("A note.[^1]\n\n[^1]: Here.", ""),
        ("A [page of ours](../8/).", ""),
        ("![A picture](https://e.org/a.png) and words", "feed"),
        ("![A picture](a.png) and words", ""),
    ],
)
def test_blocks_are_taken_over_that_hang_on_no_target(text: str, taken_over: str) -> None:
    document = parse_markdown(text)
    alike: Alike = {}
    to_html(document, alike)
    mark = "\0"
    planted = {place: (node, mark, marks) for place, (node, _, marks) in alike.items() if node in document.nodes}
    shown = {
        "email": email_with_seams(document, BASE, None, planted)[0],
        "feed": to_feed(document, BASE, None, planted),
    }
    assert " ".join(name for name, written in shown.items() if mark in written) == taken_over
