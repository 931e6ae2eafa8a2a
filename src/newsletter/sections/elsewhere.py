"""Elsewhere: what the editor did in other places."""

from __future__ import annotations

from newsletter.sections.kind import Candidate, SectionKind

_WORDS = ("i was interviewed", "i spoke", "my talk", "i joined", "we recorded")


def _takes(candidate: Candidate) -> int:
    words = candidate.words.casefold()
    return 40 if any(phrase in words for phrase in _WORDS) else 0


SECTION = SectionKind(
    "elsewhere",
    "Elsewhere",
    (
        "elsewhere",
        "talks",
        "appearances",
        "podcast",
        "podcasts",
    ),
    _takes,
    most=40,
)
