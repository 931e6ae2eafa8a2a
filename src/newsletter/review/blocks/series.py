"""The series of a period, each with its issues."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import words
from newsletter.review.timeline import linked_days
from newsletter.text.words import plural

_MOST = 12


def series(facts: ReviewFacts) -> str:
    """A line for each series: its name, how many parts, and when they came out."""
    with_year = facts.period.start.year != facts.period.end.year
    lines = []
    for one in facts.series[:_MOST]:
        told = linked_days(one.issues, with_year=with_year)
        lines.append(f"- **{words(one.name)}** ({plural(len(one.issues), 'part')}): {told}")
    return "\n".join(lines)
