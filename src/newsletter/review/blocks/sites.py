"""The sites that a period linked to most."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import table, words

_MOST = 10


def sites(facts: ReviewFacts) -> str:
    """A table of the ten most linked; nothing when no link leads outside."""
    rows = [(words(site.host), f"{site.links:,}", f"{site.issues:,}") for site in facts.sites[:_MOST]]
    return table(("Most linked site", "Links:", "Issues:"), rows) if rows else ""
