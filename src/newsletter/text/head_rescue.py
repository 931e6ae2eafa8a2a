"""What can be saved of a head with bad syntax: each key is read on its own, and one fault costs one key."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsletter.text.head import (
    DEEPEST,
    Fault,
    Loaded,
    Refused,
    Spot,
    Value,
    last_line,
    lines_of,
    plain_value,
    twice,
)
from newsletter.text.patterns import pattern
from newsletter.text.spelling import bare

_YAML_KEY = pattern(r"(?P<key>[\w$@.][^:\n\"']*?|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:(?=[ \t\r\n]|\Z)")
_COMMENT = pattern(r"\s+#.*\Z")


def rescue(head: str, fault: Fault, load: Callable[[str], Loaded], key_line: re.Pattern[str] = _YAML_KEY) -> Loaded:
    """The keys of a head that `load` refused with `fault`, each by itself; a bad one keeps its words."""
    values: dict[str, Value] = {}
    spots: list[Spot] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for chunk in chunks(head, key_line):
        if chunk.key in seen:
            faults.append(twice(chunk.key, seen[chunk.key], chunk.line))
        seen.setdefault(chunk.key, chunk.line)
        try:
            loaded = load(chunk.text)
        except Refused as refused:
            loaded = Loaded(_as_written(chunk), (), (refused.fault,))
        values |= loaded.values
        lines = lines_of(chunk.text)
        spots.append(Spot(chunk.key, chunk.line, chunk.line - 1 + last_line(lines, 1, len(lines))))
        faults += [at.lower(chunk.line - 1) for at in loaded.faults]
    if spots and not faults:
        faults.append(_above_keys(head, key_line) or fault)
    return Loaded(values, tuple(spots), tuple(faults) or (fault,))


class Chunk(NamedTuple):
    """A top-level key with its lines; `line` is the first, `value` what it says, `start` where it says it."""

    key: str
    line: int
    text: str
    value: str
    start: int


def chunks(head: str, key_line: re.Pattern[str]) -> list[Chunk]:
    """The head cut in front of each line that begins with a key; the first may stand behind blanks."""
    found: list[Chunk] = []
    before = 0
    for number, line in enumerate(lines_of(head), 1):
        if key := key_line.match(line) or (None if found else key_line.match(line, len(line) - len(line.lstrip(" ")))):
            value = line[key.end() :].strip()
            start = line.index(value, key.end()) if value else key.end()
            found.append(Chunk(key["key"].strip("\"'"), number, line, value, before + start))
        elif found:
            found[-1] = found[-1]._replace(text=found[-1].text + line)
        before += len(line)
    return found


def _above_keys(head: str, key_line: re.Pattern[str]) -> Fault | None:
    """The first line when it is neither a key nor a comment: a head may be wrong whose keys are right."""
    for number, line in enumerate(lines_of(head), 1):
        if key_line.match(line):
            return None
        if key_line.match(line, len(line) - len(line.lstrip(" "))):
            return Fault(number, 1, "blanks in front of the first key", "delete them: keys begin at the margin")
        if line.strip() and not line.lstrip().startswith("#"):
            return Fault(number, 1, "a line that is no `key: value`", "put a key in front of it")
    return None


def _as_written(chunk: Chunk) -> dict[str, Value]:
    """The words of a key that could not be read. What begins below its line, or is nested, is given up."""
    text = _COMMENT.sub("", " ".join(chunk.text[chunk.text.index(chunk.value) :].split()))
    if not chunk.value or text.count("[") + text.count("{") > DEEPEST:
        return {}
    if text[:1] == "[":
        words = (word.strip(" \t\"'") for word in text.strip("[]").split(","))
        return {chunk.key: [plain_value(word) for word in words if word]}
    return {chunk.key: bare(text)} if text[:1] != "{" else {}
