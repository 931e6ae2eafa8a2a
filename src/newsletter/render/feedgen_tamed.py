"""feedgen with its surprises taken out: a Feed in, the bytes of RSS 2.0 or Atom out.

Left alone, feedgen stamps the present moment on what has no date, puts the last entry first, makes any link
the link of an RSS channel, and knows neither authors without e-mail addresses nor the links of WebSub and RFC
5005. So every date is set, entries are appended, links are told in the order it needs, and extensions add the
rest.

It changes the locale of the process for a moment with each date: feeds are made in processes, not in threads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from newsletter.model.issue import Person
from newsletter.render.feed import Feed, FeedEntry
from newsletter.text.patterns import pattern

_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
_RSS, _ATOM = "application/rss+xml", "application/atom+xml"


def rss(
    feed: Feed,
    spaces: Mapping[str, str] = MappingProxyType({}),
    on_channel: Callable[[Any], None] = lambda root: None,
    on_item: Callable[[Any, FeedEntry], None] = lambda item, entry: None,
) -> bytes:
    """The feed as RSS 2.0, by the RSS Advisory Board's profile.

    `on_channel` and `on_item` may add elements of the namespaces in `spaces`, as the feed of a podcast does.
    """
    generator = _generator(feed)
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.description(feed.description)
    generator.link(href=feed.address, rel="self", type=_RSS)
    generator.link(href=feed.page, rel="alternate")  # the last link is the channel's
    generator.register_extension("more", _RssFeed, _RssEntry, atom=False)
    generator.more.feed, generator.more.spaces, generator.more.finish = feed, spaces, on_channel
    for entry in feed.entries:
        item = _entry(generator, entry)
        item.guid(entry.id, permalink=entry.id == entry.page)
        # A description is HTML, so words are escaped once more; without one the text would take its place.
        item.summary(escape(entry.summary or entry.title, quote=False))
        item.content(entry.content, type="CDATA")
        if entry.enclosure:
            item.enclosure(entry.enclosure.url, str(entry.enclosure.length), entry.enclosure.type)
        item.more.entry, item.more.finish = entry, on_item
        item.more.language = entry.language if entry.language != feed.language else ""
    return _finished(_in_hex(generator.rss_str(pretty=True)), feed)


def atom(feed: Feed) -> bytes:
    """The feed as Atom (RFC 4287). The archive behind it is that of the RSS feed: the ids are the same."""
    generator = _generator(feed)
    generator.id(feed.address)
    generator.subtitle(feed.description)
    generator.author([_atom_person(person) for person in feed.authors])
    generator.link(href=feed.page, rel="alternate", type="text/html")
    generator.link(href=feed.address, rel="self", type=_ATOM)
    if feed.hub:
        generator.link(href=feed.hub, rel="hub")
    if feed.older:
        generator.link(href=feed.older, rel="prev-archive", type=_RSS)
    for entry in feed.entries:
        item = _entry(generator, entry)
        item.id(_iri(entry.id))
        item.author([_atom_person(person) for person in entry.authors])
        item.summary(entry.summary or None)
        item.content(entry.content, type="html")
        item.register_extension("more", _AtomEntry, rss=False)
        item.more.entry = entry
        item.more.language = entry.language if entry.language != feed.language else ""
    return _finished(generator.atom_str(pretty=True), feed)


def _generator(feed: Feed) -> Any:
    """What both formats say of the feed."""
    import lxml.etree  # noqa: F401  feedgen uses it without asking for it
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    generator.title(feed.title)
    generator.language(feed.language or None)
    generator.updated(feed.updated)
    generator.generator("newsletter")
    generator.rights(feed.copyright or None)
    return generator


def _entry(generator: Any, entry: FeedEntry) -> Any:
    """What both formats say of an entry."""
    item = generator.add_entry(order="append")
    item.title(entry.title)
    item.link(href=entry.page, rel="alternate")
    item.published(entry.published)
    item.updated(entry.updated)
    item.category([{"term": topic} for topic in entry.topics])
    return item


class _RssFeed:
    """Adds the links that feedgen drops and the mark of an archive; without entries there is no date."""

    feed: Feed
    spaces: Mapping[str, str]
    finish: Callable[[Any], None]

    def extend_ns(self) -> dict[str, str]:
        return _SPACES | dict(self.spaces)

    def extend_rss(self, root: Any) -> None:
        feed, channel = self.feed, root[0]
        links = (("hub", feed.hub), ("prev-archive", feed.older), ("current", feed.current))
        for relation, address in links:
            if address:
                kind = {} if relation == "hub" else {"type": _RSS}
                _add(channel, "atom", "link", rel=relation, href=address, **kind)
        if feed.current:
            _add(channel, "fh", "archive")
        if not feed.entries:
            channel.remove(channel.find("lastBuildDate"))
        self.finish(root)


class _RssEntry:
    """Adds authors by name, the date of a change, the picture, and the language when it is not the feed's."""

    entry: FeedEntry
    language: str
    finish: Callable[[Any, FeedEntry], None]

    def extend_rss(self, item: Any) -> None:
        for person in self.entry.authors:
            _add(item, "dc", "creator", person.name)
        if self.entry.updated != self.entry.published:
            _add(item, "atom", "updated", self.entry.updated.isoformat())
        if self.language:
            _add(item, "dc", "language", self.language)
        if self.entry.image:
            picture = _add(item, "media", "content", url=self.entry.image, medium="image")
            if self.entry.image_alt:
                _add(picture, "media", "description", self.entry.image_alt, type="plain")
        self.finish(item, self.entry)


class _AtomEntry:
    """Adds the enclosure, which feedgen takes for a second page, and the language if it is not the feed's."""

    entry: FeedEntry
    language: str

    def extend_atom(self, item: Any) -> None:
        from lxml.etree import SubElement

        item.find("link").set("rel", "alternate")
        if sound := self.entry.enclosure:
            link = SubElement(item, "link", rel="enclosure", href=sound.url, type=sound.type)
            if sound.length:
                link.set("length", str(sound.length))
        if self.language:
            item.set("{http://www.w3.org/XML/1998/namespace}lang", self.language)


def _add(parent: Any, space: str, name: str, text: str = "", **attributes: str) -> Any:
    from lxml.etree import SubElement

    element = SubElement(parent, f"{{{_SPACES[space]}}}{name}", attributes)
    element.text = text or None
    return element


def _atom_person(person: Person) -> dict[str, str]:
    return {"name": person.name} | ({"uri": person.url} if person.url else {})


def _iri(name: str) -> str:
    """The id as Atom wants it: one from another system that is no address becomes a URN."""
    return name if _ABSOLUTE.fullmatch(name) else f"urn:newsletter:{quote(name, safe='')}"


_ABSOLUTE = pattern(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+""")


def _in_hex(xml: bytes) -> bytes:
    """With `<` and `&` in plain text written so that readers which take it for HTML, as many do, understand it too.

    The RSS profile tells how. Texts in CDATA stay as they are.
    """
    first, *others = xml.split(b"<![CDATA[")
    pieces = [_PLAIN.sub(_hexed, first)]
    for piece in others:
        text, end, rest = piece.partition(b"]]>")
        pieces.append(text + end + _PLAIN.sub(_hexed, rest))
    return b"<![CDATA[".join(pieces)


def _hexed(element: re.Match[bytes]) -> bytes:
    return re.sub(rb"&(?:lt|gt|amp);", lambda reference: _HEX[reference[0]], element[0])


_PLAIN = pattern(rb"<(?:title|category|copyright|description|dc:creator|itunes:(?:author|name|title))>[^<]*&[^<]*")
_HEX = {b"&lt;": b"&#x3C;", b"&gt;": b"&#x3E;", b"&amp;": b"&#x26;"}


def _finished(xml: bytes, feed: Feed) -> bytes:
    """With the declaration as everybody writes it, and a style sheet for who opens a feed in a browser."""
    sheet = "../" * feed.place.count("/") + "assets/feed.css"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="{sheet}"?>\n'
    return head.encode() + xml.partition(b"?>\n")[2]
