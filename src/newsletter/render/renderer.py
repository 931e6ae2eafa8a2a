"""What a renderer is: a function from values to files. There are two kinds, by what they may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.document import Seams
from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Issue, Link
from newsletter.model.problem import Problem
from newsletter.model.publication import Frame, Publication, Settings


class Texts(NamedTuple):
    """The body of one issue, written for each target; `contents` are its `##` headings with their anchors.

    `terms` are its different words, for the search; `seams` tells where the email may be cut, if it is too long.
    """

    web: str
    email: str
    feed: str
    text: str
    contents: tuple[Link, ...] = ()
    terms: str = ""
    seams: Seams = Seams()


@dataclass(frozen=True, slots=True)
class IssueRenderer:
    """Makes files of one issue, and tells what is wrong with them. It sees its arguments and nothing else."""

    name: str
    render: Callable[[Issue, Texts, Frame, Theme], Iterable[Artifact | Problem]]


@dataclass(frozen=True, slots=True)
class Press:
    """What every page of the publication is made with.

    `texts` looks up the body of an issue for feeds and search, which many pages want; `web` that for its own page,
    which is too long to be kept for the one page that shows a part of it.
    """

    settings: Settings
    theme: Theme
    texts: Callable[[Issue], Texts]
    web: Callable[[Issue], str]


class Page(NamedTuple):
    """A file of the publication: where it goes, the function that makes it and all it is made of.

    `make(press, *about)` gives the bytes, in pieces if they are many. The digest of `about` (with the settings and the
    theme) decides whether the file has to be made again, so `about` must hold everything that `make` looks at.
    """

    path: PurePosixPath
    make: Callable[..., bytes | Iterator[bytes]]
    about: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationRenderer:
    """Tells which files the whole publication needs: index, archive, topics, feeds. Nothing is made yet."""

    name: str
    pages: Callable[[Publication], Iterator[Page]]


_PIECE = 256
"""How many short texts are written at once."""


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """What a long file consists of, some of it at a time, as UTF-8."""
    rest = iter(texts)
    while piece := "".join(islice(rest, _PIECE)):
        yield piece.encode("utf-8", "replace")
