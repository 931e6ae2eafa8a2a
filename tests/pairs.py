"""Reads a page of pairs: what goes in, what must come out, in plain text that a writer can edit.

A pair is a title, a line with one dot, the input, a dot, what is expected, a dot:

    a version of a paper is the paper
    .
    https://arxiv.org/abs/2312.00752v2
    .
    https://arxiv.org/abs/2312.00752
    .

Blank lines and lines that begin with `#` between pairs are for people. `→` stands for a tab, `␍` for a
carriage return, `⟨U+FEFF⟩` for the character of that number: what an editor would hide or lose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_HIDDEN = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]| (?=\n|\\Z)")


class Pair(NamedTuple):
    """`input` and `expected` are without the line end before the dot; `line` is where the title stands."""

    title: str
    input: str
    expected: str
    line: int

    def __str__(self) -> str:
        """The title: `pytest.mark.parametrize("pair", read_pairs(path), ids=str)` names tests by it."""
        return self.title


def read_pairs(path: Path) -> list[Pair]:
    """Every pair of the file, in order; a pair that is not finished is a ValueError with its place."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs: list[Pair] = []
    at = 0
    while at < len(lines):
        title = lines[at].strip()
        if not title or title.startswith("#"):
            at += 1
            continue
        dots = [n for n, line in enumerate(lines[at : at + 2000], at) if line == "."][:3]
        if len(dots) < 3 or dots[0] != at + 1:
            raise ValueError(f"{path.name}:{at + 1}: {title!r} is not followed by input and expected output")
        given, expected = (_shown("\n".join(lines[a + 1 : b])) for a, b in pairwise(dots))
        pairs.append(Pair(title, given, expected, at + 1))
        at = dots[2] + 1
    return pairs


def _shown(text: str) -> str:
    text = text.replace("→", "\t").replace("␍", "\r")
    return _HIDDEN.sub(lambda found: chr(int(found[1], 16)), text)


def update_pairs(path: Path, answer: Callable[[Pair], str]) -> None:
    """Writes what is expected anew: `answer` gives it for each pair; titles, inputs and remarks stay."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for pair in reversed(read_pairs(path)):
        dots = [n for n, line in enumerate(lines) if line == "." and n >= pair.line][:3]
        lines[dots[1] + 1 : dots[2]] = _hidden(answer(pair)).split("\n")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _hidden(text: str) -> str:
    text = text.replace("\t", "→").replace("\r", "␍")
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
