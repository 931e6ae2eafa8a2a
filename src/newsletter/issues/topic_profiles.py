"""Issues in, topics suggested for those that have none out: by what issues with a topic have in common with them.

Each topic is the sum of the words of its issues (TF-IDF, cosine; Salton and Buckley 1988); nothing is learnt or kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.text.slugs import slugify
from newsletter.text.stop_words import STOP
from newsletter.text.words import normal_title

_LIKENESS = 0.12
_MOST = 3
Weights = Mapping[str, float]


class Suggested(NamedTuple):
    """An issue without topics, and those that it may be about, the likeliest first."""

    issue: Issue
    topics: tuple[str, ...]


def suggested(issues: Iterable[Issue]) -> tuple[Suggested, ...]:
    """For each issue without a topic those of others that are most like it. A topic of one issue says too little."""
    issues = tuple(issue for issue in issues if issue.kind != "review")
    words = {issue.path: _words(issue) for issue in issues}
    rarity = _rarity(words.values())
    topics = _profiles(issues, {path: _weighed(counts, rarity) for path, counts in words.items()})
    return tuple(
        Suggested(issue, _nearest(_weighed(words[issue.path], rarity), topics)) for issue in issues if not issue.topics
    )


def _words(issue: Issue) -> Counter[str]:
    """The words of its title, its description, and the titles and comments of its entries; tags count as words."""
    told = [issue.title, issue.title, issue.description, *(section.title for section in issue.sections)]
    for entry in issue.entries:
        told += [entry.title, entry.comment, " ".join(entry.topics)]
    words = (word for text in told for word in normal_title(text).split())
    return Counter(word for word in words if len(word) > 2 and word not in STOP and not word.isdigit())


def _rarity(texts: Iterable[Counter[str]]) -> Weights:
    texts = tuple(texts)
    among = Counter(word for text in texts for word in text)
    return {word: log((1 + len(texts)) / (1 + number)) for word, number in among.items()}


def _weighed(counts: Counter[str], rarity: Weights) -> dict[str, float]:
    return _unit({word: (1 + log(count)) * rarity[word] for word, count in counts.items() if rarity[word] > 0})


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _profiles(issues: Iterable[Issue], weighed: Mapping[object, Weights]) -> dict[str, Weights]:
    """The direction of each topic that two issues or more have, by its first spelling."""
    sums: dict[str, Counter[str]] = {}
    spelled: dict[str, list[str]] = {}
    for issue in issues:
        for slug, topic in {slugify(topic): topic for topic in issue.topics}.items():
            spelled.setdefault(slug, []).append(topic)
            total = sums.setdefault(slug, Counter())
            for word, weight in weighed[issue.path].items():
                total[word] += weight  # type: ignore[assignment]
    return {spelled[slug][0]: _unit(dict(total)) for slug, total in sums.items() if len(spelled[slug]) > 1}


def _nearest(weights: Weights, topics: Mapping[str, Weights]) -> tuple[str, ...]:
    likeness = {
        topic: sum(weight * profile.get(word, 0.0) for word, weight in weights.items())
        for topic, profile in topics.items()
    }
    ranked = sorted(likeness, key=lambda topic: (-round(likeness[topic], 9), topic))
    best = likeness[ranked[0]] if ranked else 0.0
    return tuple(topic for topic in ranked[:_MOST] if likeness[topic] >= max(_LIKENESS, best / 2))
