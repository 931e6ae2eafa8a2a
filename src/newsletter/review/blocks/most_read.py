"""The issues of a period that were read most."""

from __future__ import annotations

from newsletter.model.issue import Issue
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import link, table
from newsletter.review.periods import issue_day
from newsletter.review.timeline import one_liner, short_day

_MOST = 10


def most_read(facts: ReviewFacts) -> str:
    """Ten issues with their numbers; nothing when nobody counted. See `newsletter import stats`."""
    found = facts.most_read
    if not found:
        return ""
    rows = found.ranked[:_MOST]
    if facts.style == "table":
        cells = ((link(issue.title, issue.page, "*"), _day(issue), f"{number:,}") for issue, number in rows)
        return table(("Issue", "Date", f"{found.measure.capitalize()}:"), cells)
    told = (f"{one_liner(issue)} ({number:,} {found.measure})" for issue, number in rows)
    return "\n".join(f"{nth}. {line}" for nth, line in enumerate(told, 1))


def _day(issue: Issue) -> str:
    day = issue_day(issue)
    return short_day(day) if day else ""
