"""The outline of a review: its headings, what a person writes under them, and the computed blocks that follow."""

from __future__ import annotations

from typing import NamedTuple

from newsletter.model.issue import Period
from newsletter.review.periods import unit


class Part(NamedTuple):
    """A heading of a review ("" for the opening), what a person writes under it, and the blocks that follow.

    `{span}` in a heading is what the period is: "year", "quarter".
    """

    heading: str
    prompts: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


OUTLINE = (
    Part("", prompts=("what kind of {span} it was, and for whom this review is; inboxes show the first sentence",)),
    Part("By the numbers", blocks=("counts", "months", "cadence", "rhythm", "compared")),
    Part("Most read", prompts=("what readers found in these that they did not find in others",), blocks=("most-read",)),
    Part("Topics", prompts=("what the order of the topics says about the {span}",), blocks=("topics",)),
    Part("Series", blocks=("series",)),
    Part("Papers of the {span}", blocks=("papers", "authors", "venues")),
    Part("Models of the {span}", blocks=("models",)),
    Part("Links", blocks=("links", "sections", "sites")),
    Part("Told again", blocks=("follow-ups",)),
    Part(
        "What was predicted",
        prompts=("what became of each: right, wrong, or too early to say",),
        blocks=("predictions",),
    ),
    Part(
        "What comes next",
        prompts=("predictions, one a line, each beginning with `prediction:`; the next review will list them",),
    ),
    Part("Elsewhere", prompts=("talks, podcasts and interviews of yours that stood in no issue",)),
    Part(
        "Housekeeping",
        prompts=(
            "what changes for readers: prices, days, features",
            "thanks: to readers, guests and everybody who sent something in",
        ),
    ),
)
TOPICS = "topics"
"""The block behind which the topics follow, two blocks each, with a prompt between them."""

ABOUT_A_TOPIC = "what happened here, in a sentence or two"

_SPANS = {"year": "year", "half": "half-year", "quarter": "quarter", "month": "month", "range": "period"}


def spanned(words: str, period: Period) -> str:
    """The words of an outline for a period."""
    return words.replace("{span}", _SPANS[unit(period)])


def prompt(words: str, period: Period) -> str:
    """What a person is asked to write, as a comment that no reader sees."""
    return f"<!-- write: {spanned(words, period)} -->"
