"""What the head of a file holds: its values, where they stand, and what is wrong with them.

These words are shared by the readers of the three kinds of head (YAML, TOML, Pelican). Here every line counts
from 1 in the head itself; `front_matter.read` makes lines of the file out of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from newsletter.text.patterns import pattern

# Dates, times and numbers with a fraction stay the words that were written: "1.10" is a version and "12:30" a
# time to somebody, and `dates.py` reads more kinds of date than YAML and TOML do.
Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value] | None"


class Fault(NamedTuple):
    """Something wrong, its place (line and column count from 1), and what to do about it.

    `first` is the earlier line that it is about too, 0 for none.
    """

    line: int
    column: int
    message: str
    hint: str = ""
    first: int = 0

    def lower(self, lines: int) -> Fault:
        """The same fault in a text with so many lines above it."""
        return self._replace(line=self.line + lines, first=self.first and self.first + lines)

    def told(self) -> Fault:
        """With the earlier line named in the message, when all lines are those of the file."""
        return self._replace(message=f"{self.message}, in lines {self.first} and {self.line}") if self.first else self


class Spot(NamedTuple):
    """Where a top-level key stands: its first and last line, and its value as the characters `start:end`.

    `start` is -1 for a value that has lines of its own, which is replaced line by line.
    """

    key: str
    line: int
    end_line: int
    start: int = -1
    end: int = -1


class Loaded(NamedTuple):
    """A head that was read, as far as it could be."""

    values: dict[str, Value]
    spots: tuple[Spot, ...] = ()
    faults: tuple[Fault, ...] = ()


class Refused(Exception):  # noqa: N818 - never seen outside: the readers turn it into a Fault
    """A head, or a key of one, of which no value can be made."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


DEEPEST = 32
LARGEST = 64 * 1024

# What no line of text holds. U+FEFF and other invisible characters may be meant; the checks look at them.
CONTROL = pattern("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = pattern(r"-?(?:0|[1-9][0-9]{0,17})\Z")


def plain_value(text: str) -> Value:
    """What a word without quotes means: a truth value, nothing, a decimal number, or itself (`NO`, `010`)."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.match(text) else text


def control_fault(character: str, line: int, column: int) -> Fault:
    """The fault of a control character in a value, by the number that Unicode gives it."""
    return Fault(line, column, f"the control character U+{ord(character):04X}", "delete it; most editors hide it")


def control_faults(head: str) -> tuple[Fault, ...]:
    """The control characters that stand in a head; the first hundred of them."""
    found = [at for _, at in zip(range(100), CONTROL.finditer(head), strict=False)]
    return tuple(
        control_fault(at[0], head.count("\n", 0, at.start()) + 1, at.start() - head.rfind("\n", 0, at.start()))
        for at in found
    )


def twice(key: str, first: int, second: int, column: int = 1) -> Fault:
    """The fault of a key that stands in two lines."""
    return Fault(second, column, f"the key {key!r} stands twice", "keep one of them", first)


def lines_of(text: str) -> list[str]:
    """The lines with their ends. Only a line feed ends one, unlike for `str.splitlines`."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def last_line(lines: list[str], first: int, end: int) -> int:
    """The last line that belongs to the key of line `first`, when the next key comes after line `end`.

    Blank lines and comments before the next key are not the value's.
    """
    while end > first and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
