"""The rhythm of a period: its longest run without a miss, and its longest silence."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.review.cadence import Run
from newsletter.review.facts import ReviewFacts
from newsletter.review.timeline import short_day
from newsletter.text.words import plural


def cadence(facts: ReviewFacts) -> str:
    """A list of what is worth telling: one issue has no rhythm."""
    return "\n".join(f"- {line}" for line in _lines(facts))


def _lines(facts: ReviewFacts) -> Iterator[str]:
    stats = facts.stats
    several = facts.period.start.year != facts.period.end.year
    for run, step in ((stats.months_run, "month"), (stats.weeks_run, "week")):
        if run and run.length > 1:
            yield _run(run, step, several)
    if stats.gap and stats.gap.days > 1:
        after, until = (
            short_day(stats.gap.after, with_year=several),
            short_day(stats.gap.until, with_year=several),
        )
        yield f"Longest gap: {plural(stats.gap.days, 'day')}, from {after} to {until}"


def _run(run: Run, step: str, with_year: bool) -> str:
    first, last = short_day(run.first, with_year=with_year), short_day(run.last, with_year=with_year)
    return f"Longest run: an issue in each of {plural(run.length, step)}, from {first} to {last}"
