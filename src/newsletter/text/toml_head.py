"""A TOML head in, its values and their places out; dates and fractions stay words, as in a YAML head."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from newsletter.text.head import (
    CONTROL,
    DEEPEST,
    Fault,
    Loaded,
    Refused,
    Spot,
    Value,
    control_fault,
    control_faults,
    last_line,
    lines_of,
)
from newsletter.text.head_rescue import Chunk, chunks, rescue
from newsletter.text.patterns import pattern
from newsletter.text.spelling import quoted

_KEY = pattern(r"(?P<key>[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*(?:\.[^=\n]*)?=")
_TABLE = pattern(r"^\[{1,2}[ \t]*[\"']?(?P<key>[A-Za-z0-9_-]+)", re.MULTILINE)
_PLACE = pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


def load_toml(head: str) -> Loaded:
    """Everything that a head says; after bad syntax, what its keys say one by one."""
    faults = control_faults(head)
    readable = CONTROL.sub("\ufffd", head) if faults else head
    try:
        loaded = _load(readable)
    except Refused as refused:
        loaded = rescue(_top(readable), refused.fault, _load, _KEY)
    return loaded._replace(faults=(*faults, *loaded.faults))


def _load(head: str) -> Loaded:
    import tomllib

    try:
        table = tomllib.loads(head, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_fault_of(str(error), head)) from None
    except RecursionError:
        raise Refused(Fault(1, 1, f"nested deeper than {DEEPEST}", "flatten it")) from None
    spots = _spots(head)
    faults: list[Fault] = []
    lines = {spot.key: spot.line for spot in reversed(spots)}
    values = {key: _value(value, lines.get(key, 1), faults, 1) for key, value in table.items()}
    return Loaded(values, tuple(spot for spot in spots if spot.key in values), tuple(faults))


def _value(value: object, line: int, faults: list[Fault], depth: int) -> Value:
    if depth > DEEPEST:
        raise Refused(Fault(line, 1, f"nested deeper than {DEEPEST}", "flatten it"))
    if isinstance(value, dict):
        return {key: _value(inner, line, faults, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_value(inner, line, faults, depth + 1) for inner in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, str):
        if found := CONTROL.search(value):
            faults.append(control_fault(found[0], line, 1))
        return CONTROL.sub("\ufffd", value)
    return value if isinstance(value, bool | int) else str(value)


def _fault_of(said: str, head: str) -> Fault:
    found = _PLACE.search(said)
    lines = lines_of(head) or [""]
    row = int(found[1]) if found and found[1] else len(lines)
    column = int(found[2]) if found and found[2] else 1
    line = lines[min(row, len(lines)) - 1].strip()
    key, equals, value = line.partition("=")
    hint = f"write it as {key.strip()} = {quoted(value.strip())}" if equals and value.strip() else 'write key = "value"'
    return Fault(row, column, said[: found.start()] if found else said, hint)


def _top(head: str) -> str:
    table = _TABLE.search(head)
    return head[: table.start()] if table else head


def _spots(head: str) -> list[Spot]:
    top = _top(head)
    spots = [_spot(chunk) for chunk in _joined(chunks(top, _KEY))]
    for table in _TABLE.finditer(head, len(top)):
        line = head.count("\n", 0, table.start()) + 1
        spots.append(Spot(table["key"], line, line))
    return spots


def _joined(cut: list[Chunk]) -> list[Chunk]:
    """Chunks again whole that a line inside a long string had cut, because it looks like a key."""
    whole: list[Chunk] = []
    for chunk in cut:
        if whole and any(whole[-1].text.count(fence) % 2 for fence in ('"""', "'''")):
            whole[-1] = whole[-1]._replace(text=whole[-1].text + chunk.text)
        else:
            whole.append(chunk)
    return whole


def _spot(chunk: Chunk) -> Spot:
    lines = lines_of(chunk.text)
    end_line = chunk.line - 1 + last_line(lines, 1, len(lines))
    if end_line > chunk.line:
        return Spot(chunk.key, chunk.line, end_line)
    return Spot(chunk.key, chunk.line, end_line, chunk.start, chunk.start + len(_without_comment(chunk.value)))


def _without_comment(value: str) -> str:
    """The value of a line without the comment behind it: the shortest part before a `#` that TOML accepts."""
    import tomllib

    for mark in re.finditer("#", value):
        try:
            tomllib.loads(f"key = {value[: mark.start()]}")
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        return value[: mark.start()].rstrip()
    return value
