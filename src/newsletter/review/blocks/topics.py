"""The topics of a period, most issues first, each with its dated one-liners in order.

Each topic is two blocks, its heading and its list, so that a comment between them leaves both to be counted anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.review.charts import issues_by_topic
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import chart, words
from newsletter.review.stats import posts_phrase
from newsletter.review.timeline import issue_list
from newsletter.review.topics import Topic

_MOST = 20
FAMILY = "topic/"
"""How the names of these blocks begin: `topic/rlhf` is a heading, `topic/rlhf/posts` the list below it."""


def topics(facts: ReviewFacts) -> str:
    """The ranking as a chart; where no issue has a topic, all issues of the period in one list."""
    if not any(topic.slug for topic in facts.topics):
        return issue_list(facts.issues, facts.style)
    further = [topic for topic in facts.topics if topic not in shown_topics(facts)]
    named = ", ".join(f"{words(topic.name)} ({len(topic.issues)})" for topic in further)
    return chart(issues_by_topic(facts.topics)) + (f"\n\nFurther topics: {named}." if further else "")


def shown_topics(facts: ReviewFacts) -> tuple[Topic, ...]:
    """The topics with a list of their own: twenty at most, and what has none. Of more, nobody would read the lists."""
    named = tuple(topic for topic in facts.topics if topic.slug)
    return named[:_MOST] + tuple(topic for topic in facts.topics if not topic.slug)


def topic_blocks(facts: ReviewFacts) -> Iterator[tuple[str, str, str]]:
    """For each topic the name of its block, its heading (`### Open models (8 posts)`) and its list."""
    if any(topic.slug for topic in facts.topics):
        for topic in facts.topics:
            heading = f"### {words(topic.name)} ({posts_phrase(topic.issues)})"
            yield topic_block(topic), heading, issue_list(topic.issues, facts.style)


def topic_block(topic: Topic) -> str:
    """The name of the block of a topic; `_other` is no slug, so no topic can take it."""
    return FAMILY + (topic.slug or "_other")
