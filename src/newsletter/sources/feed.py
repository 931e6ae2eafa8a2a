"""RSS, Atom and JSON Feed in, a Source out: every entry an Item, and every link inside an entry one under its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import unescape

from newsletter.document.html_tree import TreeBuilder
from newsletter.document.normal import blocks
from newsletter.model.item import Item, Sighting
from newsletter.model.node import Node, plain
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.addresses import followed, has_secret, told
from newsletter.sources.careful import careful, unreadable
from newsletter.sources.feed_entry import FeedEntry, FeedRead
from newsletter.sources.json_feed import read_json_feed
from newsletter.sources.links import items_in
from newsletter.sources.xml_feed import read_xml_feed, refused
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.encodings import decode
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical
from newsletter.text.words import count_words, cut

_XML = pattern(
    rb"(?:<\?xml.{0,300}?\?>|<\?.{0,300}?\?>|<!--.{0,2000}?-->|<!DOCTYPE\s+(?:rss|rdf|feed)[^>\[]*(?:\[[^\]]*\]\s*)?>|\s)*"
    rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_JSON = pattern(rb"\s*\{.{0,2000}?https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version", re.DOTALL)
_ENDINGS = frozenset({".rss", ".atom", ".rdf", ".feed"})
_TOPICS = 50
_GZIP = b"\x1f\x8b"


def _accepts(raw: Raw) -> bool:
    head = raw.data[:6000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    packed = raw.data.startswith(_GZIP) and raw.path.suffix.lower() == ".xml"
    return packed or raw.path.suffix.lower() in _ENDINGS or bool(_XML.match(head)) or bool(_JSON.match(head))


def _read(raw: Raw) -> Source:
    if raw.data.startswith(_GZIP):
        return unreadable(raw, "feed", "E761", "this is gzip, not a feed", "unpack it first: gunzip")
    read = decode(raw.data)
    if not read.text.strip():
        return unreadable(raw, "feed", "E762", "the file is empty", "fetch the feed again")
    is_json = read.text.lstrip()[:1] == "{"
    if not is_json and (why := refused(read.text)):
        return unreadable(raw, "feed", "E767", why, "a feed has no need of it; it may be an attack")
    feed = read_json_feed(read.text) if is_json else read_xml_feed(read.text)
    problems = []
    if read.doubt:
        problems.append(Problem("W763", f"the text is {read.doubt}", raw.path, hint="fetch the feed again"))
    if controls := re.findall(r"[\x01-\x08\x0b\x0c\x0e-\x1f]", read.text):
        message = f"{len(controls)} control characters, such as U+{ord(controls[0]):04X}, were left out"
        problems.append(Problem("W763", message, raw.path, hint="its program should not write them"))
    if feed.fault and (is_json or not feed.entries):
        hint = "fetch the feed again" if feed.entries else "nothing could be read"
        problems.append(Problem("E762", feed.fault, raw.path, feed.line, feed.column, hint))
    return _source(feed, raw, problems)


def _source(feed: FeedRead, raw: Raw, problems: list[Problem]) -> Source:
    items: dict[str, Item] = {}
    words = 0
    entries = list(_newest(feed.entries, raw, problems))
    told_items = [_item(entry, raw, problems) for entry in entries]
    for item, _ in told_items:
        items.setdefault(item.url or f"\n{item.title}", item)
    for entry, (item, nodes) in zip(entries, told_items, strict=True):
        words += count_words(plain(nodes))
        for inner in items_in(nodes, raw, item.title, partial(followed, base=entry.base or item.href), entry.line or 1):
            items.setdefault(inner.url, inner)
    title = _plain(feed.title) or raw.path.stem
    return Source(raw.path, "feed", title, words=words, items=tuple(items.values()), problems=tuple(problems))


def _newest(entries: tuple[FeedEntry, ...], raw: Raw, problems: list[Problem]) -> Iterator[FeedEntry]:
    """The entries; of those with one name the newest counts, and the first when their dates do not tell."""
    chosen: dict[str, FeedEntry] = {}
    for place, entry in enumerate(entries):
        key = entry.ident or f"\n{place}"
        known = chosen.get(key)
        if known and known != entry:
            message = f"two entries are called {told(entry.ident)}; the newest counts"
            problems.append(
                Problem("W765", message, raw.path, entry.line, hint="its program should name each entry once")
            )
        if known is None or (_day(entry) or (0,)) > (_day(known) or (0,)):
            chosen[key] = entry
    yield from chosen.values()


def _item(entry: FeedEntry, raw: Raw, problems: list[Problem]) -> tuple[Item, tuple[Node, ...]]:
    """The item that an entry is, and the nodes of its content."""
    title = _plain(entry.title)
    nodes = _nodes(entry.content, entry.line or 1)
    words = " ".join(plain(nodes).split())
    href = followed(entry.link, entry.base)
    name = title or cut(words, 80)
    if entry.link and not href and ":" in entry.link:
        message = f"the address of {name[:60]!r} is not followed: {told(entry.link)}"
        problems.append(Problem("W771", message, raw.path, entry.line, hint="only http and https are"))
    if has_secret(href):
        message = f"the address {told(href)} holds a password"
        problems.append(Problem("W768", message, raw.path, entry.line, hint="keep it out of git"))
    day = _day(entry)
    if entry.date and not day:
        message = f"the date of {name[:60]!r} cannot be read: {entry.date[:40]!r}"
        problems.append(Problem("W765", message, raw.path, entry.line, hint="the entry is kept without a date"))
    named = ("-".join(_plain(topic).lower().split()) for topic in entry.topics)
    topics = tuple(dict.fromkeys(filter(None, named)))
    if len(topics) > _TOPICS:
        message = f"{name[:60]!r} has {len(topics):,} topics; the first {_TOPICS} count"
        problems.append(Problem("W765", message, raw.path, entry.line))
    sighting = Sighting("seed", raw.path, entry.line or 1, cut(words, 240))
    authors = tuple(dict.fromkeys(filter(None, map(_plain, entry.authors))))
    url = canonical(href) if href else ""
    return Item(url, name, href, authors, day, topics[:_TOPICS], (sighting,)), nodes


def _day(entry: FeedEntry) -> PartialDate | None:
    if day := read_date(entry.date):
        return day
    if entry.when and 1 <= entry.when[0] <= 9999 and re.search(r"\d{4}|\d\d:\d\d", entry.date):
        return PartialDate(*entry.when)
    return None


def _nodes(html: str, line: int) -> tuple[Node, ...]:
    builder = TreeBuilder()
    builder.html(html, line)
    return blocks(builder.close_tree())


def _plain(html: str) -> str:
    """The words of a title, whatever it was written in: markup and entities are undone once."""
    if not re.search(r"<[a-zA-Z/!]|&[#\w]+;", html):
        return " ".join(html.split())
    html = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", "", html)
    text = re.sub(r"<!\[CDATA\[|\]\]>|</?[a-zA-Z][^<>]*>|<!--.*?-->", "", html)
    return " ".join(unescape(text).split())


READER = careful("feed", _accepts, _read)
