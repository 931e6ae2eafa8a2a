"""Plain text in lines of a given width, as a terminal counts it: wide characters take two columns (UAX 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import east_asian_width

from newsletter.text.patterns import pattern

# Told by what is narrow: a set that reached to the end of Unicode would take ten times as long to compile.
_MAY_BE_WIDE = pattern("[^\0-\u10ff\u1200-\u2319\u2c00-\u2e7f]")
_WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
# No line ends with the first marks of Chinese and Japanese, and none begins with the last.
_PIECES = pattern(f"[（「『《〈【〔［｛]*(?:[^ {_WIDE}]+|[^ ])[、。，．！？：；）」』》〉】〕］｝・ー]*")


def filled(text: str, width: int) -> str:
    """Words broken into lines of at most `width` columns; a word that is longer has a line to itself."""
    if "\n" in text:
        return "\n".join([line for part in text.split("\n") for line in _lines(part, width)])
    return "\n".join(_lines(text, width))


@lru_cache(maxsize=4096)
def columns(text: str) -> int:
    """The width of a text on a terminal.

    >>> columns("日本 ok")
    7
    """
    if not _MAY_BE_WIDE.search(text):
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _lines(text: str, width: int) -> list[str]:
    tidy = " ".join(filter(None, text.split(" "))) if "  " in text else text.strip(" ")
    if not tidy.isascii() and _MAY_BE_WIDE.search(tidy):
        return list(_wide_lines(tidy, width))
    return _narrow(width).findall(tidy) if len(tidy) > width else [tidy]


@lru_cache(maxsize=128)
def _narrow(width: int) -> re.Pattern[str]:
    return re.compile(rf"[^ ].{{0,{width - 1}}}(?= |\Z)|[^ ]+")


def _wide_lines(text: str, width: int) -> Iterator[str]:
    """Lines that may also end between two wide characters."""
    line, taken = "", 0
    for word in text.split(" "):
        blank = " " if line else ""
        for piece in _PIECES.findall(word):
            size = columns(piece)
            if line and taken + len(blank) + size > width:
                yield line
                line, taken, blank = "", 0, ""
            line += blank + piece
            taken += len(blank) + size
            blank = ""
    yield line
