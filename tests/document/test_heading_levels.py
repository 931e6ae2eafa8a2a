"""The headings of a page go down one level at a time, whatever the writer skipped."""

from __future__ import annotations

import re

import pytest

from newsletter.document import parse_markdown, to_email, to_feed, to_html
from newsletter.document.heading_levels import in_steps
from newsletter.model.node import Document


def shown(document: Document) -> list[str]:
    return re.findall(r"<h([1-6])", to_html(in_steps(document)))


def text(*levels: int) -> Document:
    return parse_markdown("\n\n".join(f"{'#' * level} Heading {nth}\n\nWords." for nth, level in enumerate(levels)))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ((2, 3, 3, 2), "2332"),
        ((2, 4, 4, 2), "2332"),
        ((4, 4), "22"),
        ((3, 2, 3), "223"),
        ((2, 4, 3, 4), "2334"),
        ((2, 6, 5, 2, 3, 6), "233234"),
    ],
)
def test_no_level_is_left_out(written: tuple[int, ...], wanted: str) -> None:
    assert "".join(shown(text(*written))) == wanted


def test_headings_inside_of_other_blocks_and_notes_are_part_of_it() -> None:
    document = parse_markdown("## A\n\n> #### B\n\n- item\n\n  ##### C\n\ncalled[^1]\n\n[^1]: words\n\n    ###### D\n")
    assert shown(document) == ["2", "3", "4", "5"]


def test_a_text_in_steps_is_left_as_it_is() -> None:
    document = text(2, 3, 4, 2)
    assert in_steps(document) is document


def test_ids_and_words_stay_in_every_target() -> None:
    document = in_steps(parse_markdown("## A\n\n#### B & C {#mine}\n"))
    assert '<h3 id="mine">B &amp; C</h3>' in to_html(document)
    assert '<h3 id="mine">B &amp; C</h3>' in to_email(document, "https://news.example/")
    assert "<h3>B &amp; C</h3>" in to_feed(document, "https://news.example/")
