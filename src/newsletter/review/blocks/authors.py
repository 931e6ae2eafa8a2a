"""Whose works a period covered most, and where they had appeared."""

from __future__ import annotations

from newsletter.review.credits import Cited
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import table, words

_MOST = 10


def authors(facts: ReviewFacts) -> str:
    """The people with two works or more, as far as bibliographies or the library's lock name them."""
    return _table("Most cited author", facts.authors)


def venues(facts: ReviewFacts) -> str:
    """The conferences and journals with two works or more."""
    return _table("Most cited venue", facts.venues)


def _table(head: str, cited: tuple[Cited, ...]) -> str:
    rows = [(words(one.name), str(one.works), str(one.issues)) for one in cited if one.works > 1][:_MOST]
    return table((head, "Works:", "Issues:"), rows) if rows else ""
