"""A review's prose against the archive: numbers that are none of the period, issues that stand twice or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from newsletter.checks.check import Check, Desk, Sheet
from newsletter.checks.outline import items_of, parts
from newsletter.document import parse_markdown
from newsletter.model.issue import Issue, Period
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.review.facts import ReviewFacts, review_facts
from newsletter.review.numbers import numbers_of
from newsletter.text import front_matter
from newsletter.text.numbers import counted
from newsletter.text.patterns import pattern
from newsletter.text.words import normal_title

_CUE = pattern(r"\b(?:this (?:year|half|quarter|month)|in (?:all|total)|there were|in 20\d\d|of the year)\b", re.I)
_OTHER_TIME = pattern(r"\b(?:last|next|previous|coming) (?:year|quarter|month)\b", re.I)
_PROSE = frozenset({"paragraph", "plain"})
_MOST_NAMED = 3


def _of_desk(desk: Desk) -> Iterator[Problem]:
    issues = tuple(sheet.issue for sheet in desk.sheets)
    for sheet in desk.sheets:
        if sheet.issue.period:
            split = front_matter.split(sheet.text)
            nodes = parse_markdown(split.body, sheet.issue.path, split.body_line).nodes
            facts = review_facts(issues, sheet.issue.period)
            yield from _numbers(sheet, nodes, facts)
            yield from _lists(sheet, nodes, facts.issues, sheet.issue.period)


def _numbers(sheet: Sheet, nodes: tuple[Node, ...], facts: ReviewFacts) -> Iterator[Problem]:
    """Only sentences that speak of the whole period are looked at, and any number that is right of something passes."""
    right = numbers_of(facts)
    for node in (node for top in nodes for node in top.walk() if node.kind in _PROSE):
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(node.plain().split())):
            if not _CUE.search(sentence) or _OTHER_TIME.search(sentence):
                continue
            for one in counted(sentence, frozenset(right)):
                if one.number not in right[one.noun] and one.number > 1 and not _is_round(one.number):
                    there = next(iter(right[one.noun]))
                    message = f"“{one.words}” is said, and the archive has {there:,} in {facts.period.name}"
                    hint = "correct the number, or the archive: a date, a kind or a topic of an issue may be wrong"
                    yield sheet.found("W724", message, node.line, one.words, hint=hint)


def _is_round(number: int) -> bool:
    """Whether nobody means it exactly: "over 80,000 words"."""
    return number % 1000 == 0


def _lists(sheet: Sheet, nodes: tuple[Node, ...], within: Iterable[Issue], period: Period) -> Iterator[Problem]:
    """Issues under two headings beside each other, and how many of the period are in no list below any of these.

    Where many stand under several headings, that is how the publication has its topics.
    """
    index = _Index(tuple(within))
    met: dict[PurePosixPath, str] = {}
    twice: list[tuple[Node, Issue, str, str]] = []
    for upper in parts(nodes):
        here: dict[PurePosixPath, str] = {}
        for part in (part for part in parts(upper.below) if part.level == upper.level + 1):
            for item in items_of(part.own):
                issue = index.named(item)
                if issue and here.get(issue.path, part.words) != part.words:
                    twice.append((item, issue, here[issue.path], part.words))
                elif issue:
                    here[issue.path] = part.words
        met |= here
    if len({issue.path for _, issue, _, _ in twice}) * 4 <= len(met):
        for item, issue, first, second in twice:
            message = f"“{issue.title}” stands under “{first}” and “{second}”, and counts twice"
            yield sheet.found("N725", message, item.line, issue.title, hint="let it count in one of the two")
    missing = [issue for issue in index.issues if issue.path not in met]
    if met and missing:
        named = ", ".join(f"“{issue.title}”" for issue in missing[:_MOST_NAMED])
        more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        message = f"{len(missing)} of {len(index.issues)} issues of {period.name} stand under no topic: {named}{more}"
        yield sheet.found("N726", message, 1, hint="give them a topic, or leave them out knowingly")


class _Index:
    """The issues of a period by all that a line about one may hold: a link to its page, or its title."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        self.issues = issues
        self._pages = {issue.page: issue for issue in issues}
        self._titles = {title: issue for issue in issues if (title := normal_title(issue.title))}

    def named(self, item: Node) -> Issue | None:
        """The issue of which a line tells: its title stands at the beginning, behind the date."""
        links = (node.string("url") for node in item.walk() if node.kind == "link")
        linked = next((self._pages[url] for url in links if url in self._pages), None)
        if linked:
            return linked
        words, after = (f"{normal_title(text)} " for text in (item.plain(), item.plain().partition(":")[2]))
        found = [title for title in self._titles if words.startswith(f"{title} ") or after.startswith(f"{title} ")]
        return self._titles[max(found, key=len)] if found else None


CHECK = Check("told_numbers", ("W724", "N725", "N726"), desk=_of_desk)
