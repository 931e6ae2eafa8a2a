"""Where some words stand: the line and column that an editor can jump to."""

from __future__ import annotations

import pytest

from newsletter.text.places import located

TEXT = "one two\n\n  three (https://a.example/b/c) https://a.example/b\nTKO TK\n" + "\n" * 20 + "far away"


@pytest.mark.parametrize(
    ("line", "words", "place"),
    [
        (1, ("two",), (1, 5)),
        (1, ("https://a.example/b",), (3, 33)),
        (1, ("https://a.example/b/c",), (3, 10)),
        (1, ("https://a.example",), (3, 10)),
        (1, ("TK",), (4, 5)),
        (1, ("TKO",), (4, 1)),
        (3, ("",), (3, 3)),
        (3, ("nowhere", "three"), (3, 3)),
        (3, ("nowhere",), (3, 3)),
        (4, ("two",), (4, 1)),
        (1, ("far",), (1, 1)),
        (0, ("one",), (1, 1)),
        (999, ("away",), (25, 5)),
        (2, (), (2, 1)),
    ],
)
def test_words_are_found_on_their_line_or_a_little_below(
    line: int, words: tuple[str, ...], place: tuple[int, int]
) -> None:
    assert located(TEXT, line, *words) == place


def test_an_empty_text_has_a_place_too() -> None:
    assert located("", 1, "words") == (1, 1)
