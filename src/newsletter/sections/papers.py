"""Papers: what was published to be cited."""

from __future__ import annotations

from newsletter.sections.kind import Candidate, SectionKind

_WORDS = ("we propose", "paper", "preprint", "et al", "authors")


def _takes(candidate: Candidate) -> int:
    if candidate.nature == "paper":
        return 60
    words = candidate.words.casefold()
    return 25 if any(phrase in words for phrase in _WORDS) else 0


SECTION = SectionKind(
    "papers",
    "Papers",
    (
        "paper",
        "papers",
        "research",
        "publications",
        "preprints",
        "reading list",
        "arxiv",
    ),
    _takes,
)
