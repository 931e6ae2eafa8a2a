"""How the links of a period are spread over its sections."""

from __future__ import annotations

from newsletter.review.charts import links_by_section
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import chart


def sections(facts: ReviewFacts) -> str:
    """A chart; nothing when all links stand in one section."""
    found = links_by_section(facts.issues)
    return chart(found) if len(found.rows) > 1 else ""
