"""What was read from a text in, its Document out: every line and column as they are in the file.

mistune keeps no positions, and a text is changed before it is read. But the end of a line is the same everywhere: what
stands on a line from a fault on, `rest`, tells its column, in whatever lists and quotations the line lies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from newsletter.document.liquid import Rewritten
from newsletter.document.mdx import Gone
from newsletter.model.node import Document, Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern

_MOST_TRIES = 20
_REACH = 50
_CELL_ENDS = pattern(r"[ \t]*(?:[|\]~]|\Z)")


class Reading(NamedTuple):
    """A text that was read: its document as yet, what mistune noted, which footnotes were used, what MDX lost."""

    document: Document
    env: Mapping[str, Any]
    used: Iterable[str]
    gone: Iterable[Gone] = ()


def placed(reading: Reading, places: Places, path: PurePosixPath) -> Document:
    """The document of a text that was read, with what is wrong with it."""
    document, problems = reading.document, tuple(_problems(reading, places, path))
    if places.moves:
        nodes, notes = (tuple(_moved(node, places) for node in some) for some in (document.nodes, document.footnotes))
        return Document(nodes, notes, problems)
    return replace(document, problems=problems) if problems else document


def _moved(node: Node, places: Places) -> Node:
    children = tuple(_moved(child, places) for child in node.children)
    return node._replace(children=children, line=places.line(node.line) if node.line else 0)


class Places:
    """Where things stand in the file: `given` is its text from `first_line` on, `plain` what was read instead."""

    def __init__(self, given: str, first_line: int = 1, plain: Rewritten | None = None) -> None:
        self._given = given
        self.first_line = first_line
        self._seen: dict[int, int] = {}
        self.plain = plain

    @cached_property
    def _lines(self) -> list[str]:
        return self._given.split("\n")

    @property
    def moves(self) -> bool:
        """Whether the lines that were read are not those of the file."""
        return self.plain is not None

    def line(self, read: int) -> int:
        """The line of the file for a line as it was read."""
        place = read - self.first_line
        numbers = self.plain.numbers if self.plain else ()
        return numbers[place] + self.first_line - 1 if 0 <= place < len(numbers) else read

    def at(self, read: int, rest: str) -> tuple[int, int]:
        """Line and column of what stands on a line from a fault on; equal ones on one line are met one after another.

        >>> Places("> - a [^b]\\n").at(1, "[^b]")
        (1, 7)
        """
        number = self.line(read)
        place = number - self.first_line
        line = self._lines[place] if 0 <= place < len(self._lines) else ""
        wanted = rest.rstrip()
        column = self._next(number, line, wanted) if wanted else -1
        if column < 0 and wanted:  # what follows was changed before it was read
            column = self._next(number, line, wanted.split(None, 1)[0])
        if column < 0:
            return number, len(line) - len(line.lstrip(" \t>")) + 1
        return number, column + 1

    def near(self, read: int, words: str) -> tuple[int, int]:
        """Where words stand on a line, or else a little below it."""
        number = self.line(read)
        for below, line in enumerate(self._lines[number - self.first_line :][:_REACH]):
            if (column := line.find(words)) >= 0:
                return number + below, column + 1
        return self.at(read, words)

    def _next(self, number: int, line: str, wanted: str) -> int:
        """The first place after the last one on that line, best where a cell, a link or the line ends behind it."""
        after = self._seen.get(number, 0)
        first = line.find(wanted, after)
        if first < 0:
            return line.find(wanted)
        best = first
        for _ in range(_MOST_TRIES):
            if best < 0 or _CELL_ENDS.match(line, best + len(wanted)):
                break
            best = line.find(wanted, best + 1)
        found = first if best < 0 or not _CELL_ENDS.match(line, best + len(wanted)) else best
        self._seen[number] = found + 1
        return found


def _problems(reading: Reading, places: Places, path: PurePosixPath) -> Iterator[Problem]:
    notes = reading.env.get("notes", {})
    for name, line in reading.env.get("notes_twice", ()):
        place = places.at(line, f"[^{name}]:")
        yield Problem("W301", f"footnote [^{name}] is defined twice; the first one counts", path, *place)
    for key, (_, line) in notes.items():
        if key not in reading.used:
            place = places.at(line, "[^")
            yield Problem("W303", f"footnote [^{key}] is never used, so nobody will see it", path, *place)
    yield from _missing(reading, places, path)
    yield from _formulas(reading, places, path)
    yield from _dropped(reading, places, path)
    yield from _components(reading, path)
    yield from _unshown(places, path)


def _missing(reading: Reading, places: Places, path: PurePosixPath) -> Iterator[Problem]:
    """Marks without a note, each name once, in the order of the file."""
    found: dict[str, tuple[int, str]] = {}
    for name, line, rest in sorted(reading.env.get("notes_missing", ()), key=lambda missing: int(missing[1])):
        found.setdefault(name, (line, rest))
    for name, place in found.items():
        hint = f"add a line `[^{name}]: …`"
        yield Problem("W302", f"footnote [^{name}] is not defined", path, *places.at(*place), hint=hint)


def _formulas(reading: Reading, places: Places, path: PurePosixPath) -> Iterator[Problem]:
    for node in (node for node in reading.document.of("math", "equation") if node.get("fault")):
        place = places.near(node.line, node.text.split("\n", 1)[0].strip())
        hint = "its TeX is shown as code until it is mended"
        yield Problem("W315", f"the formula cannot be set: {node.get('fault')}", path, *place, hint=hint)


def _dropped(reading: Reading, places: Places, path: PurePosixPath) -> Iterator[Problem]:
    """What was left out, told where it first stands."""
    dropped: dict[str, list[Node]] = {}
    for node in reading.document.of("dropped"):
        dropped.setdefault(node.text, []).append(node)
    for name, found in dropped.items():
        often = f", {len(found)} times in all" if len(found) > 1 else ""
        place = places.at(found[0].line, found[0].string("rest"))
        yield Problem("W304", f"<{name}> cannot be published and was left out{often}", path, *place)


def _components(reading: Reading, path: PurePosixPath) -> Iterator[Problem]:
    """The components of an MDX page, each name once: a site would show them, and here only their words stand."""
    counted = Counter(one.name for one in reading.gone if one.name)
    lines = {one.name: one.line for one in reversed([*reading.gone])}
    for name, times in counted.items():
        often = f", {times} times in all" if times > 1 else ""
        yield Problem("W304", f"<{name}> cannot be published and was left out{often}", path, lines[name])


def _unshown(places: Places, path: PurePosixPath) -> Iterator[Problem]:
    for one in places.plain.found if places.plain else ():
        yield Problem(one.code, one.message, path, places.first_line + one.line - 1, one.column, hint=one.hint)
