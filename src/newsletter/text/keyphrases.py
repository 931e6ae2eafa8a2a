"""Texts in, the topics they suggest out: spelled as a writer would mark them, best first, always the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import log

from newsletter.text.phrases import folded, parts, phrases_of, telling, weight
from newsletter.text.slugs import slugify


def topics_of(texts: Sequence[str], known: Iterable[str] = (), most: int = 6) -> tuple[str, ...]:
    """The topics that some texts suggest; `known` are those used before, which come first among equals.

    >>> topics_of(["Reward models drift. We trained reward models twice."])
    ('reward-models',)
    """
    return topics_from([phrases_of(text) for text in texts], known, most)


def topics_from(
    texts: Sequence[Sequence[tuple[str, int]]], known: Iterable[str] = (), most: int = 6
) -> tuple[str, ...]:
    """The topics of texts whose phrases are counted already.

    A phrase weighs the sum over the texts of the logarithm of its count (TF), times its rarity among the texts
    (IDF), times what its length tells; a known topic weighs more. The best are taken in turn, each only when it
    shares no telling word with one taken before. A phrase of words of every day is a topic only when it is known.
    """
    before = {folded(topic): slugify(topic) for topic in known}
    weights: defaultdict[str, float] = defaultdict(float)
    totals: Counter[str] = Counter()
    among: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for phrases in texts:
        for key, count in _counts(phrases, before, spellings).items():
            weights[key] += log(1 + count)
            totals[key] += count
            among[key] += 1
    scores = {
        key: value * log(1 + len(texts) / among[key]) * (max(1, _KNOWN * weight(key)) if key in before else weight(key))
        for key, value in weights.items()
        if key in before or _borne_out(key, totals[key], among[key], len(texts), spellings)
    }
    # Rounded, because the last bits of a sum depend on the order of the texts.
    ranked = sorted(scores, key=lambda key: (-round(scores[key], 9), key))
    return tuple(before.get(key) or _slug(spellings[key]) for key in islice(_apart(ranked, before), max(most, 0)))


_KNOWN = 2.5


def _borne_out(key: str, said: int, among: int, texts: int, spellings: Mapping[str, Iterable[str]]) -> bool:
    """Whether a new topic is more than chance: a plain word alone needs more than a phrase or a name."""
    if key[0].isdigit():
        return False
    if " " in key or any(spelling != spelling.lower() for spelling in spellings[key]):
        return said >= 3 or (said == 2 and (among == 2 or texts == 1))
    return said >= 5 and (among >= 3 or texts == 1)


def _counts(
    phrases: Sequence[tuple[str, int]], known: Iterable[str], spellings: dict[str, Counter[str]]
) -> dict[str, int]:
    """The counts of one text by folded phrase; what contains a known topic says it too."""
    counts: dict[str, int] = {}
    words = {word for topic in known for word in topic.split(" ")}
    for phrase, count in phrases:
        key = folded(phrase)
        if key not in spellings:
            spellings[key] = Counter()
        spellings[key][phrase] += count
        said = (key,) if words.isdisjoint(key.split(" ")) else parts(key)
        for part in said:
            if part == key or part in known:
                counts[part] = max(counts.get(part, 0), count)
    return counts


def _apart(ranked: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """The phrases that share no telling word with one before them."""
    taken: set[str] = set()
    for key in ranked:
        words = telling(key) or (set(key.split(" ")) if key in known else set())
        if words and taken.isdisjoint(words):
            taken |= words
            yield key


def _slug(spellings: Counter[str]) -> str:
    """The spelling said most, the plural before the singular."""
    return slugify(min(spellings, key=lambda one: (-spellings[one], -len(one), one)))
