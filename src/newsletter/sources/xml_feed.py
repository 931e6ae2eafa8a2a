"""RSS and Atom in, their entries out: feedparser reads them, after what could hurt was refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsletter.sources.feed_entry import FeedEntry, FeedRead
from newsletter.sources.xml_tags import defines_entities
from newsletter.text.patterns import pattern

_DEPTH = 200
_ATTRIBUTES = 500
_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = pattern(r"<\?xml\s[^>]*\?>\s*", re.IGNORECASE)
_TAG = pattern(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)[A-Za-z_][^<>]*?(/?)>", re.DOTALL)
_ENTRY = pattern(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?:[\w-]+:)?(item|entry)[\s>]", re.DOTALL | re.IGNORECASE
)


def refused(xml: str) -> str:
    """Why a text is not given to any parser; "" when it may be."""
    if defines_entities(xml):
        return "a document type that defines entities is refused"
    depth = 0
    for tag in _TAG.finditer(xml):
        if tag[1] is None or tag[2]:
            continue
        depth += -1 if tag[1] else 1
        if depth > _DEPTH:
            return f"elements inside each other, more than {_DEPTH} deep, are refused"
    for tag in _TAG.finditer(xml):
        if tag.end() - tag.start() > 4 * _ATTRIBUTES and tag[1] is not None and tag[0].count("=") > _ATTRIBUTES:
            return f"an element with more than {_ATTRIBUTES} attributes is refused"
    return ""


def read_xml_feed(xml: str) -> FeedRead:
    """The feed that an XML text is, read forgivingly."""
    import feedparser

    text = _CONTROL.sub("", _DECLARATION.sub("", xml)).strip()
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=True)
    lines = _lines(xml)
    numbers = lines if len(lines) == len(found.entries) else [0] * len(found.entries)
    entries = tuple(_entry(one, line, found.feed) for one, line in zip(found.entries, numbers, strict=True))
    fault = ""
    if not entries and (found.get("bozo") or not found.get("version")):
        fault = f"no entry could be read ({type(found.get('bozo_exception')).__name__})"
    return FeedRead(found.feed.get("title", ""), entries, fault, 1, 1)


def _lines(xml: str) -> list[int]:
    """The lines on which the entries begin."""
    found, line, counted = [], 1, 0
    for tag in _ENTRY.finditer(xml):
        if tag[1]:
            line += xml.count("\n", counted, tag.start())
            counted = tag.start()
            found.append(line)
    return found


def _entry(one: Mapping[str, Any], line: int, feed: Mapping[str, Any]) -> FeedEntry:
    detail = one.get("title_detail") or {}
    parts = (*one.get("content", ()), one.get("summary_detail") or {})
    said = dict(one)  # asked itself, the library guesses one date from another and warns of it
    when = next((said[key] for key in ("published_parsed", "updated_parsed", "created_parsed") if said.get(key)), None)
    return FeedEntry(
        title=_html(detail) or str(one.get("title", "")),
        link=str(one.get("link") or next(_links(one), "")),
        ident=str(one.get("id", ""))[:2000],
        date=str(next((said[key] for key in ("published", "updated", "created") if said.get(key)), "")),
        authors=tuple(_people(one)),
        topics=tuple(str(tag.get("label") or tag.get("term") or "") for tag in one.get("tags", ())),
        content=max(map(_html, parts), key=len),
        line=line,
        base=str(detail.get("base") or feed.get("link", "")),
        when=tuple(when[:3]) if when else None,
    )


def _html(part: Mapping[str, Any]) -> str:
    """A part of an entry as HTML, whatever it says that it is."""
    text = str(part.get("value", ""))
    return text.replace("&", "&amp;").replace("<", "&lt;") if part.get("type") == "text/plain" else text


def _links(one: Mapping[str, Any]) -> Iterator[str]:
    """The other addresses of an entry: an alternate one first, then what it encloses, then its name."""
    links = [link for link in one.get("links", ()) if link.get("href")]
    yield from (link["href"] for link in links if link.get("rel", "alternate") == "alternate")
    yield from (link["href"] for link in links if link.get("rel") == "enclosure")
    if str(one.get("id", "")).startswith(("http://", "https://")):
        yield str(one["id"])


def _people(one: Mapping[str, Any]) -> Iterator[str]:
    """The authors of an entry; an address of mail beside a name is left out, alone it names nobody but itself."""
    for author in one.get("authors") or [one.get("author_detail") or {}]:
        name = str(author.get("name") or "").strip() or str(author.get("email") or "").strip()
        if name:
            yield name
