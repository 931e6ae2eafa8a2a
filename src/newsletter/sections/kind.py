"""A section kind: what its heading says, and how well an item fits into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsletter.text.words import normal_title


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of an item when a place is sought for it.

    `said` is the section that the editor named, `heading` the heading that the item stood under, `address` its
    canonical address, `nature` what the address tells ("paper", "model", …), `words` its title and the words around.
    """

    said: str = ""
    heading: str = ""
    address: str = ""
    nature: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A kind of section. `headings` are words that choose it when they stand in a heading.

    `takes` scores a candidate from 0 (not mine) to 100 (mine beyond doubt); the highest score wins, and the order of
    the table decides a tie. Its own taste lives with the kind, so no central classifier has to be edited.
    """

    name: str
    heading: str
    headings: tuple[str, ...] = ()
    takes: Callable[[Candidate], int] = lambda _candidate: 0

    def named_by(self, words: str) -> bool:
        """Whether a heading or an editor's `@word` names this kind."""
        said = normal_title(words)
        if said in (self.name, normal_title(self.heading)):
            return True
        spaced = f" {said} "
        return any(f" {word} " in spaced for word in self.headings)


NAMED = 100
"""The score of what the editor said himself."""

UNDER_HEADING = 80
"""The score of an item that stood under a heading of the kind."""


def score(kind: SectionKind, candidate: Candidate) -> int:
    """How well a candidate fits: the editor's word, then the heading it stood under, then the kind's own taste."""
    if candidate.said and kind.named_by(candidate.said):
        return NAMED
    if candidate.heading and kind.named_by(candidate.heading):
        return UNDER_HEADING
    return kind.takes(candidate)
