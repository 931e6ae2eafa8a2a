"""Many titles in, the nearly equal ones to a title out, without comparing it with every one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsletter.text.words import normal_title, same_titles

MANY = 50
"""A word that stands in more titles than this says little alone."""


class Titles(NamedTuple):
    """Normal titles by each of their words. Build it with `titles_of`."""

    by_word: Mapping[str, Mapping[str, None]]

    def near(self, title: str) -> Iterator[str]:
        """The normal titles nearly equal to `title`, looked for among those that share its rarest words."""
        words = sorted({word for word in normal_title(title).split() if word in self.by_word}, key=self._rarity)
        if len(words) < 2:
            return iter(())
        alike, others = self.by_word[words[0]], self.by_word[words[1]]
        near = [found for found in alike if found in others] if len(alike) > MANY else list(alike)
        return same_titles(title, near)

    def _rarity(self, word: str) -> tuple[int, str]:
        return len(self.by_word[word]), word


def titles_of(normal_titles: Iterable[str]) -> Titles:
    """An index of titles that are normal already, in the order in which they were met."""
    by_word: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for title in normal_titles:
        for word in title.split():
            by_word[word][title] = None
    return Titles(by_word)
