"""`{{ "/a.png" | relative_url }}` in, its words out; what only the site itself would know is unknown here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote_plus

from newsletter.text.patterns import pattern

_PARTS = pattern(r"(?:\"[^\"]*\"|'[^']*'|[^|\"']|[\"'])+")
_LITERAL = pattern(r"\"([^\"]*)\"|'([^']*)'|(-?\d+(?:\.\d+)?)\Z")
_FILTER = pattern(r"\s*(\w+)\s*(?::\s*(.*))?\Z", re.DOTALL)
_LIST = pattern(r"\s*(\"[^\"]*\"|'[^']*'|[^,]+?)\s*(?:,|\Z)", re.DOTALL)
_HOME = frozenset({"site.baseurl", "site.url", "site.github.url", "site.base_url", "baseurl", "base_path"})
_SITES_OWN = pattern(r"(?:site|page|layout|content|post|include|paginator|forloop|jekyll|theme)\b")
_NAME = pattern(r"[A-Za-z_][\w-]*(?:\.[\w-]+)*\Z")


def value(expression: str, known: Mapping[str, str]) -> str | None:
    """The words that an expression stands for; None when that cannot be known.

    >>> value('"/a" | relative_url | append: ".png"', {})
    '/a.png'
    >>> value("page.title", {})
    """
    first, *filters = _PARTS.findall(expression.strip()) or [""]
    words = _base(first.strip(), known)
    for each in filters:
        met = _FILTER.match(each)
        if met:
            given = [_base(part, known) or "" for part in _LIST.findall(met[2] or "")]
            words = _filtered(words, met[1], [*given, "", ""])
    return words


def _base(expression: str, known: Mapping[str, str]) -> str | None:
    if met := _LITERAL.match(expression):
        return next(group for group in met.groups() if group is not None)
    if expression in _HOME:
        return ""
    return known.get(expression)


def _filtered(words: str | None, name: str, given: list[str]) -> str | None:
    if words is None:
        return given[0] if name == "default" else None
    made = _FILTERS.get(name)
    return made(words, given) if made else words


_FILTERS: Mapping[str, Callable[[str, list[str]], str]] = {
    "append": lambda words, given: words + given[0],
    "prepend": lambda words, given: given[0] + words,
    "remove": lambda words, given: words.replace(given[0], "") if given[0] else words,
    "replace": lambda words, given: words.replace(given[0], given[1]) if given[0] else words,
    "upcase": lambda words, _given: words.upper(),
    "downcase": lambda words, _given: words.lower(),
    "capitalize": lambda words, _given: words[:1].upper() + words[1:],
    "strip": lambda words, _given: words.strip(),
    "escape": lambda words, _given: escape(words),
    "xml_escape": lambda words, _given: escape(words),
    "url_encode": lambda words, _given: quote_plus(words),
    "default": lambda words, given: words or given[0],
}


def is_of_the_site(expression: str) -> bool:
    """Whether an expression asks for what a site generator knows: `page.title`, or anything with a filter."""
    return "|" in expression or bool(_SITES_OWN.match(expression))


def is_name(expression: str) -> bool:
    """Whether an expression is a bare name, as the merge tags of mailing services are: `subscriber.first_name`."""
    return bool(_NAME.match(expression))
