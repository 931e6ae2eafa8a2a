"""Issues in, the papers, models and repositories that a period told of again out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.review.periods import issue_day

# What comes back in so many issues is a habit, not news about a work.
_HABIT = 12


class FollowUp(NamedTuple):
    """A work, the issue that told of it first, and those of the period that told of it again."""

    title: str
    url: str
    first: Issue
    again: tuple[Issue, ...]


def first_told(issues: Iterable[Issue]) -> dict[str, Issue]:
    """For each work (`Issue.works`) the issue that told of it first. Reviews tell again, and do not count."""
    first: dict[str, Issue] = {}
    for issue in sorted(issues, key=_oldest_first):
        if issue.kind != "review":
            for work in issue.works:
                first.setdefault(work, issue)
    return first


def follow_ups(within: Iterable[Issue], first: Mapping[str, Issue]) -> tuple[FollowUp, ...]:
    """The works of which another issue had told before, the latest news first.

    A release of a repository and a file of a model are about the work they belong to.
    """
    again: dict[str, dict[str, Issue]] = {}
    for issue in within:
        for work in issue.works:
            if work in first and first[work].path != issue.path:
                again.setdefault(work, {})[str(issue.path)] = issue
    found = [
        FollowUp(*_called(work, first[work], *issues.values()), first[work], tuple(issues.values()))
        for work, issues in again.items()
        if len(issues) < _HABIT
    ]
    return tuple(sorted(found, key=lambda each: _oldest_first(each.again[-1]), reverse=True))


def _called(work: str, *issues: Issue) -> tuple[str, str]:
    """The title and the address of a work as the first entry has it that is about it and nothing else."""
    entries = [entry for issue in issues for entry in issue.entries if entry.url == work]
    entry = next(iter(entries), None)
    return (entry.title or work, entry.href) if entry else (work.partition("://")[2], work)


def _oldest_first(issue: Issue) -> tuple[bool, str, str]:
    day = issue_day(issue)
    return day is None, str(day), str(issue.path)
