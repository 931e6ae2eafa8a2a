"""The papers, models and links of a period: most covered first, each with every issue that mentions it."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.items import Covered
from newsletter.review.markdown import link
from newsletter.review.timeline import MOST_DAYS, linked_days

MOST_WORKS = 25
"""A busy year has a thousand links."""


def papers(facts: ReviewFacts) -> str:
    """The papers of the period."""
    return listed(facts, "papers")


def models(facts: ReviewFacts) -> str:
    """The models of the period."""
    return listed(facts, "models")


def links(facts: ReviewFacts) -> str:
    """What stood in the sections of links."""
    return listed(facts, "links")


def listed(facts: ReviewFacts, kind: str, works: int = MOST_WORKS, days: int = MOST_DAYS) -> str:
    """So many works at most, each with so many of its days at most, and how many more there are."""
    items = [item for item in facts.items if item.kind == kind]
    with_year = facts.period.start.year != facts.period.end.year
    lines = [f"- {_line(item, linked_days(item.issues, with_year=with_year, most=days))}" for item in items[:works]]
    more = len(items) - works
    return "\n".join(lines) + (f"\n\nAnd {more:,} more." if more > 0 else "")


def _line(item: Covered, days: str) -> str:
    times = f"{item.mentions:,} mentions: " if item.mentions > 1 else ""
    return f"{link(item.title, item.url)} ({times}{days})"
