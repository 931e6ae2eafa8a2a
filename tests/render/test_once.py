"""A function that is asked once."""

from __future__ import annotations

from newsletter.render.once import once

ASKED: list[tuple[str, ...]] = []


@once
def longest(words: tuple[str, ...]) -> str:
    ASKED.append(words)
    return max(words, key=len)


def test_the_same_values_are_asked_about_once_and_others_anew() -> None:
    first, second = ("a", "bb"), ("ccc", "d")
    assert [longest(words) for words in (first, first, second, second, first)] == ["bb", "bb", "ccc", "ccc", "bb"]
    assert tuple(ASKED) == (first, second, first)
