"""How many issues each month had."""

from __future__ import annotations

from newsletter.review.charts import issues_per_month
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import chart


def months(facts: ReviewFacts) -> str:
    """A chart with every month, also those without an issue; nothing when the period is within one month."""
    return chart(issues_per_month(facts.stats.months)) if len(facts.stats.months) > 1 and facts.issues else ""
