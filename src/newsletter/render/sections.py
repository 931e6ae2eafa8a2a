"""Issues in, the pages of each kind of section out: every paper, every model, by the year in which it was covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication
from newsletter.render.leaves import leaves
from newsletter.render.mentions import told
from newsletter.render.once import once
from newsletter.render.outline import Outline, outlines
from newsletter.render.recurring import Recurring, recurring
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.webpage import webpage
from newsletter.render.weights import of_works
from newsletter.render.works import works
from newsletter.render.years import Leaf
from newsletter.sections import OTHER


class Shelf(NamedTuple):
    """A kind of section, the issues that have entries in one, newest first, and its pages."""

    kind: str
    title: str
    issues: tuple[Issue, ...]
    leaves: tuple[Leaf, ...]

    @property
    def place(self) -> str:
        """The folder of its pages and its feed."""
        return _place(self.kind)

    @property
    def size(self) -> int:
        """How many works stand on it. An entry without an address is a work of its own."""
        urls = [entry.url for issue in self.issues for _, entry in told(issue, self.kind)]
        return urls.count("") + len(set(filter(None, urls)))


@once
def shelves(issues: tuple[Issue, ...]) -> tuple[Shelf, ...]:
    """The shelves of some issues, in the order of their names. A kind without an entry has none.

    Nor have sections of no kind. A shelf is called as most of its sections are called, else as its kind.
    """
    met: dict[str, dict[str, tuple[Issue, Outline]]] = {}
    titles: dict[str, Counter[str]] = {}
    for issue, outline in zip(issues, outlines(issues), strict=True):
        for section in issue.sections:
            if section.entries and section.kind not in ("", OTHER):
                met.setdefault(section.kind, {})[issue.place] = issue, outline
                titles.setdefault(section.kind, Counter())[section.title] += 1
    found = (_shelf(kind, _called(kind, titles[kind]), on.values()) for kind, on in met.items())
    return tuple(sorted(found, key=lambda shelf: (shelf.title.casefold(), shelf.kind)))


def _place(kind: str) -> str:
    return f"sections/{kind}/"


def _shelf(kind: str, title: str, on: Iterable[tuple[Issue, Outline]]) -> Shelf:
    def divide(issue: Outline) -> list[int]:
        return of_works(issue, told(issue, kind))

    issues, shown = zip(*on, strict=True)
    pages = leaves(_place(kind), shown, weigh=lambda issue: sum(divide(issue)), divide=divide)
    return Shelf(kind, title, issues, pages)


def _called(kind: str, titles: Counter[str]) -> str:
    title, times = titles.most_common(1)[0]
    return title if times * 2 > titles.total() else kind.replace("-", " ").capitalize()


def _pages(publication: Publication) -> Iterator[Page]:
    for shelf in shelves(publication.issues):
        shared = recurring(shelf.leaves, partial(told, kind=shelf.kind))
        for leaf in shelf.leaves:
            about = (shelf.title, shelf.kind, shelf.place, leaf, tuple(islice(shared, len(leaf.years))))
            yield Page(PurePosixPath(leaf.place, "index.html"), _page, about)


def _page(press: Press, title: str, kind: str, home: str, leaf: Leaf, shared: tuple[Recurring, ...]) -> bytes:
    when = f" in {leaf.name}" if leaf.name else ""
    return webpage(
        press.theme,
        press.settings,
        "web/section.html",
        leaf.place,
        leaf.headed(title),
        f"Everything under “{title}” in {press.settings.title}{when}, newest first.",
        indexed=leaf.listed,
        name=title,
        home=home,
        leaf=leaf,
        years=[
            works(year, partial(told, kind=kind), leaf, again) for year, again in zip(leaf.years, shared, strict=True)
        ],
    )


RENDERER = PublicationRenderer("sections", _pages)
