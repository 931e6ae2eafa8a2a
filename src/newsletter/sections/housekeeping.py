"""Housekeeping: news about the newsletter itself."""

from __future__ import annotations

import re

from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.patterns import pattern

_OURS = pattern(
    r"\b(?:this newsletter|housekeeping|(?:our|my|paid|new) subscribers|(?:our|my) discord"
    r"|(?:referral|student) (?:program\w*|link|discount))\b",
    re.I,
)


def _takes(candidate: Candidate) -> int:
    return 40 if _OURS.search(candidate.words) else 0


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
