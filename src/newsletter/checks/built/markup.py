"""HTML in, its tags with their attributes and lines out: as much of HTML as a check of our own pages needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from newsletter.text.patterns import pattern

_TAG = pattern(
    r"<!--.*?-->|<(script|style)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>.*?</\1>|"
    r"<([A-Za-z][\w:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = pattern(r"([^\s\"'>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")


class Tag(NamedTuple):
    """A start tag: its name and attributes in small letters, and the line on which it stands."""

    name: str
    attributes: dict[str, str]
    line: int

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


def tags(html: str) -> Iterator[Tag]:
    """The start tags of a page in their order; what stands in comments, scripts and styles is none."""
    line, at = 1, 0
    for met in _TAG.finditer(html):
        name = met[1] or met[3]
        if name:
            line += html.count("\n", at, met.start())
            at = met.start()
            yield Tag(name.lower(), _attributes(met[2] or met[4] or ""), line)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(value[1:-1] if value[:1] in ("'", '"') else value))
    return found
