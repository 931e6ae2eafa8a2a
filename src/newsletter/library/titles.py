"""Many titles in, the nearly equal ones to a title out, without comparing it with every one of them.

Titles are known by their keys (see `text.words.title_key`): nearness does not look at the order of their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from newsletter.text.words import same_title, title_key


class Titles(NamedTuple):
    """The keys of titles by each pair of their longest words. Build it with `titles_of`."""

    by_pair: Mapping[str, Sequence[str]]

    def near(self, title: str) -> Iterator[str]:
        """The keys of the titles nearly equal to `title`, looked for among those that share two of its longest words.

        One that shares three is given more than once.
        """
        return self.near_key(title_key(title), title)

    def near_key(self, key: str, title: str) -> Iterator[str]:
        """The same for a title whose key is known."""
        groups = [self.by_pair[pair] for pair in pairs(key) if pair in self.by_pair]
        return (found for group in groups for found in _alike(key, group) if same_title(title, found))


def titles_of(keys: Iterable[str]) -> Titles:
    """An index of keys of titles, in the order in which they were met."""
    return titles_by({key: "\t".join(pairs(key)) for key in keys})


def titles_by(known: Mapping[str, str]) -> Titles:
    """The same, when it is known what each key is looked up by: its pairs, parted by tabs."""
    by_pair: defaultdict[str, list[str]] = defaultdict(list)
    for key, looked_up in known.items():
        if looked_up:
            for pair in looked_up.split("\t"):
                by_pair[pair].append(key)
    return Titles(by_pair)


def near_one_of(keys: Iterable[str]) -> Callable[[str, str], bool]:
    """Whether a title, of which the key is known, is nearly equal to one of a few: to be asked of many.

    Most have no two words that are a pair of these few, and their own longest words need not be looked for.
    """
    few = titles_of(dict.fromkeys(keys))
    words = frozenset(word for pair in few.by_pair for word in pair.split())

    def is_near(key: str, title: str) -> bool:
        shared = combinations([word for word in key.split() if word in words], 2)
        return any(pair in few.by_pair for pair in map(" ".join, shared)) and any(few.near_key(key, title))

    return is_near


def pairs(key: str) -> tuple[str, ...]:
    """What a title is looked up by: each two of its three longest words.

    Two titles that are nearly equal differ in one word or its spelling, and so share two of these. Titles too short
    to be told apart by nearness (see `same_title`) have none.
    """
    if len(key) < _SHORTEST:
        return ()
    words = sorted(key.split(), key=len, reverse=True)
    longest = words[:3]
    if len({*longest}) < 3:  # equal words stand together: a key has its words in the order of the alphabet
        longest = [*dict.fromkeys(words)][:3]
    if len(longest) < 3:
        return (" ".join(sorted(longest)),) if len(longest) == 2 else ()
    a, b, c = sorted(longest)
    return f"{a} {b}", f"{a} {c}", f"{b} {c}"


def _alike(key: str, among: Sequence[str]) -> Iterator[str]:
    """The keys that are spelled nearly as one is, in their order: most of those that a closer look would refuse."""
    from rapidfuzz import fuzz, process

    found = process.extract(key, among, scorer=fuzz.ratio, score_cutoff=90, limit=None)
    return (among[place] for place in sorted(place for _, _, place in found))


_SHORTEST = 15
