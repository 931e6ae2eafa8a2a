"""A link, or an element with an address, in; the card, the sound or the film that it is, out.

They have the attributes of all cards (`syntax/cards.py`); what was an element, and not a link, has its `tag`.
"""

from __future__ import annotations

from newsletter.document.syntax.links import image_place
from newsletter.model.node import Attr, Node
from newsletter.text.embeds import Embed, embed, file_kind, label
from newsletter.text.urls import host

_FILES = {"audio": "Sound", "video": "Video"}


def card_of_link(link: Node) -> Node | None:
    """What a link is when it stands alone: a card, a sound, a film; None for a link to any other page."""
    url = link.string("url")
    if link.kind != "link" or any(child.kind == "image" for child in link.walk()):
        return None
    if kind := file_kind(url):
        return _node("media", link, _FILES[kind], ("nature", kind))
    found = embed(url)
    return _node("card", link, label(found), ("nature", found.nature)) if found else None


def card_of_element(tag: str, url: str, title: str, line: int) -> Node:
    """An `<iframe>`, `<video>` or `<audio>`: a frame is a card of its page, a sound or a film stays what it is."""
    found = embed(url)
    if tag == "iframe" or found:
        found = found or Embed("page", host(url) or "another site", url)
        link = _link(found.page, title or found.page, line)
        return _node("card", link, label(found), ("nature", found.nature), ("tag", "iframe"))
    return _node("media", _link(url, title or url, line), _FILES[tag], ("nature", tag), ("tag", tag))


def _node(kind: str, link: Node, told: str, *more: tuple[str, Attr]) -> Node:
    """The words of the link are the title; an address alone says less than what it leads to."""
    words, url = " ".join(link.plain().split()), link.string("url")
    named = words and words not in (url, f"http://{url}")
    shown = (("title", words), ("facts", told)) if named else (("title", told), ("facts", _short(url)))
    place = image_place(url) if kind == "media" else url
    return Node(kind, (link,), "", (*shown, ("description", ""), ("url", place), ("written", url), *more), link.line)


def _link(url: str, words: str, line: int) -> Node:
    return Node("link", (Node("text", (), words, (), line),), "", (("url", url), ("title", "")), line)


def _short(url: str) -> str:
    """An address as a person would say it; of a file only its name."""
    words = url.partition("://")[2] or url.rpartition("/")[2]
    return words.removeprefix("www.").rstrip("/")
