"""A line and some words in, the exact place of the words in the file out."""

from __future__ import annotations

from functools import lru_cache

_REACH = 12


def located(text: str, line: int, *spellings: str) -> tuple[int, int]:
    """Line and column (from 1) of the first spelling that stands on `line` or a little below it.

    Later spellings are tried only when the earlier ones are nowhere: an address that is defined at the foot of the
    text is found by the words of its link. When nothing is found, the place is the first word of the line.

    >>> located("see\\n[Mamba](http://a.example/b)\\n", 1, "http://a.example/b")
    (2, 9)
    """
    lines = lines_of(text)
    line = min(max(line, 1), len(lines))
    reach = range(line - 1, min(line - 1 + _REACH, len(lines)))
    for words in filter(None, spellings):
        for find in (_whole, str.find):
            for number in reach:
                if (at := find(lines[number], words)) >= 0:
                    return number + 1, at + 1
    return line, len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1


@lru_cache(maxsize=4)
def lines_of(text: str) -> list[str]:
    """The lines of a text, divided once for all checks; only a line feed ends one."""
    return text.removeprefix("\ufeff").split("\n")


def _whole(line: str, words: str) -> int:
    """Where the words stand by themselves: `a.example/b` is not in `a.example/b/c`, nor `TK` in `TKO`."""
    at = line.find(words)
    while at >= 0:
        before, after = line[at - 1 : at], line[at + len(words) : at + len(words) + 1]
        if not before.isalnum() and not after.isalnum() and after not in _GOES_ON:
            return at
        at = line.find(words, at + 1)
    return -1


_GOES_ON = frozenset("/?#&=%_-")
