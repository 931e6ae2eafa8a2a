"""The facts of a period in, every number out that a sentence about it may tell, by the noun that is counted."""

from __future__ import annotations

from newsletter.review.facts import ReviewFacts
from newsletter.review.stats import BESIDE, Stats


def numbers_of(facts: ReviewFacts) -> dict[str, tuple[int, ...]]:
    """The number of the whole period first, then those of its parts and of the period before.

    Posts may be counted with or without what stands beside them, and an editor may call an issue an article.
    """
    now, before = facts.stats, facts.before
    topics = [len(topic.issues) for topic in facts.topics]
    posts = (now.posts, now.total, now.paid, now.posts - now.paid, *topics, *dict(now.months).values(), *_of(before))
    kinds = {kind: sum(item.kind == kind for item in facts.items) for kind in ("papers", "models", "links")}
    told = {
        "post": posts,
        "issue": posts,
        "article": posts,
        "newsletter": posts,
        "topic": (sum(bool(topic.slug) for topic in facts.topics),),
        "word": (now.words, *((before.words,) if before else ())),
        "link": (now.links, kinds["links"], *((before.links,) if before else ())),
        "paper": (kinds["papers"],),
        "model": (kinds["models"],),
    }
    beside = dict(now.beside), dict(before.beside) if before else {}
    told |= {noun: tuple(counts.get(kind, 0) for counts in beside) for kind, noun in BESIDE.items()}
    return told


def _of(before: Stats | None) -> tuple[int, ...]:
    return (before.posts, before.total, before.paid) if before else ()
