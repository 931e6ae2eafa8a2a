"""Housekeeping: news about the newsletter itself."""

from __future__ import annotations

from newsletter.sections.kind import Candidate, SectionKind

_WORDS = ("this newsletter", "subscribers", "referral", "discount", "housekeeping")


def _takes(candidate: Candidate) -> int:
    words = candidate.words.casefold()
    return 40 if any(phrase in words for phrase in _WORDS) else 0


SECTION = SectionKind(
    "housekeeping",
    "Housekeeping",
    (
        "housekeeping",
        "announcements",
        "admin",
        "about this newsletter",
        "newsletter stuff",
    ),
    _takes,
)
