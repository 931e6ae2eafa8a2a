"""Many titles in, the nearly equal ones to a title out, without comparing it with every one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from newsletter.text.words import normal_title, same_titles


class Titles(NamedTuple):
    """Normal titles by each pair of their longest words. Build it with `titles_of`."""

    by_pair: Mapping[str, tuple[str, ...]]

    def near(self, title: str) -> Iterator[str]:
        """The normal titles nearly equal to `title`, looked for among those that share two of its longest words."""
        alike = dict.fromkeys(found for pair in pairs(normal_title(title)) for found in self.by_pair.get(pair, ()))
        return same_titles(title, list(alike)) if alike else iter(())


def titles_of(normal_titles: Iterable[str]) -> Titles:
    """An index of titles that are normal already, in the order in which they were met."""
    by_pair: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for title in normal_titles:
        for pair in pairs(title):
            by_pair[pair] += (title,)
    return Titles(by_pair)


def pairs(normal: str) -> Iterator[str]:
    """The keys under which a normal title is found: each two of its three longest words.

    Two titles that are nearly equal differ in one word or its spelling, and so share two of these. Titles too short
    to be told apart by nearness (see `same_title`) have none.
    """
    words = set(normal.split()) if len(normal) >= _SHORTEST else set()
    longest = sorted(words, key=lambda word: (-len(word), word))[:_LONGEST]
    return map(" ".join, combinations(sorted(longest), 2))


_SHORTEST, _LONGEST = 15, 3
