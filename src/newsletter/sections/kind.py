"""A section kind: what its heading says, and how well an item fits into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from newsletter.sections.other_languages import abroad
from newsletter.text.words import normal_title


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of an item when a place is sought for it.

    `said` is the section that the editor named, `heading` the heading that the item stood under, `address` its
    canonical address, `nature` what the address tells ("paper", "model", …), `title` what it is called, `words` its
    title and the words around, `guess` the kind that the reader of the seed took it for.
    """

    said: str = ""
    heading: str = ""
    address: str = ""
    nature: str = ""
    words: str = ""
    guess: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A kind of section. `headings` are words that choose it when they stand in a heading, and so do their like in
    other languages.

    `takes` scores a candidate from 0 (not mine) to 100 (mine beyond doubt); the highest score wins, and the order of
    the table decides a tie. Its own taste lives with the kind, so no central classifier has to be edited; it never
    scores above `most`, so that it is not asked where another wants more. A kind that does not collect takes only what
    the editor himself puts there.
    """

    name: str
    heading: str
    headings: tuple[str, ...] = ()
    takes: Callable[[Candidate], int] = lambda _candidate: 0
    collects: bool = True
    most: int = 100

    def named_by(self, words: str) -> bool:
        """Whether a heading or an editor's `@word` names this kind."""
        said = normal_title(words)
        if said in (self.name, normal_title(self.heading)):
            return True
        if said.count(" ") > _MOST_BLANKS:
            return False  # a sentence that happens to hold the word
        spaced = f" {said} "
        if any(f" {word} " in spaced for word in self.headings):
            return True
        elsewhere = abroad(self.name)
        if not elsewhere.words.isdisjoint(said.split()):
            return True
        return len(said) <= _MOST_SIGNS and not said.isascii() and any(sign in said for sign in elsewhere.signs)


class Saying(NamedTuple):
    """Words that a text may say; one of `signs`, in lower case, stands in all of them: most texts need no other."""

    words: re.Pattern[str]
    signs: tuple[str, ...]

    def __call__(self, text: str) -> bool:
        plain = text.casefold()
        for sign in self.signs:
            if sign in plain:
                return bool(self.words.search(text))
        return False


_MOST_BLANKS, _MOST_SIGNS = 3, 12

NAMED = 100
"""The score of what the editor said himself."""

UNDER_HEADING = 80
"""The score of an item that stood under a heading of the kind."""


GUESSED = 85
"""The score of what the reader of the seed took the item for: it saw the heading too, and more."""

CERTAIN = frozenset({"paper", "model"})
"""What an address tells beyond doubt, whatever the words around it made a reader think."""


def score(kind: SectionKind, candidate: Candidate, beaten: int = 0) -> int:
    """How well a candidate fits: the editor's word, then the heading it stood under, then the kind's own taste.

    Where that cannot win over a score of `beaten`, it is not asked.
    """
    if candidate.said and kind.named_by(candidate.said):
        return NAMED
    if not kind.collects:
        return 0
    if candidate.heading and kind.named_by(candidate.heading):
        return UNDER_HEADING
    taste = kind.takes(candidate) if kind.most > beaten else 0
    guessed = candidate.guess == kind.name and candidate.nature not in CERTAIN
    return max(taste, GUESSED) if guessed else taste
