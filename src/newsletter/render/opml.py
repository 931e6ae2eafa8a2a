"""Every feed of ours in one file that feed readers import: OPML 2.0, `feeds.opml`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from newsletter.model.publication import Publication, Settings
from newsletter.render.feed_text import one_line
from newsletter.render.offers import Offer, offers
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.webpage import feeds

PLACE = "feeds.opml"


def _pages(publication: Publication) -> Iterator[Page]:
    yield Page(PurePosixPath(PLACE), _opml, (offers(publication),))


def _opml(press: Press, offered: tuple[Offer, ...]) -> bytes:
    from lxml.etree import Element, SubElement, tostring

    settings = press.settings
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = one_line(f"{settings.title}: all feeds")
    body = SubElement(root, "body")
    for name, place, page in _whole(settings):
        SubElement(body, "outline", _outline(name, place, page, settings))
    for group, ones in groupby(offered, key=lambda offer: offer.group):
        folder = SubElement(body, "outline", text=group)
        for one in ones:
            name = f"{settings.title}: {one.name}"
            SubElement(folder, "outline", _outline(name, one.place, one.page, settings))
    return bytes(tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _whole(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """The first feed of the whole: a second format of it in the same reader would show every issue twice."""
    first, *_ = feeds(str, settings.title)
    yield settings.title, first.address, ""


def _outline(name: str, place: str, page: str, settings: Settings) -> dict[str, str]:
    return {
        "type": "rss",
        "text": one_line(name),
        "title": one_line(name),
        "xmlUrl": settings.absolute(place),
        "htmlUrl": settings.absolute(page),
    }


RENDERER = PublicationRenderer("opml", _pages)
