"""Heads that no line of dashes opens: where they begin and end, and how they are read.

Pelican and MultiMarkdown begin with `Key: value`, old posts of Hexo end such lines with `---`, Hugo knows an object of
JSON, Hexo the inside of one before `;;;`, Nikola writes `.. key: value`, often in a comment, and some keep keys in link
references that lead nowhere.
"""

from __future__ import annotations

import json
import re
from typing import Literal, NamedTuple

from newsletter.text.patterns import pattern
from newsletter.text.pelican_head import known_key, pelican_end
from newsletter.text.reference_head import references_end

Style = Literal["yaml", "json", "pelican", "nikola", "references"]


class Extent(NamedTuple):
    """The characters `start:end` of a text that are its head, by their style, and where the body begins."""

    style: Style
    start: int
    end: int
    body: int


_FENCED_BELOW = pattern(
    r"(?P<head>(?P<key>[A-Za-z_][\w-]*):[^\n]*\n(?:(?:[A-Za-z_][\w-]*:|[ \t]*-[ \t]|[ \t]+\S|#)[^\n]*\n)*)"
    r"---[ \t]*\r?(?:\n|\Z)"
)
_SEMICOLONS = pattern(r"(?:;;;[ \t]*\r?\n)?(?P<head>[ \t]*\"[\w-]+\"[ \t]*:[^;]*?)\n;;;[ \t]*\r?(?:\n|\Z)")
_OBJECT = pattern(r"\{\s*\"[\w-]+\"\s*:")
_DOTTED = pattern(
    r"(?:<!--[ \t]*\r?\n)?(?P<head>(?:\.\.[ \t]+[a-z_]+:[^\n]*(?:\n|\Z))+)(?:[ \t]*-->[ \t]*\r?(?:\n|\Z))?"
)


def unfenced(text: str, start: int) -> Extent | None:
    """The head that a text has from `start` on; None when it begins with its body."""
    match text[start : start + 1]:
        case "{":
            return _object(text, start)
        case ";" | '"':
            return _matched("json", _SEMICOLONS, text, start)
        case "." | "<":
            return _matched("nikola", _DOTTED, text, start)
        case "[":
            end = references_end(text, start)
            return Extent("references", start, end, start) if end > start else None
    below = _FENCED_BELOW.match(text, start)
    end = pelican_end(text, start)
    if below and known_key(below["key"]) and (end > start or below["head"].count("\n") > 1):
        return Extent("yaml", *below.span("head"), below.end())
    return Extent("pelican", start, end, end) if end > start else None


def _matched(style: Style, shape: re.Pattern[str], text: str, start: int) -> Extent | None:
    met = shape.match(text, start)
    return Extent(style, *met.span("head"), met.end()) if met else None


def _object(text: str, start: int) -> Extent | None:
    if not _OBJECT.match(text, start):
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return Extent("yaml", start, end, end)
