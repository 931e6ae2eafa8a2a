"""The head of a file and its body: a text in; values, their lines, the body and all that is wrong out.

Read are YAML between `---`, TOML between `+++`, and what needs no such line above it (`unfenced_head.py`).
`edit` changes one key of any of them and no other byte.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from newsletter.text.head import LARGEST, Fault, Loaded, Value, lines_of
from newsletter.text.head_edit import edit_head
from newsletter.text.patterns import pattern
from newsletter.text.pelican_head import load_pelican
from newsletter.text.reference_head import load_references
from newsletter.text.spelling import spell
from newsletter.text.toml_head import load_toml
from newsletter.text.unfenced_head import unfenced
from newsletter.text.yaml_head import load_yaml

__all__ = ["Fault", "Head", "Split", "Style", "Value", "edit", "place", "read", "spell", "split"]

Style = Literal["yaml", "toml", "json", "pelican", "nikola", "references", "none"]


class Split(NamedTuple):
    """A text cut in two. `head` is without its fences and begins at the character `start`; lines are those of the file.

    `closed` is False when the fence that ends the head is missing; it then ends at the first blank line.
    """

    style: Style
    head: str
    body: str
    head_line: int
    body_line: int
    start: int = 0
    closed: bool = True


class Head(NamedTuple):
    """What a head says. `lines` tells where each top-level key stands in the file."""

    values: dict[str, Value]
    lines: dict[str, int]
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()


# The line that opens a head, the line that closes it, and a line as it begins inside.
_FENCES: dict[str, tuple[Style, re.Pattern[str], re.Pattern[str]]] = {
    "---": (
        "yaml",
        pattern(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
        pattern(r"[\"']?[A-Za-z_][\w.-]*[\"']?[ \t]*:(?:\s|\Z)"),
    ),
    "+++": (
        "toml",
        pattern(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
        pattern(r"[\"']?[A-Za-z_][\w.-]*[\"']?[ \t]*=|\["),
    ),
}
_MOST_FAULTS = 100
_OPENING = pattern(r"(?P<above>(?:[ \t]*\r?\n)*)(?P<fence>---|\+\+\+)[ \t]*\r?(?:\n|\Z)")
_QUIET_LINES = pattern(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")
_COLON = pattern(r"[^\n]*?[:=](?:\s|\Z)")
_BLANK_LINE = pattern(r"^[ \t]*\r?\n", re.MULTILINE)


def split(text: str) -> Split:
    """The head and the body of a text, whatever it begins with: a BOM, a rule, nothing at all."""
    start = 1 if text.startswith("\ufeff") else 0
    opening = _OPENING.match(text, start)
    if opening:
        return _fenced(text, start, opening)
    found = unfenced(text, start)
    if not found:
        return Split("none", "", text[start:], 1, 1)
    gap = _BLANK_LINE.match(text, found.body)
    body = gap.end() if gap else found.body
    lines = 1 + text.count("\n", 0, found.start), 1 + text.count("\n", 0, body)
    return Split(found.style, text[found.start : found.end], text[body:], *lines, found.start)


def _fenced(text: str, start: int, opening: re.Match[str]) -> Split:
    style, fence, key = _FENCES[opening["fence"]]
    begin = opening.end()
    head_line = 2 + opening["above"].count("\n")
    closing = fence.search(text, begin)
    quiet = _QUIET_LINES.match(text, begin)
    first = quiet.end() if quiet else begin
    after_blank = bool(_BLANK_LINE.match(text, begin))
    has_key = key.match(text, first)
    may_be_key = has_key if after_blank else _COLON.match(text, first)
    if opening["above"] and (after_blank or not (closing and has_key)):
        return Split("none", "", text[start:], 1, 1)
    if closing and not may_be_key and first < closing.start() and _BLANK_LINE.search(text, begin, closing.start()):
        return Split("none", "", text[start:], 1, 1)  # a rule, prose, and a rule
    if closing:
        rest = text[closing.end() :]
        body = rest[1:] if rest.startswith("\n") else rest
        line = 1 + text.count("\n", 0, len(text) - len(body))
        return Split(style, text[begin : closing.start()], body, head_line, line, begin)
    if has_key and not (style == "yaml" and after_blank):
        blank = _BLANK_LINE.search(text, first)
        end = blank.start() if blank else len(text)
        return Split(style, text[begin:end], text[end:], head_line, 1 + text.count("\n", 0, end), begin, closed=False)
    return Split("none", "", text[start:], 1, 1)


def read(text: str) -> Head:
    """Everything that the head of a text says; what is wrong with it is a fault, never an exception.

    >>> read("---\\ntitle: December\\nnumber: 12\\n---\\nHello").values
    {'title': 'December', 'number': 12}
    """
    style, head, body, head_line, body_line, _, closed = split(text)
    loaded = _load(style, head)
    down = head_line - 1
    faults = tuple(fault.lower(down).told() for fault in loaded.faults[:_MOST_FAULTS])
    if not closed:
        fence = "+++" if style == "toml" else "---"
        unclosed = f"the head that begins with {fence} does not end"
        faults = (Fault(1, 1, unclosed, f"put a line {fence} below its last key"), *faults)
    lines = {spot.key: spot.line + down for spot in reversed(loaded.spots)}
    return Head(loaded.values, {key: lines[key] for key in loaded.values if key in lines}, body, body_line, faults)


def edit(text: str, key: str, value: str | None, *, after: str | None = None) -> str:
    """The text with one top-level key set to `value` (as `spell` writes it), or without it for None.

    A new key comes below the key `after`, else at the end of the head; a text without a head gets one.
    Everything else stays byte for byte. ValueError when the head is written in braces and lacks the key.
    """
    style, head, _, _, _, begin, _ = split(text)
    if style == "none":
        return _with_head(text, key, value) if value is not None else text
    spots = _load(style, head).spots
    end = "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"
    changed = edit_head(style, head, spots, key, value, after=after, end=end)
    return text[:begin] + changed + text[begin + len(head) :]


def place(text: str, key: str) -> tuple[int, int]:
    """The lines of a top-level key, as the characters `start:end` of the text; LookupError when it is not there."""
    style, head, _, _, _, begin, _ = split(text)
    spot = next((spot for spot in reversed(_load(style, head).spots) if spot.key == key), None)
    if spot is None:
        raise LookupError(f"the head has no key {key!r}")
    lines = lines_of(head)
    start = begin + sum(map(len, lines[: spot.line - 1]))
    return start, start + sum(map(len, lines[spot.line - 1 : spot.end_line]))


def _load(style: Style, head: str) -> Loaded:
    if len(head) > LARGEST:
        return Loaded({}, (), (Fault(1, 1, "the head is longer than 64 KB", "move the text below the closing fence"),))
    match style:
        case "yaml":
            return load_yaml(head)
        case "toml":
            return load_toml(head)
        case "json":
            loaded = load_yaml("{" + head + "}")
            spots = tuple(spot._replace(start=spot.start - 1, end=spot.end - 1) for spot in loaded.spots)
            return loaded._replace(spots=spots)
        case "pelican" | "nikola":
            return load_pelican(head, dotted=style == "nikola")
        case "references":
            return load_references(head)
    return Loaded({})


def _with_head(text: str, key: str, value: str) -> str:
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(bom) :]
    end = "\r\n" if "\r\n" in body else "\n"
    gap = end if body and not body.startswith(end) else ""
    return f"{bom}---{end}{key}: {value}{end}---{end}{gap}{body}"
