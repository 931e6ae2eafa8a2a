"""Links: posts, code, videos and everything else worth a click."""

from __future__ import annotations

import re

from newsletter.sections.kind import Candidate, Saying, SectionKind
from newsletter.text.patterns import pattern

_NATURES = {"code": 20, "video": 20, "dataset": 20, "post": 20, "page": 15}

_tells = Saying(
    pattern(
        r"\b(?:podcasts?|episode|courses?|slides|slide deck|presentation|meetup|webinar|tutorials?|blog ?posts?"
        r"|repository|library|toolkit|certificate|bootcamp|talk by|interview with|cookbook|walkthrough)\b",
        re.I,
    ),
    tuple(
        "podcast episode course slide presentation meetup webinar tutorial blog repository library toolkit certificate"
        " bootcamp talk interview cookbook walkthrough".split()
    ),
)
_PLACE = pattern(
    r"/(?:blogs?|news|courses?|learn|podcasts?|shows?|episodes?|events?|tutorials?|discover|e?books?|library/view)(?:/|\Z)"
)


def _takes(candidate: Candidate) -> int:
    """What is said to be a post, a course or a tool, or stands where these are, is a link whatever its title."""
    if candidate.nature not in _NATURES:
        return 0
    sure = _PLACE.search(candidate.address) or (candidate.nature == "page" and _tells(candidate.words))
    return 42 if sure else _NATURES[candidate.nature]


SECTION = SectionKind(
    "links",
    "Links",
    (
        "link",
        "links",
        "reads",
        "articles",
        "news",
        "around the web",
        "bookmarks",
        "tools",
        "misc",
    ),
    _takes,
    most=42,
)
