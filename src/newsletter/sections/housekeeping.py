"""Housekeeping: news about the newsletter itself."""

from __future__ import annotations

import re

from newsletter.sections.kind import Candidate, Saying, SectionKind
from newsletter.text.patterns import pattern

_tells_of_us = Saying(
    pattern(
        r"\b(?:this newsletter|housekeeping|(?:our|my|paid|new) subscribers|(?:our|my) discord"
        r"|(?:referral|student) (?:program\w*|link|discount))\b",
        re.I,
    ),
    ("newsletter", "housekeeping", "subscribers", "discord", "referral", "student"),
)


def _takes(candidate: Candidate) -> int:
    return 40 if _tells_of_us(candidate.words) else 0


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
    most=40,
)
