"""Any page: its HTML in, what its head says of it out. Open Graph, the names of libraries, JSON-LD, then `<title>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsletter.document.html_tokens import tokens
from newsletter.library.facts.answers import ABSTRACT, TITLE, day, inside, names, said, several
from newsletter.library.facts.provider import Facts, Provider
from newsletter.text.encodings import decode
from newsletter.text.urls import is_web

_FIELDS = {
    "title": ("citation_title", "og:title", "dc.title", "twitter:title"),
    "author": ("citation_author", "dc.creator", "author", "article:author", "parsely-author"),
    "date": ("citation_publication_date", "citation_date", "article:published_time", "dc.date", "date", "pubdate"),
    "venue": ("citation_conference_title", "citation_journal_title", "og:site_name", "application-name"),
    "abstract": ("citation_abstract", "og:description", "description", "dc.description", "twitter:description"),
}
"""Where a page may say a thing, the most exact word first."""


def _request(url: str) -> str:
    return url if is_web(url) else ""


def _parse(data: bytes, charset: str) -> Facts:
    html = decode(data, charset).text
    named = _named(html)
    linked = list(_linked_data(html))
    title = _first(named, "title") or _first_said(linked, "headline", "name") or _title(html)
    if not title or "<" not in html:
        return Facts()
    venue = _first(named, "venue") or _first_said([inside(one, "publisher") for one in linked], "name")
    dates = [*(value for name in _FIELDS["date"] for value in named.get(name, [])), *_all(linked, "datePublished")]
    return Facts(
        title=_without(title, venue),
        authors=names(_people(named, linked)),
        published=next((found for value in dates if (found := day(value))), None),
        venue=venue,
        licence=_first_said(linked, "license") or said(next(iter(named.get("rel:license", [])), "")),
        abstract=_first(named, "abstract", ABSTRACT) or _first_said(linked, "description", limit=ABSTRACT),
    )


def _named(html: str) -> dict[str, list[str]]:
    """What the `<meta>` tags of a page say, by their names, and where its links of a known relation lead."""
    found: dict[str, list[str]] = {}
    for token in tokens(html):
        if token.kind != "open":
            continue
        if token.text == "meta":
            name = token.attrs.get("property") or token.attrs.get("name") or token.attrs.get("itemprop") or ""
            found.setdefault(name.lower().strip(), []).append(token.attrs.get("content", ""))
        elif token.text in ("link", "a") and token.attrs.get("rel", "").lower() == "license":
            found.setdefault("rel:license", []).append(token.attrs.get("href", ""))
    return found


_SCRIPT = re.compile(r"<script[^>]{0,300}?application/ld\+json[^>]{0,300}>", re.IGNORECASE)
_WORKS = re.compile(r"Article|Posting|Report|CreativeWork|Dataset|SoftwareSourceCode|Book|Thesis|Review|WebPage")


def _linked_data(html: str) -> Iterator[Any]:
    """The works that the JSON-LD of a page describes."""
    for opening in _SCRIPT.finditer(html):
        end = html.find("</script", opening.end())
        try:
            found = json.loads(html[opening.end() : max(end, 0)].strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in several(found):
            for work in (one, *several(inside(one, "@graph"))):
                if _WORKS.search(str(inside(work, "@type"))[:200]):
                    yield work


def _first(named: dict[str, list[str]], field: str, limit: int = TITLE) -> str:
    values = (said(value, limit) for name in _FIELDS[field] for value in named.get(name, []))
    return next(filter(None, values), "")


def _all(linked: list[Any], key: str) -> Iterator[Any]:
    return (value for one in linked for value in several(inside(one, key)))


def _first_said(linked: list[Any], *keys: str, limit: int = TITLE) -> str:
    values = (said(value, limit) for key in keys for value in _all(linked, key))
    return next(filter(None, values), "")


def _people(named: dict[str, list[str]], linked: list[Any]) -> list[str]:
    """Names; what is an address names nobody. "Gu, Albert" is how libraries write him."""
    for values in (*(named.get(name, []) for name in _FIELDS["author"]), _all(linked, "author")):
        found = [said(inside(value, "name") if isinstance(value, dict) else value) for value in values]
        people = [name for name in found if name and "://" not in name and not name.startswith("@")]
        if people:
            return [" ".join(reversed(name.split(", "))) if name.count(", ") == 1 else name for name in people]
    return []


def _title(html: str) -> str:
    found = re.search(r"<title[^>]{0,200}>([^<]{0,2000})", html, re.IGNORECASE)
    return said(found[1]) if found else ""


def _without(title: str, site: str) -> str:
    """A title without the name of its site at the end: "Sparse | A Weblog"."""
    found = re.fullmatch(r"(.+?)\s+[|–—·•»:-]\s+(.+)", title) if site else None
    return title[: -len(site)].rstrip(" |–—·•»:-") if found and title.endswith(f" {site}") and found[1] else title


PROVIDER = Provider("page", _request, _parse, itself=True)
