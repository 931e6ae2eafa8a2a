"""The issues of a period in, their numbers out; and the numbers as the sentence that opens a review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsletter.model.issue import Issue, Period
from newsletter.review.cadence import Gap, Run, longest_gap, longest_run, month_of, week_of
from newsletter.review.periods import issue_day, month_names, spoken, unit
from newsletter.text.urls import is_web
from newsletter.text.words import plural

# The kinds that are told beside the posts; everything else is a post.
BESIDE = {"interview": "interview", "podcast": "podcast"}

_SPANS = {
    "year": "this year",
    "half": "this half-year",
    "quarter": "this quarter",
    "month": "this month",
    "range": "in this period",
}


@dataclass(frozen=True, slots=True)
class Stats:
    """What can be counted in a period. `beside` are kinds told beside the posts; `paid` counts posts only.

    `links` lead outside; `items` are the distinct addresses that entries tell of; `months` has every month of
    the period, also those without an issue: `("2023-01", 4)`.
    """

    period: Period
    posts: int
    beside: tuple[tuple[str, int], ...]
    paid: int
    words: int
    links: int
    items: int
    months: tuple[tuple[str, int], ...]
    months_run: Run | None
    weeks_run: Run | None
    gap: Gap | None

    @property
    def total(self) -> int:
        """Posts, interviews and all."""
        return self.posts + sum(number for _, number in self.beside)


def count(issues: tuple[Issue, ...], period: Period) -> Stats:
    """Counts the issues of a period, as `issues_in` gives them."""
    posts = [issue for issue in issues if issue.kind not in BESIDE]
    days = [day for issue in issues if (day := issue_day(issue))]
    a_month = Counter(f"{day.year:04}-{day.month:02}" for day in days)
    return Stats(
        period,
        posts=len(posts),
        beside=_beside(issues),
        paid=sum(issue.audience == "paid" for issue in posts),
        words=sum(issue.words for issue in issues),
        links=sum(is_web(link.url) for issue in issues for link in issue.links),
        items=len({entry.url for issue in issues for entry in issue.entries if entry.url}),
        months=tuple((month, a_month[month]) for month in month_names(period)),
        months_run=longest_run(days, month_of),
        weeks_run=longest_run(days, week_of),
        gap=longest_gap(days),
    )


def counts_sentence(stats: Stats) -> str:
    """The sentence that opens a review: "48 posts this year (and 2 interviews), 1 of which was paid."."""
    span = _SPANS[unit(stats.period)]
    beside = _and(plural(number, BESIDE[kind]) for kind, number in stats.beside)
    if not stats.posts:
        return f"{beside or 'No posts'} {span}."
    return f"{plural(stats.posts, 'post')} {span}{f' (and {beside})' if beside else ''}{_paid(stats)}."


def comparison_sentence(stats: Stats, before: Stats) -> str:
    """How many more or fewer: "12 posts more than in 2022."."""
    more = stats.posts - before.posts
    then = spoken(before.period) if unit(before.period) != "range" else "the days before"
    if not more:
        return f"As many posts as in {then}."
    return f"{plural(abs(more), 'post')} {'more' if more > 0 else 'fewer'} than in {then}."


def posts_phrase(issues: tuple[Issue, ...]) -> str:
    """What some issues are: "8 posts", "7 posts and 1 interview"."""
    posts = sum(issue.kind not in BESIDE for issue in issues)
    beside = [plural(number, BESIDE[kind]) for kind, number in _beside(issues)]
    return _and([plural(posts, "post"), *beside] if posts or not beside else beside)


def _beside(issues: Iterable[Issue]) -> tuple[tuple[str, int], ...]:
    kinds = Counter(issue.kind for issue in issues)
    return tuple((kind, kinds[kind]) for kind in BESIDE if kinds[kind])


def _paid(stats: Stats) -> str:
    """The clause on paid posts, agreeing in number; nothing when none was."""
    if not stats.paid:
        return ""
    if stats.paid == stats.posts:
        return {1: ", which was paid", 2: ", both of which were paid"}.get(stats.posts, ", all of which were paid")
    return f", {stats.paid:,} of which {'was' if stats.paid == 1 else 'were'} paid"


def _and(parts: Iterable[str]) -> str:
    """`"a"`, `"a and b"`, `"a, b and c"`."""
    *rest, last = list(parts) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
