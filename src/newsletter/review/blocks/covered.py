"""The papers, models and links of a period: most covered first, each with every issue that mentions it."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.items import Covered
from newsletter.review.markdown import link
from newsletter.review.timeline import linked_days

_MOST = 25


def papers(facts: ReviewFacts) -> str:
    """The papers of the period."""
    return _listed(facts, "papers")


def models(facts: ReviewFacts) -> str:
    """The models of the period."""
    return _listed(facts, "models")


def links(facts: ReviewFacts) -> str:
    """What stood in the sections of links."""
    return _listed(facts, "links")


def _listed(facts: ReviewFacts, kind: str) -> str:
    """At most twenty-five lines, and how many more there are: a busy year has a thousand links."""
    items = [item for item in facts.items if item.kind == kind]
    with_year = facts.period.start.year != facts.period.end.year
    lines = [f"- {_line(item, with_year)}" for item in items[:_MOST]]
    more = len(items) - _MOST
    return "\n".join(lines) + (f"\n\nAnd {more:,} more." if more > 0 else "")


def _line(item: Covered, with_year: bool) -> str:
    times = f"{item.mentions:,} mentions: " if item.mentions > 1 else ""
    return f"{link(item.title, item.url)} ({times}{linked_days(item.issues, with_year=with_year)})"
