"""Issues in, what a site needs beside its texts out: styles, sitemap, robots, ways to subscribe."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from operator import attrgetter
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Publication, Settings
from newsletter.render.filters import iso
from newsletter.render.index import archive
from newsletter.render.numbers import PLACE as NUMBERS
from newsletter.render.offers import Offer, offers
from newsletter.render.outline import outlines
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.sections import shelves
from newsletter.render.theme import rendered
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage
from newsletter.render.weights import fitting, of_line
from newsletter.render.years import by_year

# Where each file goes, and the template that makes it from the settings alone.
_PLAIN = {
    "assets/style.css": "web/style.css",
    "assets/feed.css": "web/feed.css",
    "assets/search.js": "web/search.js",
    "assets/icon.svg": "web/icon.svg",
    "robots.txt": "web/robots.txt",
}


def _pages(publication: Publication) -> Iterator[Page]:
    issues = publication.issues
    for path, template in _PLAIN.items():
        yield Page(PurePosixPath(path), _plain, (template,))
    yield Page(PurePosixPath("404.html"), _lost)
    yield Page(PurePosixPath("subscribe/index.html"), _subscribe, (offers(publication),))
    yield Page(PurePosixPath("sitemap.xml"), _sitemap, tuple(_changes(issues)))


def _changes(issues: tuple[Issue, ...]) -> Iterator[tuple[str, str]]:
    """Every page that may be found, and when its text last changed ("" when no issue tells)."""
    out = [issue for issue in issues if issue.status == "published"]
    changed = {issue.place: iso(moment) if (moment := issue.updated or issue.published) else "" for issue in out}
    latest = max(changed.values(), default="")
    yield from (
        ("", latest),
        ("archive/", latest),
        (NUMBERS, latest),
        ("topics/", latest),
        ("search/", ""),
        ("subscribe/", ""),
    )
    _, *older = archive(issues)
    of_topics = chain.from_iterable(topic.leaves for topic in by_topic(issues))
    of_shelves = chain.from_iterable(shelf.leaves for shelf in shelves(issues))
    for leaf in chain(older, of_topics, of_shelves):
        shown = [changed[issue.place] for issue in leaf.issues if issue.place in changed]
        if shown:
            yield leaf.place, max(shown)
    every = by_year(outline for outline in outlines(issues) if outline.place in changed)
    reviews = {year.review: max(changed[issue.place] for issue in year.issues) for year in every if year.review}
    yield from (reviews | {f"{place}/": when for place, when in changed.items()}).items()


def _plain(press: Press, template: str) -> bytes:
    return rendered(press.theme, template, settings=press.settings).encode("utf-8", "replace")


def _lost(press: Press) -> bytes:
    """Served for an address of any depth, so every link on it begins at the root of the host."""
    title = "There is no such page"

    def link(place: str) -> str:
        return urlsplit(press.settings.absolute(place)).path

    return webpage(press.theme, press.settings, "web/404.html", "404.html", title, link=link, indexed=False)


def _subscribe(press: Press, offered: tuple[Offer, ...]) -> bytes:
    """As many of the feeds as the page holds; the last of them are those of the topics that stand least often."""
    shown = offered[: fitting(of_line(one.name, press.settings.absolute(one.place)) for one in offered)]
    about = f"How to read {press.settings.title}: by feed, in full."
    return webpage(
        press.theme,
        press.settings,
        "web/subscribe.html",
        "subscribe/",
        "Subscribe",
        about,
        readers=_one_click(press.settings),
        groups=[(name, tuple(ones)) for name, ones in groupby(shown, key=attrgetter("group"))],
        more=len(offered) - len(shown),
    )


# Where a reader of the web takes a feed's address, percent-encoded at the end. No page asks them: they are links.
_READERS = (
    ("Feedly", "https://feedly.com/i/subscription/feed%2F"),
    ("Inoreader", "https://www.inoreader.com/?add_feed="),
    ("NewsBlur", "https://www.newsblur.com/?url="),
    ("Feedbin", "https://feedbin.com/?subscribe="),
    ("The Old Reader", "https://theoldreader.com/feeds/subscribe?url="),
    ("BazQux", "https://bazqux.com/add?url="),
)


def _one_click(settings: Settings) -> tuple[Link, ...]:
    """One step to subscribe: the reader that this machine opens feeds with, and the well-known ones of the web."""
    feed = settings.absolute("feed.xml")
    own = Link("The app on this device", "feed://" + feed.partition("://")[2])
    return (own, *(Link(name, address + quote(feed, safe="")) for name, address in _READERS))


def _sitemap(press: Press, *changes: tuple[str, str]) -> bytes:
    pages = tuple((press.settings.absolute(place), changed) for place, changed in changes)
    return rendered(press.theme, "web/sitemap.xml", pages=pages).encode("utf-8", "replace")


RENDERER = PublicationRenderer("site", _pages)
