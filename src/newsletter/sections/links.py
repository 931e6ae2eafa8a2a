"""Links: posts, code, videos and everything else worth a click."""

from __future__ import annotations

from newsletter.sections.kind import Candidate, SectionKind


def _takes(candidate: Candidate) -> int:
    return 15 if candidate.nature in ("code", "post", "video", "page", "dataset") else 0


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
)
