"""A text in another light markup in, a Source out: its lines are put into Markdown one by one, and read as that.

Line stays line, so that every item has its place in the file. What Markdown has no word for (a directive, a drawer, an
attribute) leaves a blank line; what is shown letter for letter is not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from newsletter.model.source import Raw, Source
from newsletter.sources import markdown
from newsletter.sources.lines import decode
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.dates import read_date
from newsletter.text.encodings import holds_text
from newsletter.text.urls import canonical, is_web


class Line(NamedTuple):
    """A line in Markdown; `shown` where it stands letter for letter, so that nothing in it is a link or a stress."""

    text: str
    shown: bool = False


BLANK = Line("")


class Rewritten(NamedTuple):
    """What the head of a text told, by the names that Markdown's heads use, and its lines."""

    values: Mapping[str, str]
    lines: Iterable[Line]


def light_markup(name: str, endings: frozenset[str], rewrite: Callable[[list[str]], Rewritten]) -> Reader:
    """The reader of a light markup, which is known by the ending of its files."""

    def accepts(raw: Raw) -> bool:
        return raw.path.suffix.lower() in endings and holds_text(raw.data)

    def read(raw: Raw) -> Source:
        text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
        split = front_matter.split(text)
        start = len(text) - len(split.body)
        values, lines = rewrite(split.body.split("\n"))
        body = "\n".join(line.text for line in lines)
        source = markdown.READER.read(raw._replace(data=(text[:start] + body).encode()))
        return _with_head(replace(source, format=name), values)

    return Reader(name, accepts, read, noisy=True)


def _with_head(source: Source, values: Mapping[str, str]) -> Source:
    """The source with what its own head told, which counts more than its first heading."""
    told = {key: " ".join(value.split()) for key, value in values.items() if value.strip()}
    url = told.get("link", "")
    return replace(
        source,
        title=told.get("title", source.title),
        url=canonical(url) if is_web(url) else source.url,
        authors=_several(told.get("author", "")) or source.authors,
        published=read_date(told.get("date", "")) or source.published,
        description=told.get("description", source.description),
        topics=_several(told.get("tags", "")) or source.topics,
    )


def _several(words: str) -> tuple[str, ...]:
    return tuple(one for part in re.split(r"[,;]", words) if (one := part.strip(" []\"'")))


def in_words(lines: Iterable[Line], sign: re.Pattern[str], written: Callable[[re.Match[str]], str]) -> Iterable[Line]:
    """The lines with every sign in running text rewritten; a sign may begin on one line and end on a later one."""
    for shown, run in groupby(lines, lambda line: line.shown):
        if shown:
            yield from run
        else:
            text = sign.sub(written, "\n".join(line.text for line in run))
            yield from (Line(part) for part in text.split("\n"))


def link(words: str, url: str) -> str:
    """A link in Markdown; a break in its words stays, so that no line is lost.

    >>> link("how", "https://tea.example/a b"), link("", "https://tea.example/")
    ('[how](<https://tea.example/a%20b>)', '<https://tea.example/>')
    """
    address = re.sub(r"\s*\n\s*", "", url.strip()).replace(" ", "%20")
    words = words.strip(" ")
    return f"[{words}](<{address}>)" if words else f"<{address}>"
