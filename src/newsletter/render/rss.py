"""RSS 2.0: the publication, its archive in closed volumes, a feed for each topic and each kind of section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication, Settings
from newsletter.render.feed import feed_of, newest_first
from newsletter.render.feed_entry import entry_of
from newsletter.render.feed_items import item_entries
from newsletter.render.feed_size import bind, shortened, trimmed
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.sections import shelves
from newsletter.render.topics import by_topic

FEED = "feed.xml"


def volume(settings: Settings, number: int) -> str:
    """The address of an archive document; nothing is before the first."""
    return settings.absolute(f"feeds/archive-{number}.xml") if number else ""


def _pages(publication: Publication) -> Iterator[Page]:
    most = publication.settings.feed_items
    run = bind(publication.issues, most)
    yield Page(PurePosixPath(FEED), current, (FEED, run.current, len(run.volumes)))
    for number, issues in enumerate(run.volumes, 1):
        yield Page(PurePosixPath("feeds", f"archive-{number}.xml"), _volume, (number, issues))
    for topic in by_topic(publication.issues):
        about = (topic.name, topic.place, newest_first(topic.issues)[:most])
        yield Page(PurePosixPath(topic.place, FEED), _topic, about)
    for shelf in shelves(publication.issues):
        items = (shelf.title, shelf.place, shelf.kind, newest_first(shelf.issues)[:most])
        yield Page(PurePosixPath(shelf.place, FEED), _section, items)


def current(press: Press, place: str, issues: tuple[Issue, ...], volumes: int) -> bytes:
    """The feed to subscribe to. `place` is where this copy of it lies, for hosts where the old address was another."""
    from newsletter.render.feedgen_tamed import rss

    feed = feed_of(press.settings, place, shortened(entry_of(issue, press) for issue in issues))
    return rss(replace(feed, older=volume(press.settings, volumes)))


def _volume(press: Press, number: int, issues: tuple[Issue, ...]) -> bytes:
    """An archive document. It does not name the next: when that appears, this one would have to change."""
    from newsletter.render.feedgen_tamed import rss

    entries = shortened(entry_of(issue, press) for issue in issues)
    feed = feed_of(press.settings, f"feeds/archive-{number}.xml", entries)
    older = volume(press.settings, number - 1)
    return rss(replace(feed, hub="", older=older, current=press.settings.absolute(FEED)))


def _topic(press: Press, name: str, place: str, issues: tuple[Issue, ...]) -> bytes:
    from newsletter.render.feedgen_tamed import rss

    entries = trimmed(entry_of(issue, press) for issue in issues)
    return rss(feed_of(press.settings, place + FEED, entries, page=place, about=name))


def _section(press: Press, title: str, place: str, kind: str, issues: tuple[Issue, ...]) -> bytes:
    from newsletter.render.feedgen_tamed import rss

    entries = trimmed(item_entries(issues, kind, press))
    return rss(feed_of(press.settings, place + FEED, entries, page=place, about=title))


RENDERER = PublicationRenderer("rss", _pages)
