"""The issues of a period and all before in; the papers, models and repositories that were told of again out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue
from newsletter.text.urls import is_web, kind_of, work

_WORKS = frozenset({"paper", "model", "code", "dataset"})
# What comes back in so many issues is a habit, not news about a work.
_HABIT = 12


class FollowUp(NamedTuple):
    """A work, the issue that told of it first, and those of the period that told of it again."""

    title: str
    url: str
    first: Issue
    again: tuple[Issue, ...]


def follow_ups(within: Iterable[Issue], earlier: Iterable[Issue]) -> tuple[FollowUp, ...]:
    """The works that have entries in two issues or more, at least one of them in the period; the latest news first.

    A release of a repository and a file of a model are about the work they belong to.
    """
    within = tuple(within)
    first: dict[str, tuple[Issue, Entry]] = {}
    again: dict[str, dict[str, Issue]] = {}
    inside = {str(issue.path) for issue in within}
    for issue in (*earlier, *within):
        for url, entry in _works(issue):
            met = first.setdefault(url, (issue, entry))
            if met[0] is not issue and str(issue.path) in inside:
                again.setdefault(url, {})[str(issue.path)] = issue
    order = {str(issue.path): place for place, issue in enumerate(within)}
    found = [
        FollowUp(first[url][1].title or url, first[url][1].href, first[url][0], tuple(issues.values()))
        for url, issues in again.items()
        if len(issues) < _HABIT
    ]
    return tuple(sorted(found, key=lambda each: -order[str(each.again[-1].path)]))


def _works(issue: Issue) -> Iterator[tuple[str, Entry]]:
    for entry in issue.entries:
        if entry.url and is_web(entry.url):
            whole = work(entry.url)
            if entry.nature in _WORKS or kind_of(whole) in _WORKS:
                yield whole, entry
