"""What a list shows in, about how many bytes of a page that takes out: pages are divided before they are made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, takewhile

from newsletter.model.issue import Entry, Section
from newsletter.render.outline import Outline

ROOM = 36_000
"""How many bytes of a list go onto one page, so that it stays below fifty thousand with all that stands around."""

ROOM_FOR_MENTIONS = 6_000
"""And how many of mentions of its works from other pages, beside what the list leaves."""

WAY_TO_NEWER = 130
"""What the way from a work to its newer mentions takes."""

LONGEST_COMMENT = 220
"""How many characters of a comment stand under a work."""

_FRAME = 230  # the tags of a work with its comment and a mention
_STEP = 64


def of_issue(issue: Outline) -> int:
    """An issue in a list of issues."""
    return 420 + 2 * len(issue.place) + _bytes(issue.title + issue.description)


def of_works(issue: Outline, told: Iterable[tuple[Section, Entry]]) -> list[int]:
    """Each work that an issue tells of, with the comment and the mention."""
    around = _FRAME + len(issue.place) + _bytes(issue.title)
    return [around + (entry.size or of_words(entry)) for _, entry in told]


def of_mention(title: str, address: str) -> int:
    """A mention of a work."""
    return 130 + len(address) + _bytes(title)


def of_line(name: str, address: str) -> int:
    """A line of a list of ways: a topic with its count, or a feed."""
    return 100 + len(address) + _bytes(name) + 4 * name.count("&")


def fitting(weights: Iterable[int]) -> int:
    """How many of a list go onto one page, from the first on."""
    return sum(1 for _ in takewhile(lambda total: total <= ROOM, accumulate(weights)))


def of_words(entry: Entry) -> int:
    """The words and the addresses of an entry, in steps: to mend a word of an old issue moves no page."""
    comment = entry.comment[:LONGEST_COMMENT] if entry.title else entry.comment
    words = entry.title + entry.href + entry.anchor + comment
    return -(-(_bytes(words) + 4 * words.count("&")) // _STEP) * _STEP


def _bytes(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-8", "replace"))
