"""Issues in, what a site needs beside its texts out: styles, sitemap, robots, ways to subscribe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Publication
from newsletter.render.filters import iso
from newsletter.render.index import by_year
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.sections import shelves
from newsletter.render.theme import rendered
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage

# Where each file goes, and the template that makes it from the settings alone.
_PLAIN = {
    "assets/style.css": "web/style.css",
    "assets/feed.css": "web/feed.css",
    "assets/icon.svg": "web/icon.svg",
    "robots.txt": "web/robots.txt",
}


def _pages(publication: Publication) -> Iterator[Page]:
    issues = publication.issues
    kinds = tuple(Link(shelf.title, shelf.place) for shelf in shelves(issues))
    topics = tuple(Link(topic.name, topic.place) for topic in by_topic(issues))
    for path, template in _PLAIN.items():
        yield Page(PurePosixPath(path), _plain, (template,))
    yield Page(PurePosixPath("404.html"), _lost)
    yield Page(PurePosixPath("subscribe/index.html"), _subscribe, (kinds, topics))
    yield Page(PurePosixPath("sitemap.xml"), _sitemap, tuple(_changes(issues)))


def _changes(issues: tuple[Issue, ...]) -> Iterator[tuple[str, str]]:
    """Every page that may be found, and when its text last changed ("" when no issue tells)."""
    out = tuple(issue for issue in issues if issue.status == "published")
    latest = _newest(out)
    yield from (("", latest), ("archive/", latest), ("topics/", latest), ("subscribe/", ""))
    yield from ((topic.place, _newest(topic.issues)) for topic in by_topic(out))
    yield from ((shelf.place, _newest(shelf.issues)) for shelf in shelves(out))
    pages = {f"{issue.place}/": _newest((issue,)) for issue in out}
    reviews = {year.review: _newest(year.issues) for year in by_year(out) if year.review}
    yield from (reviews | pages).items()


def _newest(issues: Iterable[Issue]) -> str:
    return max((iso(moment) for issue in issues if (moment := issue.updated or issue.published)), default="")


def _plain(press: Press, template: str) -> bytes:
    return rendered(press.theme, template, settings=press.settings).encode("utf-8", "replace")


def _lost(press: Press) -> bytes:
    """Served for an address of any depth, so every link on it is absolute."""
    title = "There is no such page"
    absolute = press.settings.absolute
    return webpage(press.theme, press.settings, "web/404.html", "404.html", title, link=absolute, indexed=False)


def _subscribe(press: Press, kinds: tuple[Link, ...], topics: tuple[Link, ...]) -> bytes:
    about = f"How to read {press.settings.title}: by feed, in full."
    return webpage(
        press.theme,
        press.settings,
        "web/subscribe.html",
        "subscribe/",
        "Subscribe",
        about,
        shelves=kinds,
        topics=topics,
    )


def _sitemap(press: Press, *changes: tuple[str, str]) -> bytes:
    pages = tuple((press.settings.absolute(place), changed) for place, changed in changes)
    return rendered(press.theme, "web/sitemap.xml", pages=pages).encode("utf-8", "replace")


RENDERER = PublicationRenderer("site", _pages)
