"""Items whose link was lost in; the address that a note, a `.bib` entry or another seed has for them, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsletter.library.merge import says_nothing
from newsletter.library.titles import Titles, titles_of
from newsletter.model.item import CITED, Item
from newsletter.text.urls import kind_of
from newsletter.text.words import normal_title, title_key


class Addresses(NamedTuple):
    """What is known to have an address: by cite key, by title, by nearly equal title, papers by the name in front."""

    by_key: Mapping[str, str]
    by_title: Mapping[str, str]
    titles: Titles
    by_name: Mapping[str, str]

    def of(self, item: Item) -> str:
        """The canonical address of an item without one; "" when nobody has it."""
        for key in cite_keys(item):
            if key in self.by_key:
                return self.by_key[key]
        title = title_key(item.title)
        if title in self.by_title:
            return self.by_title[title]
        near = next((self.by_title[found] for found in self.titles.near(item.title)), "")
        is_paper = any(seen.section == "papers" for seen in item.seen)
        return near or (self.by_name.get(_name(item.title), "") if is_paper else "")


def addresses(items: Iterable[Item]) -> Addresses:
    """Everything that has an address; the first one that a title or a cite key was met with counts."""
    by_key: dict[str, str] = {}
    by_title: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for item in items:
        if not item.url:
            continue
        for key in cite_keys(item):
            by_key.setdefault(key, item.url)
        if item.title and not says_nothing(item.title):
            by_title.setdefault(title_key(item.title), item.url)
            if (name := _name(item.title)) and kind_of(item.url) == "paper":
                by_name[name] = "" if name in by_name else item.url
    return Addresses(by_key, by_title, titles_of(by_title), by_name)


def _name(title: str) -> str:
    """What a paper is called for short: "QLoRA" of "QLoRA: Efficient Finetuning …"; "" where that says too little."""
    name = normal_title(title.partition(": ")[0])
    return name if len(name) >= _SHORTEST and name.count(" ") < 2 and not says_nothing(name) else ""


_SHORTEST = 4


def cite_keys(item: Item) -> tuple[str, ...]:
    """The cite keys of an item."""
    return tuple(spelling.removeprefix(CITED) for spelling in item.also if spelling.startswith(CITED))
