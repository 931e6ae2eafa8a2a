"""The issues and a period in, everything that a review tells out: counted once, for every block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsletter.model.issue import Issue, Period
from newsletter.review.items import Covered, Site, covered, sites
from newsletter.review.periods import issues_in, period_before
from newsletter.review.stats import Stats, count
from newsletter.review.topics import Topic, ranked_topics


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A period, counted. `issues` are its own, oldest first; `before` is None when there was none before."""

    period: Period
    issues: tuple[Issue, ...]
    stats: Stats
    before: Stats | None
    topics: tuple[Topic, ...]
    items: tuple[Covered, ...]
    sites: tuple[Site, ...]


def review_facts(issues: Iterable[Issue], period: Period) -> ReviewFacts:
    """Counts the whole archive for one period: issues of other periods only serve for comparing."""
    issues = tuple(issues)
    within, earlier = issues_in(issues, period), period_before(period)
    then = issues_in(issues, earlier)
    return ReviewFacts(
        period,
        within,
        stats=count(within, period),
        before=count(then, earlier) if then else None,
        topics=ranked_topics(within),
        items=covered(within),
        sites=sites(within),
    )
