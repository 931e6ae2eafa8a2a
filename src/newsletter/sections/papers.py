"""Papers: what was published to be cited."""

from __future__ import annotations

import re

from newsletter.sections.kind import Candidate, Saying, SectionKind
from newsletter.text.paper_titles import reads_like_a_paper
from newsletter.text.patterns import pattern

_PLACE = pattern(r"/(?:publications?|papers?|proceedings|preprints?)(?:/|\Z)|\.pdf\Z|/research/(?!blog)[^/]+/[^/]+")
_says = Saying(
    pattern(
        r"\b(?:we propose|preprint|et al\b|(?:this|the|our) (?:paper|work|study) (?:presents?|proposes?|introduces?))",
        re.I,
    ),
    ("we propose", "preprint", "et al", "paper", "work", "study"),
)
_is_named = Saying(pattern(r"\b(?:papers?|survey|technical report)\b", re.I), ("paper", "survey", "report"))


def _takes(candidate: Candidate) -> int:
    """The address of a paper leaves no doubt; a place where papers are, or a title like one, tells more than words."""
    if candidate.nature == "paper":
        return 60
    page = candidate.nature in ("", "page")
    if _PLACE.search(candidate.address):
        return 45 if page else 25
    if not page:
        return 0
    if reads_like_a_paper(candidate.title):
        return 40
    named = candidate.title if candidate.address else candidate.words
    return 25 if _says(candidate.words) or _is_named(named) else 0


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
    most=60,
)
