"""Feeds in, a list of them that any reader of feeds imports out (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newsletter.model.item import Item


def opml(title: str, feeds: Iterable[Item]) -> str:
    """The list as a file: a feed stands in the folder that it stood in first, sorted by its name.

    Addresses that are no feed (a page whose feed nobody named) stand as links.
    """
    folders: dict[str, dict[str, Item]] = {}
    known: set[str] = set()
    for feed in feeds:
        if feed.href and feed.url not in known:
            known.add(feed.url)
            folders.setdefault(feed.seen[0].heading if feed.seen else "", {})[feed.url] = feed
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(title)}</title></head>",
    ]
    lines.append("<body>")
    for name in sorted(folders, key=str.casefold):
        inside = [_outline(feed) for feed in sorted(folders[name].values(), key=_order)]
        lines += [f'<outline text="{escape(name)}">', *inside, "</outline>"] if name else inside
    return "\n".join([*lines, "</body>", "</opml>"]) + "\n"


def _order(feed: Item) -> tuple[str, str]:
    return (feed.title or feed.href).casefold(), feed.href


def _outline(feed: Item) -> str:
    page = next((also for also in feed.also if "://" in also), "")
    attrs = {"type": "rss", "text": feed.title or feed.href, "xmlUrl": feed.href, "htmlUrl": page}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attrs.items() if value)
    return f"<outline{written}/>"
