"""The issues that can be listened to as a podcast: `podcast.xml`, and the chapters of each episode beside its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin

from newsletter.document.addresses import normal_address
from newsletter.document.syntax.links import image_place
from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import PAID, Chapter, Issue, Sound
from newsletter.model.publication import Frame, Publication
from newsletter.render.feed import feed_of, newest_first
from newsletter.render.feed_entry import entry_of
from newsletter.render.feed_size import shortened
from newsletter.render.feed_text import one_line, uri
from newsletter.render.offers import PODCAST, spoken
from newsletter.render.places import absolute
from newsletter.render.renderer import IssueRenderer, Page, Press, PublicationRenderer, Texts

CHAPTERS = "chapters.json"


def _pages(publication: Publication) -> Iterator[Page]:
    """All episodes: listeners begin with the first, and podcast directories show what the feed holds."""
    episodes = newest_first(spoken(publication.issues))
    if episodes:
        yield Page(PurePosixPath(PODCAST), _feed, (episodes,))


def _feed(press: Press, episodes: tuple[Issue, ...]) -> bytes:
    from newsletter.render.feedgen_podcast import podcast

    entries = shortened(entry_of(issue, press) for issue in episodes)
    settings = press.settings
    feed = feed_of(settings, PODCAST, entries)
    sounds = {entry.id: issue for entry, issue in zip(entries, episodes, strict=True)}
    return podcast(feed, settings, sounds)


def _chapters(issue: Issue, _texts: Texts, frame: Frame, _theme: Theme) -> Iterator[Artifact]:
    """Chapters as the podcast namespace wants them (application/json+chapters, version 1.2)."""
    if not issue.sound or not issue.sound.chapters:
        return
    place = f"{issue.place}/"

    def told(chapter: Chapter) -> dict[str, object]:
        start = int(chapter.start) if chapter.start == int(chapter.start) else chapter.start
        address = uri(urljoin(issue.page, chapter.url)) if chapter.url else ""
        picture = uri(absolute(chapter.image, place, frame.settings))
        facts = {"startTime": start, "title": one_line(chapter.title), "url": address, "img": picture}
        return {name: fact for name, fact in facts.items() if fact != ""}

    document = {"version": "1.2.0", "title": one_line(issue.title), "chapters": [*map(told, issue.sound.chapters)]}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    yield Artifact(PurePosixPath(issue.place, CHAPTERS), text.encode("utf-8", "replace"))


def heard(issue: Issue) -> Sound | None:
    """The recording as the page of its issue plays it, every address written from there."""
    sound = issue.sound
    if not sound or issue.audience == PAID:
        return None
    url, transcript = (normal_address(image_place(one)) for one in (sound.url, sound.transcript))
    chapters = tuple(chapter._replace(url=normal_address(chapter.url)) for chapter in sound.chapters)
    return sound._replace(url=url, transcript=transcript, chapters=chapters)


RENDERER = PublicationRenderer("podcast", _pages)
CHAPTER_RENDERER = IssueRenderer("chapters", _chapters)
