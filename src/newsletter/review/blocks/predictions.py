"""What was predicted in the period before, to be judged now."""

from __future__ import annotations

from newsletter.model.issue import Issue
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import link, words
from newsletter.review.periods import issue_day
from newsletter.review.timeline import short_day


def predictions(facts: ReviewFacts) -> str:
    """A line for each line that was marked `prediction:`, in its own words."""
    return "\n".join(
        f"- “{words(told.words)}” ({link(told.issue.title, told.issue.page, '*')}{_dated(told.issue)})"
        for told in facts.predicted
    )


def _dated(issue: Issue) -> str:
    day = issue_day(issue)
    return f", {short_day(day, with_year=True)}" if day else ""
