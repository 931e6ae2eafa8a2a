"""What becomes of a thing that was collected: it is used, offered, or left out with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.library.coverage import Coverage
from newsletter.model.source import Note
from newsletter.sections import assign
from newsletter.sections.kind import GUESSED, NAMED, UNDER_HEADING, Candidate, SectionKind

ITSELF = "a seed by itself"
"""Why a text that somebody kept stands among the candidates: it is here, so no link is wanted."""


class Pick(NamedTuple):
    """Something that stands in the draft: where it came from, its section and why. `follows` names an earlier issue,
    `known` is the address that a seed has for what a note only names.
    """

    path: PurePosixPath
    line: int
    title: str
    url: str
    section: str
    notes: tuple[Note, ...] = ()
    words: str = ""
    known: str = ""
    follows: str = ""
    follows_page: str = ""
    why: str = ""

    def following(self, coverage: Coverage) -> Pick:
        """The pick with the issue named that told of the same work before, if one did."""
        if coverage.standing != "follow-up" or not coverage.mention:
            return self
        return self._replace(follows=str(coverage.mention), follows_page=coverage.mention.issue.page)


class LeftOut(NamedTuple):
    """Something that does not stand in the draft, and why."""

    path: PurePosixPath
    line: int
    title: str
    url: str
    why: str


class Gathered(NamedTuple):
    """Everything collected, sorted: `used` has the editor's word, `candidates` nobody has commented on."""

    used: tuple[Pick, ...]
    candidates: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]
    sources: tuple[PurePosixPath, ...]


def placed(candidate: Candidate, among: Sequence[SectionKind]) -> tuple[str, str]:
    """The section of a candidate, and the reason in words."""
    section, sure = assign(candidate, among)
    if sure == UNDER_HEADING or (sure == NAMED and candidate.said == candidate.heading):
        return section, f"stood under “{candidate.heading}”"
    return section, f"@{candidate.said}" if sure == NAMED else _REASONS.get(sure, "the address and the words around")


_REASONS = {GUESSED: "what the seed says of it", 0: "no section wants it"}
