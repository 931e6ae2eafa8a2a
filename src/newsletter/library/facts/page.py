"""Any page: its HTML in, what its head says of it out. Open Graph, the names of libraries, JSON-LD, then `<title>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsletter.document.html_tokens import Token, tokens
from newsletter.library.facts.answers import ABSTRACT, TITLE, day, inside, names, said, several
from newsletter.library.facts.provider import Facts, Provider
from newsletter.text.encodings import decode
from newsletter.text.html_says import linked_data, meta_tags, title_tag, without_site
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
    opened = [token for token in tokens(html) if token.kind == "open"]
    named = meta_tags((token.text, token.attrs) for token in opened)
    linked = list(linked_data(html))
    title = _first(named, "title") or _first_said(linked, "headline", "name") or said(title_tag(html))
    if not title or "<" not in html:
        return Facts()
    venue = _first(named, "venue") or _first_said([inside(one, "publisher") for one in linked], "name")
    dates = [*(value for name in _FIELDS["date"] for value in named.get(name, [])), *_all(linked, "datePublished")]
    return Facts(
        title=without_site(title, venue),
        authors=names(_people(named, linked)),
        published=next((found for value in dates if (found := day(value))), None),
        venue=venue,
        licence=_first_said(linked, "license") or next(_licences(opened), ""),
        abstract=_first(named, "abstract", ABSTRACT) or _first_said(linked, "description", limit=ABSTRACT),
    )


def _licences(opened: Iterable[Token]) -> Iterator[str]:
    """Where the links of a page lead that are said to be its licence."""
    links = (token.attrs for token in opened if token.text in ("link", "a"))
    return (said(attrs.get("href", "")) for attrs in links if attrs.get("rel", "").lower() == "license")


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


PROVIDER = Provider("page", _request, _parse, itself=True)
