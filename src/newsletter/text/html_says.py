"""What a page of HTML says of itself outside of its text: its meta tags, its JSON-LD, its `<title>`.

Rules for whoever reads pages: a saved one among the seeds, and one that the network answered with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from newsletter.text.patterns import pattern

Tag = tuple[str, Mapping[str, str]]
"""The name of an opening tag and its attributes."""


def meta_tags(tags: Iterable[Tag]) -> dict[str, list[str]]:
    """What the meta tags say, by their names in lower case (`property`, `name` or `itemprop`); empty ones say nothing.

    >>> meta_tags([("meta", {"property": "og:title", "content": " A  kettle "}), ("p", {})])
    {'og:title': ['A kettle']}
    """
    named: dict[str, list[str]] = {}
    for tag, attrs in tags:
        if tag != "meta":
            continue
        name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
        content = " ".join(attrs.get("content", "").split())
        if content:
            named.setdefault(name.lower().strip(), []).append(content)
    return named


_SCRIPT = pattern(r"<script[^>]{0,300}?application/ld\+json[^>]{0,300}>", re.IGNORECASE)
_WORKS = pattern(
    r"Article|Posting|Report|WebPage|Newsletter|Email|CreativeWork|Review|Dataset|SoftwareSourceCode|Book|Thesis"
)


def linked_data(html: str) -> Iterator[dict[str, Any]]:
    """The works that the JSON-LD of a page describes (schema.org), those in an `@graph` too."""
    for opening in _SCRIPT.finditer(html):
        end = html.find("</script", opening.end())
        if end < 0:
            return
        try:
            found = json.loads(html[opening.end() : end].strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in found if isinstance(found, list) else [found]:
            graph = one.get("@graph") if isinstance(one, dict) else None
            for work in (one, *(graph if isinstance(graph, list) else [graph])):
                if isinstance(work, dict) and _WORKS.search(str(work.get("@type"))[:200]):
                    yield work


def title_tag(html: str) -> str:
    """The words of the `<title>`."""
    found = re.search(r"<title[^>]{0,200}>([^<]{0,2000})", html[:400_000], re.IGNORECASE)
    return " ".join(unescape(found[1]).split()) if found else ""


_BETWEEN = pattern(r"\s+[|–—·•»:-]\s+|\s*\|\s*")


def without_site(title: str, site: str, heading: str = "") -> str:
    """A title without the name of its site at the end or the beginning; `heading` is the page's own, where it has one.

    >>> without_site("Sparse kettles | A Weblog", "A Weblog"), without_site("A Weblog: Sparse", "")
    ('Sparse kettles', 'A Weblog: Sparse')
    """
    parts = _BETWEEN.split(title)
    if len(parts) < 2:
        return title
    if site and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    if site and parts[0].casefold() == site.casefold():
        return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    return heading if heading and heading != title and heading in title else title
