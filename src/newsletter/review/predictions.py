"""Issues in, what they predicted out, for whoever judges it a year later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from newsletter.model.issue import Issue, Period
from newsletter.review.periods import issue_day


class Predicted(NamedTuple):
    """A prediction, and the issue that made it."""

    words: str
    issue: Issue


def predicted_in(issues: Iterable[Issue], period: Period) -> tuple[Predicted, ...]:
    """The lines marked `prediction:` of a period, oldest first. A review speaks at the end of what it reviews."""
    spoken = [(day, issue) for issue in issues if (day := _day(issue)) and period.start <= day <= period.end]
    ordered = sorted(spoken, key=lambda each: (each[0], each[1].kind == "review", str(each[1].path)))
    return tuple(Predicted(told.title, issue) for _, issue in ordered for told in issue.predictions)


def _day(issue: Issue) -> date | None:
    return issue.period.end if issue.period else issue_day(issue)
