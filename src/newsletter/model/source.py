"""What an editor collected: a file as it lies there, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.item import Item
from newsletter.model.node import Document
from newsletter.model.pickled import pickled_as_call
from newsletter.model.problem import Problem
from newsletter.text.dates import PartialDate


class Raw(NamedTuple):
    """A file: its path inside the publication and its bytes."""

    path: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note: a list item or a heading with text under it, kept word for word.

    `text` is the Markdown as it was written, without the list marker and its indentation; `comment` is what stands
    after the dash. `mentions` are its `@words`: one of them may name the section. `under` is the heading above it.
    `headed` tells that the note is a heading with text under it: `title` is that heading.
    """

    path: PurePosixPath
    line: int
    text: str
    url: str = ""
    title: str = ""
    comment: str = ""
    under: str = ""
    headed: bool = False
    mentions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Removed(NamedTuple):
    """Noise that was taken out of a seed: its lines, first and last, the rule that knew it, and its words."""

    path: PurePosixPath
    line: int
    last: int
    rule: str
    words: str


class Gist(NamedTuple):
    """The sentence of a text's own words that tells the most of it, and its phrases with how often each is said."""

    one_liner: str = ""
    keywords: tuple[tuple[str, int], ...] = ()


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Source:
    """A seed that was read. `items` without an address have an empty `url`: their link was lost in copying.

    `running` counts the words of its running text alone, without lists and quotations; it stays when `body` is let go.
    """

    path: PurePosixPath
    format: str
    title: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    description: str = ""
    topics: tuple[str, ...] = ()
    words: int = 0
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()
    removed: tuple[Removed, ...] = ()
    running: int = 0
    body: Document = Document()
    problems: tuple[Problem, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the file, not even something that was removed."""
        return not (self.words or self.url or self.items or self.notes or self.removed)
