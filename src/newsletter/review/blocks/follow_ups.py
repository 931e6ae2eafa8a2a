"""The works that a period told of again, after an earlier issue had told of them."""

from __future__ import annotations

from newsletter.model.issue import Issue
from newsletter.review.blocks.covered import MOST_WORKS
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import link
from newsletter.review.periods import issue_day
from newsletter.review.timeline import MOST_DAYS, linked_days, short_day


def follow_ups(facts: ReviewFacts, works: int = MOST_WORKS, days: int = MOST_DAYS) -> str:
    """A line for each work: when it was first told of, and when again; a first time in another year says so."""
    with_year = facts.period.start.year != facts.period.end.year
    lines = [
        f"- {link(each.title, each.url)}: first {_when(each.first, facts)}, "
        f"again {linked_days(each.again, with_year=with_year, most=days)}"
        for each in facts.follow_ups[:works]
    ]
    more = len(facts.follow_ups) - works
    return "\n".join(lines) + (f"\n\nAnd {more:,} more." if more > 0 else "")


def _when(issue: Issue, facts: ReviewFacts) -> str:
    day = issue_day(issue)
    within = bool(day) and facts.period.start.year == facts.period.end.year == day.year if day else False
    return link(short_day(day, with_year=not within) if day else issue.title, issue.page)
