"""The period before beside this one."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import table
from newsletter.review.stats import BESIDE, Stats, comparison_sentence


def compared(facts: ReviewFacts) -> str:
    """A sentence and a table of what changed; nothing when there was no issue in the period before."""
    now, before = facts.stats, facts.before
    if not before:
        return ""
    rows = ((name, f"{then:,}", f"{here:,}") for name, then, here in _rows(before, now) if then or here)
    heads = ("", f"{before.period.name}:", f"{now.period.name}:")
    return f"{comparison_sentence(now, before)}\n\n{table(heads, rows)}"


def _rows(before: Stats, now: Stats) -> list[tuple[str, int, int]]:
    beside = [
        (f"{one.capitalize()}s", dict(before.beside).get(kind, 0), dict(now.beside).get(kind, 0))
        for kind, one in BESIDE.items()
    ]
    return [
        ("Posts", before.posts, now.posts),
        ("Paid posts", before.paid, now.paid),
        *beside,
        ("Words", before.words, now.words),
        ("Links", before.links, now.links),
        ("Distinct items", before.items, now.items),
    ]
