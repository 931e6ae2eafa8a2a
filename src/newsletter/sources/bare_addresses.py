"""Running text in, its bare addresses out: `https://…`, `www.…`, `github.com/a/b`, `arXiv:2312.00752`."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsletter.document.syntax.links import bare_address
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, is_web

_ADDRESS = pattern(
    r"(?P<web>https?://[^\s<>\"“”]+)"
    r"|(?P<bare>(?<![\w./@-])(?:www\.[\w-]+\.[a-z]{2,}|(?:github|gitlab|huggingface|arxiv|openreview|doi)\.(?:com|co|org|net)/)[^\s<>\"“”]*)"
    r"|(?P<name>(?<![\w/])(?:arxiv:\s?\d{4}\.\d{4,5}(?:v\d+)?|doi:\s?10\.\d{4,9}/[^\s<>\"“”]+))",
    re.IGNORECASE,
)


class Bare(NamedTuple):
    """An address as it is written, where it begins, and where it leads."""

    start: int
    text: str
    href: str


def bare_addresses(text: str) -> tuple[Bare, ...]:
    """The addresses of a text, without the punctuation that ends a sentence behind them."""
    found = []
    for match in _ADDRESS.finditer(text):
        written = bare_address(match[0].rstrip("’…")).rstrip("’…")
        href = written if match["web"] else f"https://{written}" if match["bare"] else canonical(written)
        if is_web(href):
            found.append(Bare(match.start(), written, href))
    return tuple(found)
