"""The HTML of a mail in, its elements and words with their styles by day and by night out.

The styles by day stand on the tags. Those by night are in the head, below `@media (prefers-color-scheme: dark)`; they
are laid over the others as a client does that knows them. Conditional comments are what they say: comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from itertools import islice, takewhile
from typing import NamedTuple

from newsletter.render.inlining import inline
from newsletter.render.stylesheet_lint import lint
from newsletter.text.patterns import pattern


class Box(NamedTuple):
    """An element: its place in `Mail.boxes`, that of its parent (-1 for none), and its styles as they are declared."""

    at: int
    parent: int
    name: str
    attrs: Mapping[str, str]
    day: Mapping[str, str]
    night: Mapping[str, str]


class Words(NamedTuple):
    """Words that stand directly in a box."""

    box: int
    text: str


class Mail(NamedTuple):
    """A mail, taken apart. `head` is what its style sheets say, those for Outlook alone left out.

    Boxes stand in the order of the text, so what is inside one follows it without a gap.
    """

    boxes: tuple[Box, ...]
    words: tuple[Words, ...]
    head: str
    places: Mapping[int, Sequence[int]]
    """For each box that holds words itself, where they stand in `words`."""

    def above(self, at: int) -> Iterator[Box]:
        """The box and all around it, from the inside out."""
        while at >= 0:
            yield self.boxes[at]
            at = self.boxes[at].parent

    def inside(self, at: int) -> Iterator[Box]:
        """All that is in a box."""
        return takewhile(lambda box: box.parent >= at, islice(self.boxes, at + 1, None))

    def text(self, at: int) -> str:
        """All words in a box and below it."""
        places = [place for box in (self.boxes[at], *self.inside(at)) for place in self.places.get(box.at, ())]
        return " ".join(" ".join(self.words[place].text for place in sorted(places)).split())


_STYLE = pattern(r"<!--.*?-->|<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_STYLES = pattern(r"""(<[a-z][^<>]*?) style=(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_DARK = pattern(r"@media[^{]*prefers-color-scheme\s*:\s*dark[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
_RULE = pattern(r"[^{}]*\{[^{}]*\}")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def read_mail(html: str) -> Mail:
    """The mail, read by day and by night at once."""
    day, night = _Reader(), _Reader()
    day.feed(html)
    night.feed(inline(_STYLES.sub(r"\1", html), sheet_of_the_night(html)))
    dark = [box.day for box in night.boxes] if len(night.boxes) == len(day.boxes) else [{}] * len(day.boxes)
    boxes = (
        box._replace(night={**box.day, **over} if over else box.day) for box, over in zip(day.boxes, dark, strict=True)
    )
    places: dict[int, list[int]] = {}
    for place, words in enumerate(day.words):
        places.setdefault(words.box, []).append(place)
    return Mail(tuple(boxes), tuple(day.words), _head(html), places)


def _head(html: str) -> str:
    return "\n".join(found[1] for found in _STYLE.finditer(html) if found[1])


def sheet_of_the_night(html: str) -> str:
    """The rules of a mail for the dark as a sheet that can be inlined; a rule that cannot be is left out."""
    rules = _RULE.findall("".join(_DARK.findall(_head(html))).replace("!important", ""))
    return "\n".join(rule.strip() for rule in rules if not lint(rule))


@lru_cache(maxsize=4096)
def declarations(style: str) -> Mapping[str, str]:
    """`color: red; margin: 0` as a table; a later one replaces an earlier."""
    pairs = (part.partition(":") for part in re.split(r";(?![^(]*\))", style))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}


class _Reader(HTMLParser):
    """Walks through HTML that is well-formed, as ours is; `day` of its boxes is what their tags say."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[Box] = []
        self.words: list[Words] = []
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        parent = self._open[-1] if self._open else -1
        self.boxes.append(Box(len(self.boxes), parent, tag, told, declarations(told.get("style", "")), {}))
        if tag not in _VOID:
            self._open.append(len(self.boxes) - 1)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self.boxes[self._open[at]].name == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open and self.boxes[self._open[-1]].name not in ("style", "title", "script"):
            self.words.append(Words(self._open[-1], data))
