"""The topics of a period, most issues first, each with its dated one-liners in order."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import words
from newsletter.review.stats import posts_phrase
from newsletter.review.timeline import timeline
from newsletter.review.topics import Topic


def topics(facts: ReviewFacts) -> str:
    """A heading such as "### Open models (8 posts)" and a list for each; one list where none has a topic."""
    if not any(topic.slug for topic in facts.topics):
        return timeline(facts.issues)
    return "\n\n".join(f"### {_heading(topic)}\n\n{timeline(topic.issues)}" for topic in facts.topics)


def _heading(topic: Topic) -> str:
    return f"{words(topic.name)} ({posts_phrase(topic.issues)})"
