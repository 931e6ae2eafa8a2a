"""Facts in, the computed pieces of a review out, as Markdown. To add a block: one file, and one line here.

A block is a function that gives Markdown without blank lines around it, and "" when there is nothing to tell.
`outline.OUTLINE` says under which heading of a review it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from newsletter.registry import Registry
from newsletter.review.blocks.topics import topic_blocks
from newsletter.review.facts import ReviewFacts

Block = Callable[[ReviewFacts], str]

COMPUTED: Registry[Block] = Registry(
    "computed block",
    {
        "counts": "newsletter.review.blocks.counts:counts",
        "months": "newsletter.review.blocks.months:months",
        "cadence": "newsletter.review.blocks.cadence:cadence",
        "rhythm": "newsletter.review.blocks.rhythm:rhythm",
        "compared": "newsletter.review.blocks.compared:compared",
        "most-read": "newsletter.review.blocks.most_read:most_read",
        "topics": "newsletter.review.blocks.topics:topics",
        "series": "newsletter.review.blocks.series:series",
        "papers": "newsletter.review.blocks.covered:papers",
        "models": "newsletter.review.blocks.covered:models",
        "links": "newsletter.review.blocks.covered:links",
        "sections": "newsletter.review.blocks.sections:sections",
        "sites": "newsletter.review.blocks.sites:sites",
        "authors": "newsletter.review.blocks.authors:authors",
        "venues": "newsletter.review.blocks.authors:venues",
        "follow-ups": "newsletter.review.blocks.follow_ups:follow_ups",
        "predictions": "newsletter.review.blocks.predictions:predictions",
    },
)


def computed(facts: ReviewFacts) -> dict[str, str]:
    """Every block by its name, those of the topics included: `topic/rlhf` and `topic/rlhf/posts`."""
    made = {name: block(facts) for name, block in zip(COMPUTED, COMPUTED.values(), strict=True)}
    for name, heading, posts in topic_blocks(facts):
        made |= {name: heading, f"{name}/posts": posts}
    return made
