"""Facts in, one computed piece of a review out, as Markdown. To add a block: one file, and one line here.

A block is a function that gives Markdown without blank lines around it, and "" when there is nothing to tell.
`draft.OUTLINE` says under which heading of a review it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from newsletter.registry import Registry
from newsletter.review.facts import ReviewFacts

Block = Callable[[ReviewFacts], str]

COMPUTED: Registry[Block] = Registry(
    "computed block",
    {
        "counts": "newsletter.review.blocks.counts:counts",
        "months": "newsletter.review.blocks.months:months",
        "cadence": "newsletter.review.blocks.cadence:cadence",
        "compared": "newsletter.review.blocks.compared:compared",
        "topics": "newsletter.review.blocks.topics:topics",
        "papers": "newsletter.review.blocks.covered:papers",
        "models": "newsletter.review.blocks.covered:models",
        "links": "newsletter.review.blocks.covered:links",
        "sites": "newsletter.review.blocks.sites:sites",
    },
)
