"""JSON Feed 1.0 and 1.1 in, its entries out, in the form that all feeds have here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsletter.sources.feed_entry import FeedEntry, FeedRead
from newsletter.text.patterns import pattern


def read_json_feed(text: str) -> FeedRead:
    """The feed that a JSON text is."""
    fault, line, column = "", 0, 0
    try:
        found = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        found = _before_the_fault(text)
        fault, line, column = f"not JSON: {error.msg}", error.lineno, error.colno
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        return FeedRead("", (), "a JSON Feed has a list called items", 1, 1)
    shared = tuple(_names(found))
    home = _text(found.get("home_page_url")) or _text(found.get("feed_url"))
    entries = tuple(_entry(one, text, shared, home) for one in found["items"] if isinstance(one, dict))
    return FeedRead(_text(found.get("title")), entries, fault, line, column)


_LIST = pattern(r"\"items\"\s*:\s*\[")
_TITLE = pattern(r"\"title\"\s*:\s*(\"(?:[^\"\\]|\\.)*\")")
_BEGINNING = pattern(r"[^\s,]")


def _before_the_fault(text: str) -> dict[str, Any]:
    """A feed that was cut, or has something behind it: its title, and every entry that is whole."""
    decoder = json.JSONDecoder(strict=False)
    listed = _LIST.search(text)
    title = _TITLE.search(text, 0, listed.start() if listed else len(text))
    found: dict[str, Any] = {"title": json.loads(title[1], strict=False) if title else "", "items": []}
    begins = _BEGINNING.search(text, listed.end()) if listed else None
    while begins:
        try:
            entry, end = decoder.raw_decode(text, begins.start())
        except (json.JSONDecodeError, RecursionError):
            break
        found["items"].append(entry)
        begins = _BEGINNING.search(text, end)
    return found


def _entry(one: Mapping[str, Any], text: str, shared: tuple[str, ...], home: str) -> FeedEntry:
    ident = _text(one.get("id"))
    plain = _text(one.get("content_text")).replace("&", "&amp;").replace("<", "&lt;")
    link = _text(one.get("url"))
    outside = _text(one.get("external_url"))
    place = text.find(json.dumps(ident, ensure_ascii=False)) if ident else -1
    tags = one.get("tags")
    return FeedEntry(
        title=_text(one.get("title")).replace("&", "&amp;").replace("<", "&lt;"),
        link=outside or link or ident,
        ident=ident,
        date=_text(one.get("date_published")) or _text(one.get("date_modified")),
        authors=tuple(_names(one)) or shared,
        topics=tuple(filter(None, map(_text, tags if isinstance(tags, list) else ()))),
        content=_text(one.get("content_html")) or plain or _text(one.get("summary")),
        line=text.count("\n", 0, place) + 1 if place >= 0 else 0,
        base=link or home,
    )


def _names(one: Mapping[str, Any]) -> Iterator[str]:
    """The people of a feed or an entry: 1.1 has a list, 1.0 had one; some write only a name."""
    given = one.get("authors") or one.get("author") or ()
    for author in given if isinstance(given, list) else [given]:
        name = _text(author.get("name")) if isinstance(author, dict) else _text(author)
        if name:
            yield name


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
