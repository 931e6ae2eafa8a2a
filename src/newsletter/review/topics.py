"""The issues of a period in, their topics out, ranked by the number of issues."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify


class Topic(NamedTuple):
    """A topic as a heading calls it, and its issues in their order. `slug` is "" for those of no topic."""

    name: str
    slug: str
    issues: tuple[Issue, ...]


OTHER = "Other"


def ranked_topics(issues: Iterable[Issue]) -> tuple[Topic, ...]:
    """Most issues first; among equals the one met first, then by name. "Other" is always last.

    An issue stands under each of its topics. Spellings with one slug ("Open models", "open-models") are one.
    """
    issues = tuple(issues)
    groups: dict[str, dict[int, Issue]] = {}
    spellings: dict[str, list[str]] = {}
    for nth, issue in enumerate(issues):
        for topic in issue.topics:
            slug = slugify(topic)
            groups.setdefault(slug, {})[nth] = issue
            spellings.setdefault(slug, []).append(topic)
    named = [
        (-len(members), min(members), topic_name(*spellings[slug]), slug, tuple(members.values()))
        for slug, members in groups.items()
    ]
    ranked = tuple(Topic(name, slug, members) for *_, name, slug, members in sorted(named, key=lambda each: each[:4]))
    rest = tuple(issue for issue in issues if not issue.topics)
    return (*ranked, Topic(OTHER, "", rest)) if rest else ranked


def topic_name(*spellings: str) -> str:
    """How a heading calls a topic: as the author wrote it where that is more than a slug, else as words.

    >>> topic_name("open-models"), topic_name("rlhf"), topic_name("state-space", "State-space models")
    ('Open models', 'RLHF', 'State-space models')
    """
    plain = re.sub("[-_]+", " ", spellings[0]).strip()
    written = next((spelling for spelling in spellings if not _SLUG.fullmatch(spelling)), plain)
    first, *rest = (_ABBREVIATIONS.get(word, word) for word in written.split(" "))
    # A first word that has its own capitals keeps them: "iOS".
    return " ".join([first if first != first.lower() else first[:1].upper() + first[1:], *rest])


_SLUG = pattern(r"[a-z0-9_-]+")

# Slugs lose the capitals of abbreviations; these get them back.
_CAPITALS = """
    AGI AI API APIs ASR CPU CNN DPO GAN GANs GPT GPU GPUs JAX LLM LLMs LoRA ML MLOps MoE NLP OCR PPO
    RAG RL RLHF RNN SSM SSMs TPU TPUs TTS VLM VLMs
"""
_ABBREVIATIONS = {word.lower(): word for word in _CAPITALS.split()}
