"""The text of an issue in; what its front matter says under one of our keys, and on which line, out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from newsletter.issues.keys import SYNONYMS, pick, plain_keys
from newsletter.text import front_matter


class Given(NamedTuple):
    """A value as one line of words, "" when it is absent or no single word; `line` is 1 when it is absent."""

    words: str
    line: int


def reader(text: str) -> Callable[[str], Given]:
    """A function that looks up our keys in the head of a text, under their own names or those of other systems."""
    head = front_matter.read(text)
    values, lines = plain_keys(head.values), plain_keys(head.lines)

    def given(key: str) -> Given:
        value: Any = pick(values, key)
        names = (key, *SYNONYMS[key])
        name = next((name for name in names if value is not None and values.get(name) == value), key)
        words = "" if value is None or isinstance(value, list | dict) else " ".join(str(value).split())
        return Given(words, lines.get(name, 1))

    return given
