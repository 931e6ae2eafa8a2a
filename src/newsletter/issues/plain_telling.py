"""What an issue of plain lines tells of, in one pass: the shown lines of its text in, three columns of tellings out.

Most issues name the address of every link where it stands: `- [A title](https://…) — words`. Whatever is written in
another way is left to `telling.py`, whose rules these are; `tests/issues/test_telling.py` holds both to one answer.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsletter.document.skim import AS_HTML, BEHIND_SIGNS, BLOCK, LINK, MARKER, OVER_TEXT, names_targets, words_of
from newsletter.issues.told_words import behind_name, holds_link, item_of, title_of
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical


class Tellings(NamedTuple):
    """What is told, one thing a place: canonical addresses, titles, lines; and the words of items without a link."""

    urls: list[str]
    titles: list[str]
    lines: list[int]
    words: list[str]


def plain_tellings(text: str, first_line: int) -> Tellings | None:
    """What lines that are shown tell of; None where that is not plain to see."""
    met = None if _is_unclear(text) else _links(text)
    if met is None:
        return None
    links = [(one.start(), canonical(one[2]), title_of(one[1])) for one in met if text[one.start() - 1] != "!"]
    blocks = [*_BLOCK_START.finditer(text)]
    items = [(one.end(), _item(text, one.start())) for one in blocks if not one[1]]
    silent = [(place, words) for place, words in items if not holds_link(words)]
    named = [(place, "", name) for place, words in silent if (name := item_of(words)) is not None]
    found = sorted([*links, *_headed(text, [one for one in blocks if one[1]], links), *named])
    words = [said for _, words in silent for said in (words, behind_name(words))]
    return Tellings([one[1] for one in found], [one[2] for one in found], _lines(text, found, first_line - 1), words)


_TAGS = pattern(rf"<a\s|{AS_HTML.pattern}", re.I)
_LINK = pattern(LINK)
_BLOCK_START = pattern(rf"\n(?: {{0,3}}(#{{1,6}}){BEHIND_SIGNS}(\S.*)|{MARKER}(?=\S)(?![^\n\]]*\]\())")
"""A heading, or where an item begins that does not begin with a link."""

_Found = tuple[int, str, str]
"""The place of something that is told of, its address and its title."""


def _is_unclear(text: str) -> bool:
    """Whether links may be written as HTML, as Liquid, by name or bare."""
    return (
        ("<" in text and bool(_TAGS.search(text)))
        or ("{" in text and ("{%" in text or "{{" in text))
        or ("www." in text and text.count("www.") > text.count("://www."))
        or names_targets(text)
    )


def _links(text: str) -> Sequence[re.Match[str]] | None:
    """The links and the images of a text; None where that is not all of them."""
    met = [*_LINK.finditer(text)]
    if len(met) < text.count("://") or len(met) < text.count("](http"):
        return None
    return None if "\\" in text and any(text[one.start() - 1] == "\\" for one in met) else met


def _item(text: str, start: int) -> str:
    """The words of the item that begins in some place."""
    met = BLOCK.match(text, start)
    return words_of(met[1]) if met else ""


def _headed(text: str, headings: Sequence[re.Match[str]], links: Sequence[_Found]) -> Iterator[_Found]:
    """The parts below the headings that running text follows, each under its first link."""
    highest = min((len(one[1]) for one in headings), default=0)
    ends = [*(one.start() for one in headings[1:]), len(text)]
    for one, end in zip(headings, ends, strict=False):
        if len(one[1]) > highest and OVER_TEXT.match(text, one.end()):
            first = bisect(links, (one.start(), "", ""))
            below = first < len(links) and links[first][0] < end
            yield one.start() + 1, links[first][1] if below else "", title_of(one[2].rstrip(" \t#"))


def _lines(text: str, found: Sequence[_Found], line: int) -> list[int]:
    """The lines of what was found."""
    lines: list[int] = []
    at = 0
    for place, _, _ in found:
        line += text.count("\n", at, place)
        at = place
        lines.append(line)
    return lines
