"""The archive and a period in, what does not add up in it out: before a review tells it to everybody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from newsletter.model.issue import Issue, Period
from newsletter.model.problem import Problem
from newsletter.review.periods import issue_day, issues_in
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify
from newsletter.text.words import listed, normal_title


def consistency(issues: Iterable[Issue], period: Period) -> tuple[Problem, ...]:
    """Every finding about the issues of a period, and about those that no period can hold, by path."""
    issues = tuple(issues)
    within = issues_in(issues, period)
    found = (problem for check in _CHECKS for problem in check(within))
    return tuple(sorted((*_undated(issues), *found), key=lambda problem: (str(problem.path), problem.code)))


def _undated(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    for issue in issues:
        if not issue.published and issue.kind != "review":
            hint = "add `date: YYYY-MM-DD` to its front matter or put the date before its file name"
            yield Problem("W701", "the issue has no date, so no review can count it", issue.path, hint=hint)


def _topicless(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    """A publication that never names topics has decided so; one that does has forgotten."""
    if not any(issue.topics for issue in issues):
        return
    for issue in issues:
        if not issue.topics:
            hint = "add `topics: […]` to its front matter; until then it stands under Other"
            yield Problem("N702", "the issue is in no topic", issue.path, hint=hint)


def _undescribed(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    for issue in issues:
        if not issue.description.strip():
            hint = "add `description:` to its front matter: what the issue covers, in one line"
            yield Problem(
                "N703",
                "the issue has no description, so its one-liner is only a title",
                issue.path,
                hint=hint,
            )


def _same_title(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    for issue, first in _repeated(issues, lambda issue: normal_title(issue.title)):
        hint = "give one of them another title, or readers of the review cannot tell them apart"
        yield Problem("W704", f"the issue has the title of {first.path}: {issue.title}", issue.path, hint=hint)


def _same_day(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    for issue, first in _repeated(issues, issue_day):
        hint = "correct one of the dates, unless both really came out that day"
        yield Problem("N705", f"the issue has the date of {first.path}: {issue_day(issue)}", issue.path, hint=hint)


def _in_two_topics(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    """Whoever gives most issues one topic counts an issue with two of them twice; whoever gives many means it so."""
    with_topics = [issue for issue in issues if issue.topics]
    several = [issue for issue in with_topics if len({slugify(topic) for topic in issue.topics}) > 1]
    if len(several) * 4 <= len(with_topics):
        for issue in several:
            message = f"the issue is in {len(issue.topics)} topics, {listed(issue.topics)}, and counts in each"
            hint = "keep the one that it is most about, if the numbers of the topics are to add up"
            yield Problem("N706", message, issue.path, hint=hint)


_LATER = pattern(
    r"\b(?:first|second|third|fourth|last) (?:half|quarter|months|weeks) of (\d{4})\b"
    r"|\b(?:beginning|middle|end|spring|summer|autumn|fall|winter) of (\d{4})\b|\bQ[1-4] (\d{4})\b",
    re.I,
)


def _later(issues: tuple[Issue, ...]) -> Iterator[Problem]:
    """A description tells what was; a part of a year that had not come is mostly last year's number wrong by one."""
    for issue in issues:
        day = issue_day(issue)
        for met in _LATER.finditer(issue.description):
            if day and int(next(filter(None, met.groups()))) > day.year:
                message = f"the description names the {met[0]}, and the issue is of {day}"
                yield Problem("N707", message, issue.path, hint="correct the year, unless the issue looks ahead")


_CHECKS = (_topicless, _undescribed, _same_title, _same_day, _in_two_topics, _later)


def _repeated(issues: tuple[Issue, ...], key: Callable[[Issue], Hashable]) -> Iterator[tuple[Issue, Issue]]:
    """Each issue that shares its key with an earlier one, beside the first that had it."""
    groups: defaultdict[Hashable, list[Issue]] = defaultdict(list)
    for issue in issues:
        groups[key(issue)].append(issue)
    for first, *others in groups.values():
        yield from ((issue, first) for issue in others)
