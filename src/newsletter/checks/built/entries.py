"""A feed of any of our formats in, its entries as one value out; what cannot be read is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import unquote

_ATOM, _CONTENT = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/modules/content/}"
_URN = "urn:newsletter:"
"""Before an id of another system that Atom would not take as it is."""


class Entry(NamedTuple):
    """An entry as a feed reader takes it. The moments are None when they are missing or cannot be read."""

    id: str
    title: str
    link: str
    published: datetime | None
    updated: datetime | None
    content: str
    line: int


class Document(NamedTuple):
    """A feed: the address that it calls its own, the title, and the entries; `fault` when it cannot be read."""

    own: str
    title: str
    entries: tuple[Entry, ...]
    fault: str = ""
    line: int = 1


def read_feed(path: str, data: bytes) -> Document:
    """The entries of RSS, Atom or JSON Feed."""
    try:
        return _json(json.loads(data)) if path.endswith(".json") else _xml(data)
    except json.JSONDecodeError as error:
        return Document("", "", (), f"is no JSON: {error.msg}", error.lineno)
    except (SyntaxError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Document("", "", (), f"cannot be read: {error}", getattr(error, "lineno", 0) or 1)


def _json(feed: Any) -> Document:
    entries = (
        Entry(
            item["id"],
            item["title"],
            item["url"],
            _moment(item["date_published"]),
            _moment(item["date_modified"]),
            item["content_html"],
            1,
        )
        for item in feed["items"]
    )
    return Document(feed["feed_url"], feed["title"], tuple(entries))


def _xml(data: bytes) -> Document:
    from lxml.etree import XMLParser, fromstring

    root = fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True))
    if root.tag == f"{_ATOM}feed":
        return Document(_own(root), root.findtext(f"{_ATOM}title") or "", tuple(_of_atom(root)))
    channel = root.find("channel")
    return Document(_own(channel), channel.findtext("title") or "", tuple(_of_rss(channel)))


def _own(feed: Any) -> str:
    return next((link.get("href") for link in feed.findall(f"{_ATOM}link") if link.get("rel") == "self"), "")


def _of_atom(feed: Any) -> Iterator[Entry]:
    for entry in feed.findall(f"{_ATOM}entry"):
        told = {name: entry.findtext(_ATOM + name) or "" for name in ("id", "title", "published", "updated", "content")}
        link = next((one.get("href") for one in entry.findall(f"{_ATOM}link") if one.get("rel") == "alternate"), "")
        moments = _moment(told["published"]), _moment(told["updated"])
        name = unquote(told["id"].removeprefix(_URN)) if told["id"].startswith(_URN) else told["id"]
        yield Entry(name, told["title"], link, *moments, told["content"], entry.sourceline)


def _of_rss(channel: Any) -> Iterator[Entry]:
    for item in channel.findall("item"):
        told = {name: item.findtext(name) or "" for name in ("guid", "title", "link", "pubDate")}
        published = _moment(told["pubDate"])
        changed = item.findtext(f"{_ATOM}updated")
        updated = _moment(changed) if changed else published
        content = item.findtext(f"{_CONTENT}encoded") or ""
        yield Entry(told["guid"], told["title"], told["link"], published, updated, content, item.sourceline)


def _moment(said: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = datetime.fromisoformat(said) if said[:4].isdigit() else parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
