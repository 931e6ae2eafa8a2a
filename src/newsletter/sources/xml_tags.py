"""XML that nobody checked in, its tags out, with line and column; no entity that the file defines is ever looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import islice
from typing import NamedTuple

from newsletter.text.patterns import pattern


class Tag(NamedTuple):
    """A tag: its name and attributes in lower case without prefix, its place from 1, the words up to the next tag."""

    kind: str  # "open", "close" or "empty"
    name: str
    attrs: Mapping[str, str]
    line: int
    column: int
    words: str = ""


_SKIPPED = pattern(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<!(?!--|\[)[^<>\[]*(?:\[[^\]]*\])?[^<>]*>",
    re.DOTALL,
)
_NAME = pattern(r"<(/?)([A-Za-z_][\w:.-]*)")
_ATTRIBUTE = pattern(r"""([A-Za-z_][\w:.-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""")
_SWALLOWED = pattern(r"\s(xmlurl|htmlurl|text|title|type|category|description)=\Z", re.IGNORECASE)
_NOTHING = pattern(r"[A-Za-z_][\w:.-]*+|\s++")
_END = pattern(r"\s*(/?)>")
_GOES_ON = pattern(r"\s*(?:[A-Za-z_][\w:.-]*\s*=|[/?]?>)")
_LIMIT = pattern(r"<|\sxmlurl\s*=", re.IGNORECASE)
_ENTITY = pattern(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def defines_entities(xml: str) -> bool:
    """Whether a document type defines entities: such a file is refused, whatever they are."""
    return "<!ENTITY" in xml or "<!entity" in xml


def plain(text: str) -> str:
    """Words of XML as they are meant, in one line: the known entities undone once, control characters gone."""
    return " ".join(_CONTROL.sub("", _ENTITY.sub(lambda found: unescape(found[0]), text)).split())


def tags(xml: str) -> Iterator[Tag]:
    """The tags of a text in order. A bare `&` or `<` in a value, a missing quotation mark or end are no trouble."""
    line, line_start, counted = 1, 0, 0
    place = xml.find("<")
    while 0 <= place < len(xml):
        if skipped := _SKIPPED.match(xml, place):
            place = xml.find("<", max(skipped.end(), place + 1))
            continue
        met = _NAME.match(xml, place)
        if not met:
            place = xml.find("<", place + 1)
            continue
        newlines = xml.count("\n", counted, place)
        if newlines:
            line, line_start = line + newlines, xml.rindex("\n", counted, place) + 1
        counted = place
        attrs, end, empty = _attributes(xml, met.end())
        after = xml.find("<", end)
        words = xml[end : after if after >= 0 else len(xml)]
        if xml.startswith("<![CDATA[", after):
            words = xml[after + 9 : max(xml.find("]]>", after), after + 9)]
        kind = "close" if met[1] else "empty" if empty else "open"
        yield Tag(kind, met[2].rpartition(":")[2].lower(), attrs, line, place - line_start + 1, words)
        place = after


def _attributes(xml: str, place: int) -> tuple[dict[str, str], int, bool]:
    """The attributes of a tag, where it ends, and whether it is empty."""
    attrs: dict[str, str] = {}
    while place < len(xml):
        if end := _END.match(xml, place):
            return attrs, end.end(), bool(end[1])
        if met := _ATTRIBUTE.match(xml, place):
            value, place = _value(xml, met)
            if lost := _SWALLOWED.search(value):  # the mark at its end was forgotten, so it swallowed the next name
                value, place = value[: lost.start()], met.start(2) + lost.start(1) if met[2] is not None else place
            attrs.setdefault(met[1].rpartition(":")[2].lower(), plain(value))
        elif xml[place] == "<" and _NAME.match(xml, place):
            return attrs, place, False
        else:
            passed = _NOTHING.match(xml, place)
            place = passed.end() if passed else place + 1
    return attrs, place, False


def _value(xml: str, met: re.Match[str]) -> tuple[str, int]:
    """The value of an attribute and where it ends. A quotation mark behind which no tag goes on is one of its words."""
    if met[4] is not None:
        return met[4], met.end()
    start, end = met.span(2 if met[2] is not None else 3)
    if not _SWALLOWED.search(xml[start:end]):
        limit = _LIMIT.search(xml, end)
        marks = (
            found.start() for found in re.compile(xml[end]).finditer(xml, end, limit.start() if limit else len(xml))
        )
        end = next((place for place in islice(marks, 50) if _GOES_ON.match(xml, place + 1)), end)
    return xml[start:end], end + 1
