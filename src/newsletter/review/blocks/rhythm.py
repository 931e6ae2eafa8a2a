"""How many days passed between issues."""

from __future__ import annotations

from newsletter.review.charts import days_between
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import chart


def rhythm(facts: ReviewFacts) -> str:
    """A chart of how often so many days passed; three issues have only two gaps, which a sentence tells better."""
    return chart(days_between(facts.issues)) if len(facts.issues) > 3 else ""
