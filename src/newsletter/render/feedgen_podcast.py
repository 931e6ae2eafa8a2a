"""An RSS feed with what Apple and Podcasting 2.0 want to know of a show and its episodes.

Written by us, because feedgen's own extension knows neither `true` and `false`, which Apple asks for, nor the tags of
the podcast namespace.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from newsletter.model.issue import Issue, Sound
from newsletter.model.publication import Settings
from newsletter.render.feed import Feed, FeedEntry
from newsletter.render.feed_text import language_tag, one_line, plain, uri
from newsletter.render.feedgen_tamed import rss
from newsletter.render.places import absolute

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_SHOWS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace in which the podcast namespace makes the `podcast:guid` of a show."""


def podcast(feed: Feed, settings: Settings, episodes: Mapping[str, Issue]) -> bytes:
    """The feed of the episodes, each known by the id of its entry."""

    def show(root: Any) -> None:
        _show(root[0], feed, settings)

    def episode(item: Any, entry: FeedEntry) -> None:
        issue = episodes[entry.id]
        if issue.sound:
            _episode(item, issue, issue.sound, settings)

    return rss(feed, {"itunes": _ITUNES, "podcast": _PODCAST}, show, episode)


def _show(channel: Any, feed: Feed, settings: Settings) -> None:
    about = settings.podcast
    _add(channel, _ITUNES, "author", feed.authors[0].name)
    _add(channel, _ITUNES, "explicit", _truth(about.explicit))
    _add(channel, _ITUNES, "type", "episodic")
    if about.image:
        _add(channel, _ITUNES, "image", href=uri(about.image))
    category, _, part = one_line(about.category).partition(" > ")
    top = _add(channel, _ITUNES, "category", text=category)
    if part:
        _add(top, _ITUNES, "category", text=part)
    if about.email:
        owner = _add(channel, _ITUNES, "owner")
        _add(owner, _ITUNES, "name", feed.authors[0].name)
        _add(owner, _ITUNES, "email", about.email)
    _add(channel, _PODCAST, "guid", show_guid(feed.address))
    _add(channel, _PODCAST, "locked", "yes" if about.email else "no", **({"owner": about.email} if about.email else {}))


def show_guid(address: str) -> str:
    """The `podcast:guid` of the show at an address, as the podcast namespace makes it; the example is its own.

    >>> show_guid("https://mp3s.nashownotes.com/pc20rss.xml")
    '917393e3-1b1e-5cef-ace4-edaa54e1f810'
    """
    return str(uuid5(_SHOWS, address.partition("://")[2].rstrip("/")))


def _episode(item: Any, issue: Issue, sound: Sound, settings: Settings) -> None:
    place = f"{issue.place}/"
    _add(item, _ITUNES, "title", plain(issue.title) or issue.slug)
    _add(item, _ITUNES, "explicit", _truth(sound.explicit or settings.podcast.explicit))
    _add(item, _ITUNES, "episodeType", sound.kind)
    if sound.duration:
        _add(item, _ITUNES, "duration", str(round(sound.duration)))
    for name, number in (("season", sound.season), ("episode", sound.episode)):
        if number:
            _add(item, _ITUNES, name, str(number))
            _add(item, _PODCAST, name, str(number))
    if sound.transcript:
        address = uri(absolute(sound.transcript, place, settings))
        kind = _TRANSCRIPTS.get(address.rpartition(".")[2].lower(), "text/html")
        _add(item, _PODCAST, "transcript", url=address, type=kind, language=language_tag(issue.language))
    if sound.chapters:
        address = settings.absolute(f"{place}chapters.json")
        _add(item, _PODCAST, "chapters", url=address, type="application/json+chapters")


_TRANSCRIPTS = {"vtt": "text/vtt", "srt": "application/x-subrip", "txt": "text/plain", "json": "application/json"}


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _add(parent: Any, space: str, name: str, content: str = "", **attributes: str) -> Any:
    from lxml.etree import SubElement

    element = SubElement(parent, f"{{{space}}}{name}", attributes)
    element.text = content or None
    return element
