"""A YAML head in, its values and their places out: the part of YAML that people mean when they write a head.

libyaml splits the text into events; values are made of them here, so that `NO`, `010` and `12:30` stay what
was written, keys that stand twice are told, and anchors, tags and endless nesting are never followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

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
    plain_value,
    twice,
)
from newsletter.text.head_rescue import rescue
from newsletter.text.patterns import pattern
from newsletter.text.plain_yaml import plain_yaml
from newsletter.text.yaml_faults import fault_of


def load_yaml(head: str) -> Loaded:
    """Everything that a head says. After bad syntax each key is read on its own: one fault costs one key."""
    return plain_yaml(head) or _load_any(head)


def _load_any(head: str) -> Loaded:
    faults = control_faults(head)
    readable = _BREAKS.sub(" ", CONTROL.sub("\ufffd", head) if faults else head)
    loaded = _rescued(readable)
    return loaded._replace(faults=(*faults, *loaded.faults))


def _rescued(head: str) -> Loaded:
    try:
        return _load(head)
    except Refused as refused:
        whole = _HALVES.sub(_one_letter, head)
        return rescue(head, refused.fault, _load) if whole == head else _rescued(whole)


# `! 'Issue #12'` and `!!str 12` say that a value is text, which it is here without saying so.
_TEXT = ("!", "tag:yaml.org,2002:str")

# YAML 1.1 would end a line at these, and count lines that no editor shows.
_BREAKS = pattern("[\x85\u2028\u2029]")

# JSON writes a letter beyond U+FFFF as two halves (RFC 8259, section 7), and many programs write heads as JSON writes
# strings; libyaml knows no halves. What is put in their place is as long as they are: places are kept.
_HALVES = pattern(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_FILLED = "\ufdd0\ufdd0"


def _one_letter(found: re.Match[str]) -> str:
    letter = 0x10000 + (int(found[2], 16) - 0xD800) * 0x400 + int(found[3], 16) - 0xDC00
    return f"{found[1]}\\U{letter:08x}{_FILLED}"


def _load(head: str) -> Loaded:
    from yaml import YAMLError

    try:
        return _Composer().compose(head)
    except YAMLError as error:
        raise Refused(fault_of(error, head)) from None


@cache
def _parser() -> Any:
    """The C parser where PyYAML was built with it, else its slower twin."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _events(head: str) -> Iterator[tuple[str, Any]]:
    parser = _parser()(head)
    try:
        while parser.check_event():
            event = parser.get_event()
            yield type(event).__name__, event
    finally:
        parser.dispose()


class _Open:
    """A list or mapping whose end was not yet read."""

    __slots__ = ("again", "key", "key_mark", "lines", "start", "value")

    def __init__(self, value: list[Value] | dict[str, Value], start: int) -> None:
        self.value = value
        self.start = start
        self.key: str | None = None
        self.key_mark: Any = None
        self.lines: dict[str, int] = {}
        self.again: tuple[Fault, Value] | None = None  # the key was there before, and said this


class _Composer:
    """Makes one value of the events of a head, on a stack of its own: nesting may be hostile."""

    def __init__(self) -> None:
        self.root: Value = None
        self.stack: list[_Open] = []
        self.faults: list[Fault] = []
        self.places: list[tuple[str, int, int, int]] = []  # key, line, and the value's start and end, or -1

    def compose(self, head: str) -> Loaded:
        documents = 0
        for name, event in _events(head):
            if name == "ScalarEvent":
                self._scalar(event)
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                self._open(event, {} if name[0] == "M" else [])
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                done = self.stack.pop()
                start, end = event.start_mark.index, event.end_mark.index
                self._put(done.value, done.start if end > start else -1, end)  # a block has no end of its own
            elif name == "AliasEvent":
                self._refuse(event, f"the alias *{event.anchor}: anchors and aliases are off", "write the value out")
                self._put(None, -1, -1)
            elif name == "DocumentStartEvent" and (documents := documents + 1) > 1:
                raise Refused(Fault(event.start_mark.line + 1, 1, "a second `---` inside the head", "delete it"))
        if isinstance(self.root, dict):
            return Loaded(self.root, self._spots(head), tuple(self.faults))
        if self.root is None and not self.faults:
            return Loaded({})
        raise Refused(Fault(1, 1, "the head is not a mapping", "write `key: value` lines, such as `title: My issue`"))

    def _scalar(self, event: Any) -> None:
        text: str = event.value.replace(_FILLED, "")
        if event.anchor or event.tag:
            self._check_properties(event)
        if found := CONTROL.search(text):
            mark = event.start_mark
            self.faults.append(control_fault(found[0], mark.line + 1, mark.column + 1))
            text = CONTROL.sub("\ufffd", text)
        if self._awaits_key():
            self._key(text, event.start_mark)
            return
        value = plain_value(text) if event.implicit[0] else text
        self._put(value, -1 if event.style in ("|", ">") else event.start_mark.index, event.end_mark.index)

    def _open(self, event: Any, value: list[Value] | dict[str, Value]) -> None:
        mark = event.start_mark
        if event.anchor or event.tag:
            self._check_properties(event)
        if self._awaits_key():
            raise Refused(Fault(mark.line + 1, mark.column + 1, "a list or mapping as a key", "a key is one word"))
        if len(self.stack) >= DEEPEST:
            raise Refused(Fault(mark.line + 1, mark.column + 1, f"nested deeper than {DEEPEST}", "flatten it"))
        self.stack.append(_Open(value, mark.index))

    def _put(self, value: Value, start: int, end: int) -> None:
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key is None:
            raise Refused(Fault(1, 1, "an alias as a key", "a key is one word"))
        else:
            if parent.again and parent.again[1] != value:
                self.faults.append(parent.again[0])
            parent.value[parent.key] = value
            if len(self.stack) == 1:
                self.places.append((parent.key, parent.key_mark.line + 1, start, end))
            parent.key = parent.again = None

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def _key(self, key: str, mark: Any) -> None:
        parent = self.stack[-1]
        if isinstance(parent.value, dict) and key in parent.lines:
            fault = twice(key, parent.lines[key], mark.line + 1, mark.column + 1)
            parent.again = fault, parent.value[key]
        elif key == "<<":
            fault = Fault(mark.line + 1, mark.column + 1, "the merge key `<<`: merging is off", "write the values out")
            self.faults.append(fault)
        parent.lines.setdefault(key, mark.line + 1)
        parent.key, parent.key_mark = key, mark

    def _check_properties(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"the anchor &{event.anchor}: anchors and aliases are off", "write the value out")
        if event.tag and event.tag not in _TEXT:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"the tag {tag}: tags are off", "write the value without it, in quotes if need be")

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        self.faults.append(Fault(event.start_mark.line + 1, event.start_mark.column + 1, message, hint))

    def _spots(self, head: str) -> tuple[Spot, ...]:
        lines = head.split("\n")
        ends = [line - 1 for _, line, _, _ in self.places[1:]] + [len(lines)]
        return tuple(
            Spot(key, line, last_line(lines, line, end), start, stop)
            for (key, line, start, stop), end in zip(self.places, ends, strict=False)
        )
