"""The issues and a period in, everything that a review tells out: counted once, for every block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsletter.model.issue import Issue, Period
from newsletter.review.credits import Cited, Credit, authors, venues
from newsletter.review.follow_ups import FollowUp, first_told, follow_ups
from newsletter.review.items import Covered, Site, covered, sites
from newsletter.review.most_read import MostRead, most_read
from newsletter.review.periods import issues_in, period_before
from newsletter.review.predictions import Predicted, predicted_in
from newsletter.review.readers import Statistics
from newsletter.review.series import Series, series
from newsletter.review.stats import Stats, count
from newsletter.review.topics import Topic, ranked_topics

Style = Literal["list", "table"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a review knows besides the issues: how often they were read, and who made what they cover."""

    statistics: Statistics = field(default_factory=Statistics)
    credits: Mapping[str, Credit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A period, counted. `issues` are its own, oldest first; `before` is None when there was none before.

    `predicted` was said in the period before, to be judged now. `style` is how issues are listed.
    """

    period: Period
    issues: tuple[Issue, ...]
    stats: Stats
    before: Stats | None
    topics: tuple[Topic, ...]
    items: tuple[Covered, ...]
    sites: tuple[Site, ...]
    series: tuple[Series, ...]
    follow_ups: tuple[FollowUp, ...]
    predicted: tuple[Predicted, ...]
    most_read: MostRead | None
    authors: tuple[Cited, ...]
    venues: tuple[Cited, ...]
    style: Style = "list"


_NOTHING = Context()


def review_facts(
    issues: Iterable[Issue],
    period: Period,
    context: Context = _NOTHING,
    style: Style = "list",
    first: Mapping[str, Issue] | None = None,
) -> ReviewFacts:
    """Counts the whole archive for one period: issues of other periods only serve for comparing.

    `first` tells which issue told of a work first; with it, issues from before the last period are not needed.
    """
    issues = tuple(issues)
    within, last = issues_in(issues, period), period_before(period)
    then = issues_in(issues, last)
    items = covered(within)
    return ReviewFacts(
        period,
        within,
        stats=count(within, period),
        before=count(then, last) if then else None,
        topics=ranked_topics(within),
        items=items,
        sites=sites(within),
        series=series(within),
        follow_ups=follow_ups(within, first_told(issues) if first is None else first),
        predicted=predicted_in(issues, last),
        most_read=most_read(within, context.statistics),
        authors=authors(items, context.credits),
        venues=venues(items, context.credits),
        style=style,
    )
