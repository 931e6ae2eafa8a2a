"""The numbers of a period in two sentences."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.stats import counts_sentence
from newsletter.text.words import plural


def counts(facts: ReviewFacts) -> str:
    """How many posts, interviews and paid posts; then what they hold together, as far as there is any."""
    stats = facts.stats
    held = [
        plural(number, one)
        for number, one in ((stats.words, "word"), (stats.links, "link"), (stats.items, "distinct item"))
        if number
    ]
    *rest, last = held or [""]
    together = f" Together: {', '.join(rest)}{' and ' if rest else ''}{last}." if held else ""
    return counts_sentence(stats) + together
