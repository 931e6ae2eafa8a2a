"""The `Key: value` lines that Pelican and MultiMarkdown begin a file with; values are read as in YAML.

Those of Nikola are the same behind two dots.
"""

from __future__ import annotations

from newsletter.text.head import CONTROL, Loaded, Spot, Value, control_faults, lines_of, plain_value, twice
from newsletter.text.head_rescue import chunks
from newsletter.text.patterns import pattern

# A first line with one of these begins a head. "Note: this is prose" does not; nor does "Summary: …" alone.
_ALONE = ("title", "date", "author", "authors", "category", "tags", "slug", "status")
_KNOWN = frozenset(_ALONE) | {
    *("subtitle", "summary", "description", "keywords", "modified", "lang", "language", "translation"),
    *("template", "save_as", "url", "image", "cover", "number", "id", "series", "email", "copyright"),
}
_DOTTED_KEY = pattern(r"\.\.[ \t]+(?P<key>[a-z_]+):(?=[ \t\r\n]|\Z)")
_KEY = pattern(r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,40}):(?=[ \t\r\n]|\Z)")
_LINE = pattern(r"(?:[A-Za-z][A-Za-z0-9_-]{0,40}:(?:[ \t][^\n]*|\r)?|[ \t]+[^\s][^\n]*)(?:\n|\Z)")


def pelican_end(text: str, start: int) -> int:
    """Where such a head ends, or `start` when the text begins with something else."""
    first = _KEY.match(text, start)
    if not first or first["key"].lower() not in _KNOWN:
        return start
    end = start
    keys = 0
    while end < len(text) and (line := _LINE.match(text, end)):
        keys += not line[0][0].isspace()
        end = line.end()
    ended = end >= len(text) or text[end : end + 2].lstrip(" \t")[:1] in ("\n", "\r", "")
    if first["key"].lower() == "title" or (ended and (keys > 1 or first["key"].lower() in _ALONE)):
        return end
    return start


def known_key(word: str) -> bool:
    """Whether a first line with this word before its colon can begin a head.

    >>> known_key("Title"), known_key("Note")
    (True, False)
    """
    return word.lower() in _KNOWN


def load_pelican(head: str, dotted: bool = False) -> Loaded:
    """Everything that the lines say; an indented line goes on with the value above it."""
    values: dict[str, Value] = {}
    spots: list[Spot] = []
    faults = list(control_faults(head))
    for chunk in chunks(head, _DOTTED_KEY if dotted else _KEY):
        if chunk.key in values:
            first = next(spot.line for spot in spots if spot.key == chunk.key)
            faults.append(twice(chunk.key, first, chunk.line))
        words = CONTROL.sub("\ufffd", " ".join(chunk.text.split(":", 1)[1].split()))
        values[chunk.key] = plain_value(words) if words else ""
        height = len(lines_of(chunk.text))
        value = (chunk.start, chunk.start + len(chunk.value)) if height == 1 else (-1, -1)
        spots.append(Spot(chunk.key, chunk.line, chunk.line - 1 + height, *value))
    return Loaded(values, tuple(spots), tuple(faults))
