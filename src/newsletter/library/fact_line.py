"""What others tell of an address in; the one line of it that stands below an entry out."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.library.facts.provider import Facts
from newsletter.library.lock import Lock

SHOWN = ("authors", "date", "venue", "licence")
"""What a line may tell, in its order."""

_MOST_AUTHORS = 3


def fact_lines(lock: Lock, shown: Sequence[str]) -> dict[str, str]:
    """The line of each address of the lock that has anything to tell, by canonical address."""
    lines = ((url, fact_line(facts, shown)) for url, facts in lock.facts.items())
    return {url: line for url, line in lines if line}


def fact_line(facts: Facts, shown: Sequence[str] = SHOWN) -> str:
    """Authors, date, venue and licence, as far as they are known and to be `shown`.

    >>> fact_line(Facts(authors=("Ada A", "Ben B", "Cy C", "Dot D"), licence="MIT"))
    'Ada A, Ben B, Cy C et al. · MIT'
    """
    others = " et al." if len(facts.authors) > _MOST_AUTHORS else ""
    told = {
        "authors": ", ".join(facts.authors[:_MOST_AUTHORS]) + others,
        "date": facts.published.iso() if facts.published else "",
        "venue": facts.venue,
        "licence": facts.licence,
    }
    return " · ".join(told[name] for name in SHOWN if name in shown and told[name])
