"""A text in, its lines with their numbers out, so that whatever is taken away the rest still knows where it stood."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsletter.model.source import Raw
from newsletter.text import encodings
from newsletter.text.patterns import pattern


class Line(NamedTuple):
    """One line of a file: its number there, from 1, and its words."""

    number: int
    text: str


def decode(raw: Raw) -> str:
    """The text of a seed, in whatever encoding it is. Who accepts it asks, who cleans it, and who reads it."""
    return _text(raw.data)


@lru_cache(maxsize=1)
def _text(data: bytes) -> str:
    return encodings.decode(data).text


def numbered(text: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of a text whose first line is line `first` of its file."""
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), first))


def rejoined(lines: Iterable[Line], first: int = 1) -> str:
    """The text of some lines; where lines are missing, blank ones hold their place."""
    parts: list[str] = []
    for line in lines:
        parts += [""] * (line.number - first - len(parts))
        parts.append(line.text)
    return "\n".join(parts)


_FENCE = pattern(r"[ ]{0,3}(`{3,}|~{3,})")


def fenced(lines: Iterable[Line]) -> frozenset[int]:
    """The numbers of the lines that are code between ``` or ~~~, the fences among them."""
    inside: set[int] = set()
    fence = ""
    for line in lines:
        found = _FENCE.match(line.text)
        if fence:
            inside.add(line.number)
            if found and found[1].startswith(fence) and not line.text.strip().strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1]
            inside.add(line.number)
    return frozenset(inside)
