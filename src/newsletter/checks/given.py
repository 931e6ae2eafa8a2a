"""The text of an issue in; what its front matter says under one of our keys, and on which line, out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsletter.issues.keys import name_of, pick, plain_keys
from newsletter.issues.values import text
from newsletter.text import front_matter


class Given(NamedTuple):
    """A value as one line of words, "" when it is absent or no single word; `line` is 1 when it is absent."""

    words: str
    line: int


def reader(source: str) -> Callable[[str], Given]:
    """A function that looks up our keys in the head of a text, under their own names or those of other systems."""
    head = front_matter.read(source)
    values, lines = plain_keys(head.values), plain_keys(head.lines)
    return lambda key: Given(text(pick(values, key)), lines.get(name_of(values, key), 1))
