"""JSON Feed 1.1: the entries of the RSS feed, for programs. Titles are plain text, and nothing is escaped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from newsletter.model.issue import Issue, Person
from newsletter.model.publication import Publication
from newsletter.render.feed import Feed, FeedEntry, feed_of
from newsletter.render.feed_entry import entry_of
from newsletter.render.feed_size import bind, shortened
from newsletter.render.renderer import Page, Press, PublicationRenderer


def _pages(publication: Publication) -> Iterator[Page]:
    run = bind(publication.issues, publication.settings.feed_items)
    yield Page(PurePosixPath("feed.json"), _feed, (run.current,))


def _feed(press: Press, issues: tuple[Issue, ...]) -> bytes:
    feed = feed_of(press.settings, "feed.json", shortened(entry_of(issue, press) for issue in issues))
    return (json.dumps(_document(feed), ensure_ascii=False, indent=1) + "\n").encode()


def _document(feed: Feed) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        **_told(
            title=feed.title,
            home_page_url=feed.page,
            feed_url=feed.address,
            description=feed.description,
            language=feed.language,
            authors=_people(feed.authors),
            hubs=[{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
        ),
        "items": [_item(entry, feed) for entry in feed.entries],
    }


def _item(entry: FeedEntry, feed: Feed) -> dict[str, object]:
    sound = entry.enclosure
    return _told(
        id=entry.id,
        url=entry.page,
        title=entry.title,
        content_html=entry.content,
        summary=entry.summary,
        date_published=entry.published.isoformat(),
        date_modified=entry.updated.isoformat(),
        authors=_people(entry.authors),
        tags=list(entry.topics),
        image=entry.image,
        language=entry.language if entry.language != feed.language else "",
        attachments=[_told(url=sound.url, mime_type=sound.type, size_in_bytes=sound.length)] if sound else [],
    )


def _people(people: tuple[Person, ...]) -> list[dict[str, object]]:
    return [_told(name=person.name, url=person.url) for person in people]


def _told(**facts: object) -> dict[str, object]:
    """The facts that there are: JSON Feed leaves out what is empty."""
    return {name: fact for name, fact in facts.items() if fact}


RENDERER = PublicationRenderer("json_feed", _pages)
