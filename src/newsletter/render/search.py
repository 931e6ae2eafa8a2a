"""Issues in, a search over all of them out that needs no server: a page, a script, and the words of each year.

The words lie in scripts, because a page that is opened from a disk may load those and nothing else. A year has files of
its own, of some quarter of a megabyte each, so that a new issue changes the last file and no other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from newsletter.model.issue import Issue, Link
from newsletter.model.planned import Planned
from newsletter.model.publication import Publication
from newsletter.render.feed_text import clean, one_line
from newsletter.render.index import archive
from newsletter.render.outline import Outline, outlined
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.webpage import webpage

_ROOM = 256_000
"""About how many bytes go into one file: a second on a slow road, and a tenth of that once it is compressed."""


def _pages(publication: Publication) -> Iterator[Page]:
    parts = tuple(_parts(publication.issues))
    for name, issues in parts:
        yield Page(PurePosixPath("search", name), _words, (name, issues))
    shown = tuple(map(outlined, publication.issues[: publication.settings.recent_issues]))
    years = archive(publication.issues)[0].spots
    about = (tuple(name for name, _ in reversed(parts)), len(publication.issues), years, shown)
    yield Page(PurePosixPath("search/index.html"), _page, about)


def _parts(issues: tuple[Issue, ...]) -> Iterator[tuple[str, tuple[Issue, ...]]]:
    """The issues in parts, oldest first, each with the name of its file."""
    for year, ones in groupby(reversed(issues), key=lambda issue: issue.published.year if issue.published else 0):
        for number, part in enumerate(_filled(ones), 1):
            yield f"{year or 'undated'}{f'-{number}' if number > 1 else ''}.js", part


def _filled(issues: Iterable[Issue]) -> Iterator[tuple[Issue, ...]]:
    """The issues in the order given, as many together as there is room for, and one at least."""
    part: list[Issue] = []
    room = _ROOM
    for issue in issues:
        size = guess_terms(issue)
        if part and size > room:
            yield tuple(part)
            part, room = [], _ROOM
        part.append(issue)
        room -= size
    yield tuple(part)


def guess_terms(issue: Issue) -> int:
    """About how many bytes an issue takes, by what lists know of it: a change of prose moves no issue to another file.

    An essay has some five thousand bytes of different words, a comment adds half of its own.
    """
    if isinstance(issue, Planned):
        return issue.in_search
    entries = (entry for section in issue.sections for entry in section.entries)
    return 5_000 + sum(len(one.title) + len(one.anchor) + len(one.comment) // 2 + 10 for one in entries)


def _words(press: Press, name: str, issues: tuple[Issue, ...]) -> bytes:
    """A call of the script with one line for each issue, newest first."""
    spell = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = ",\n".join(spell(_line(issue, press)) for issue in reversed(issues))
    return f"newsletterIndex({spell(name)},[\n{lines}\n])\n".encode("utf-8", "replace")


def _line(issue: Issue, press: Press) -> list[object]:
    """Place, title, day, description, topics, entries with their anchors, and all words."""
    named = [entry for entry in issue.entries if entry.title]
    return [
        issue.place,
        one_line(issue.title),
        issue.published.date().isoformat() if issue.published else "",
        one_line(issue.description),
        ", ".join(map(one_line, issue.topics)),
        [[one_line(entry.title), entry.anchor] for entry in named],
        clean(press.texts(issue).terms),
    ]


def _page(
    press: Press, files: tuple[str, ...], total: int, years: tuple[Link, ...], shown: tuple[Outline, ...]
) -> bytes:
    about = f"Find a word in every issue of {press.settings.title}."
    return webpage(
        press.theme,
        press.settings,
        "web/search.html",
        "search/",
        "Search",
        about,
        files=files,
        total=total,
        years=[year if "#" not in year.url else Link(year.title, "archive/" + year.url) for year in years],
        shown=shown,
    )


RENDERER = PublicationRenderer("search", _pages)
