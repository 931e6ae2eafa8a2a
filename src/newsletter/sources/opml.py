"""OPML in, a Source out: every feed an Item under its folder. Half of the OPML in the world is not well-formed XML,
so it is read tag by tag; nothing that it names is opened, and no list that it includes is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.model.item import Item, Sighting
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.addresses import followed, has_secret, told
from newsletter.sources.careful import careful, unreadable
from newsletter.sources.xml_tags import Tag, defines_entities, plain, tags
from newsletter.text.dates import read_date
from newsletter.text.encodings import Decoded, decode
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical
from newsletter.text.words import cut

_LOOKS = pattern(
    rb"(?:<\?xml.{0,200}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,200}>|\s)*<opml[\s>]", re.DOTALL | re.IGNORECASE
)
_DEPTH = 32


def _accepts(raw: Raw) -> bool:
    return raw.path.suffix.lower() == ".opml" or bool(_LOOKS.match(raw.data[:4000].lstrip(b"\xef\xbb\xbf")))


class _Folder(NamedTuple):
    """An outline that is open; `name` is "" for a feed."""

    name: str
    tag: Tag


def _read(raw: Raw) -> Source:
    read = decode(raw.data)
    if not read.text.strip():
        return unreadable(raw, "opml", "E762", "the file is empty", "export the list of feeds again")
    if defines_entities(read.text):
        hint = "no list of feeds needs them; take the document type out"
        return unreadable(raw, "opml", "E767", "a document type that defines entities is refused", hint)
    found = tuple(tags(read.text))
    if not any(tag.name in ("opml", "outline") for tag in found):
        return unreadable(raw, "opml", "E761", "this is not OPML: it has no outline", "export the list of feeds again")
    problems: list[Problem] = []
    head = {tag.name: plain(tag.words) for tag in found if tag.kind == "open" and tag.name in _HEAD}
    created = head.get("datecreated") or head.get("datemodified", "")
    if created and not read_date(created):
        hint = "write it as RFC 822 does, or take it out"
        problems.append(Problem("W765", f"the date of the list cannot be read: {created[:40]!r}", raw.path, 1, 0, hint))
    if read.doubt:
        problems.append(Problem("W763", f"the text is {read.doubt}", raw.path, hint="save it as UTF-8"))
    items = tuple(_items(found, raw, read, problems))
    problems.sort(key=lambda problem: problem.line)
    return Source(
        path=raw.path,
        format="opml",
        title=head.get("title") or raw.path.stem,
        authors=tuple(filter(None, (head.get("ownername"),))),
        published=read_date(created) if created else None,
        items=items,
        problems=tuple(problems),
    )


_HEAD = frozenset({"title", "datecreated", "datemodified", "ownername"})


def _items(found: tuple[Tag, ...], raw: Raw, read: Decoded, problems: list[Problem]) -> Iterator[Item]:
    """The feeds, each once. Folders are what is open above a feed; one that is never closed is told at the end."""
    folders: list[_Folder] = []
    seen: dict[str, int] = {}
    ended = refused = False
    for tag in found:
        if tag.name in ("opml", "body"):
            ended = ended or tag.kind == "close"
        elif tag.name == "outline" and tag.kind == "close":
            del folders[-1:]
        elif tag.name == "outline":
            if len(folders) >= _DEPTH and not refused:
                refused = True
                message = (
                    f"folders inside each other, more than {_DEPTH} deep; what is deeper counts for the last of them"
                )
                problems.append(Problem("E767", message, raw.path, tag.line, tag.column))
            item = _item(tag, folders, raw, problems)
            if item and (key := item.url.lower().rstrip("/")) in seen:
                message = f"{told(item.href)} stands twice, first on line {seen[key]}"
                problems.append(Problem("N770", message, raw.path, tag.line, tag.column, "one of them is enough"))
            elif item:
                seen[item.url.lower().rstrip("/")] = tag.line
                yield item
            if tag.kind == "open":
                folders.append(_Folder("" if item else _name(tag), tag))
    if not ended:
        last = read.text.rstrip().split("\n")
        hint = "what stands before was read; export the list again"
        problems.append(
            Problem("E762", "the file ends before its list does", raw.path, len(last), len(last[-1]) + 1, hint)
        )


def _name(tag: Tag) -> str:
    return tag.attrs.get("text") or tag.attrs.get("title", "")


def _item(tag: Tag, folders: list[_Folder], raw: Raw, problems: list[Problem]) -> Item | None:
    """The feed or link that an outline is; None for a folder and for what may not be followed."""
    kind = tag.attrs.get("type", "").lower()
    written = tag.attrs.get("xmlurl", "")
    page = tag.attrs.get("htmlurl", "") or (tag.attrs.get("url", "") if kind in ("link", "rss", "atom", "") else "")
    if kind == "include":
        message = f"the list {told(tag.attrs.get('url', ''))} is not followed"
        hint = "add its file to seeds/, if you want its feeds"
        problems.append(Problem("W771", message, raw.path, tag.line, tag.column, hint))
        return None
    if not written and not page:
        return None
    if not written and kind in ("rss", "atom"):
        message = f"{_name(tag) or told(page)!r} has no feed address; its page counts"
        problems.append(Problem("W765", message, raw.path, tag.line, tag.column, f"look for the feed on {told(page)}"))
    url = followed(written) or ("" if written else followed(page))
    if not url:
        message = f"only http and https are followed; left out: {told(written or page)}"
        problems.append(
            Problem("E766", message, raw.path, tag.line, tag.column, "write an address that begins with https://")
        )
        return None
    if has_secret(url):
        message = f"the address {told(url)} holds a password"
        problems.append(Problem("W768", message, raw.path, tag.line, tag.column, "keep it out of git"))
    return _feed(tag, url, followed(page), folders, raw)


def _feed(tag: Tag, url: str, page: str, folders: list[_Folder], raw: Raw) -> Item:
    names = [folder.name for folder in folders[:_DEPTH] if folder.name]
    categories = [one.strip("/ ") for one in tag.attrs.get("category", "").split(",")]
    parts = ("-".join(part.lower().split()) for one in categories for part in one.split("/"))
    topics = tuple(dict.fromkeys(filter(None, parts)))
    about = cut(tag.attrs.get("description", "") or tag.attrs.get("comment", ""), 240)
    sighting = Sighting("seed", raw.path, tag.line, about, names[-1] if names else "")
    also = (canonical(page),) if page and canonical(page) != canonical(url) else ()
    return Item(canonical(url), _name(tag), url, topics=topics, seen=(sighting,), also=also)


READER = careful("opml", _accepts, _read)
