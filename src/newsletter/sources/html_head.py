"""A page of HTML in, what it says of itself out: title, authors, date, address, description.

It says so in many places: Open Graph, JSON-LD, the names of old, the text itself; the first that says it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from newsletter.sources.addresses import followed
from newsletter.sources.html_page import Element, Page
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.html_says import linked_data, meta_tags, title_tag, without_site
from newsletter.text.patterns import pattern


class PageHead(NamedTuple):
    """What a page says of itself; `base` is the address that its relative links start from."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str = ""
    description: str = ""
    topics: tuple[str, ...] = ()
    base: str = ""


def page_head(html: str, page: Page, main: Element) -> PageHead:
    """What the page says of itself; its first heading and dates are looked for in its main text."""
    meta = _Meta(page, html)
    url = next(filter(None, (followed(url) for url in meta.addresses())), "")
    named = (followed(token.attrs.get("href", "")) for token in page.tokens if token.text == "base")
    description = meta.first("og:description", "description", "twitter:description", "dc.description")
    return PageHead(
        title=_title(meta, page, main, html),
        authors=_authors(meta, page, main),
        published=_published(meta, page, main, url),
        url=url,
        description=description or meta.said("description"),
        topics=tuple(dict.fromkeys(_slug(topic) for topic in meta.topics() if topic.strip()))[:50],
        base=url or next(filter(None, named), ""),
    )


class _Meta:
    """The meta tags, the links of the head and the JSON-LD of a page."""

    def __init__(self, page: Page, html: str) -> None:
        self.named = meta_tags((token.text, token.attrs) for token in page.tokens if token.kind == "open")
        self.links: dict[str, str] = {}
        self.saved = (re.search(r"<!--\s*saved from url=\(\d+\)(\S+)", html[:4000]) or [""] * 2)[1]
        for token in page.tokens:
            if token.text == "link" and token.kind == "open":
                for relation in token.attrs.get("rel", "").lower().split():
                    self.links.setdefault(relation, token.attrs.get("href", ""))
        self.data = list(linked_data(html))

    def first(self, *names: str) -> str:
        return next((self.named[name][0] for name in names if name in self.named), "")

    def said(self, key: str) -> str:
        """What the JSON-LD says, when it is words."""
        values = (one.get(key) for one in self.data)
        return next((words for value in values if isinstance(value, str) and (words := " ".join(value.split()))), "")

    def addresses(self) -> Iterator[str]:
        yield self.links.get("canonical", "")
        yield self.first("og:url", "twitter:url", "citation_public_url")
        yield self.said("url")
        yield self.saved

    def topics(self) -> Iterator[str]:
        yield from self.named.get("article:tag", ())
        for words in (self.first("keywords", "news_keywords"), self.said("keywords")):
            yield from words.split(",")


def _title(meta: _Meta, page: Page, main: Element, html: str) -> str:
    headings = sorted((found for found in page.elements if found.tag == "h1"), key=lambda one: not main.holds(one))
    heading = next(filter(None, map(page.words, headings)), "")
    named = meta.first("og:title", "twitter:title", "citation_title", "dc.title") or meta.said("headline")
    return without_site(named or heading or title_tag(html), meta.first("og:site_name", "application-name"), heading)


_AUTHORS = ("citation_author", "author", "article:author", "dc.creator", "parsely-author")


def _authors(meta: _Meta, page: Page, main: Element) -> tuple[str, ...]:
    given = (
        [name for key in _AUTHORS for name in meta.named.get(key, ())],
        [name for one in meta.data for name in _names(one.get("author"))],
        [page.words(found) for found in _nearest(page, main, _is_byline)[:3]],
    )
    for names in given:
        people = [name for each in names for name in _people(each)]
        if people:
            return tuple(dict.fromkeys(people))[:20]
    return ()


def _nearest(page: Page, main: Element, wanted: Callable[[Element], bool]) -> list[Element]:
    """The elements that are wanted: in the main text, else in what is around it, room by room."""
    found = [element for element in page.elements if wanted(element)]
    around = (one for one in (main, *main.above()) if one.tag in ("article", "main") or one is main)
    return next(filter(None, ([one for one in found if room.holds(one)] for room in around)), found)


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name


def _is_byline(element: Element) -> bool:
    attrs = element.token.attrs
    return attrs.get("rel") == "author" or attrs.get("itemprop") == "author" or "p-author" in element.names


def _people(text: str) -> Iterable[str]:
    """Names of people; an address of a profile names nobody, and "by" belongs to no name."""
    text = re.sub(r"^(?:by|von|par)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    if not text or "://" in text or len(text) > 200:
        return ()
    parts = re.split(r"\s*;\s*|\s+(?:and|&)\s+", text)
    if len(parts) == 1 and text.count(",") and all(" " in part.strip() for part in text.split(",")):
        parts = text.split(",")
    return [part.strip() for part in parts if part.strip()]


_IN_ADDRESS = pattern(r"/(20\d\d|19\d\d)/(\d\d)/(?:(\d\d)/)?")
_DATES = (
    *("article:published_time", "datepublished", "citation_publication_date", "dc.date.issued", "dc.date"),
    *("dcterms.date", "sailthru.date"),
    *("parsely-pub-date", "pubdate", "publishdate", "publish-date", "date", "og:published_time"),
)


def _published(meta: _Meta, page: Page, main: Element, url: str) -> PartialDate | None:
    in_address = _IN_ADDRESS.search(url)
    times = _nearest(page, main, lambda one: one.tag == "time")
    said = (
        *(meta.first(name) for name in _DATES),
        meta.said("datePublished"),
        *(found.token.attrs.get("datetime", "") or page.words(found) for found in times[:3]),
        "-".join(filter(None, in_address.groups())) if in_address else "",
    )
    return next((day for text in said if text and (day := read_date(text) or read_date(text[:10]))), None)


def _slug(topic: str) -> str:
    return "-".join(topic.lower().split())
