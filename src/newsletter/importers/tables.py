"""Exports that are tables (CSV, RFC 4180): a description of the columns in, an importer for them out.

Only the columns that a description names are ever looked at. Names and addresses of readers have none, and a file
with a line for each reader is refused.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newsletter.importers.importer import Counted, Imported, Importer
from newsletter.review.readers import Reads
from newsletter.text.dates import read_date
from newsletter.text.patterns import pattern

_READER = pattern(r"e_?mail(_address)?|subscriber(_email|_id)?|recipient_email|ip(_address)?|user_agent")
_MAIL = pattern(r"[^\s@<>(),;:\"/?=&]+@[^\s@<>(),;:\"/?=&]+\.\w+")
_WHOLE = pattern(r"\d{1,3}(?:[.,\u00a0\u202f ']\d{3})+|\d+(?:\.00?)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names that a platform gives to what we look for, in small letters with `_` for all else.

    `signs` are the names that tell the format: of each group one is there. `counts` are the numbers by their fields.
    """

    signs: tuple[tuple[str, ...], ...]
    counts: Mapping[str, tuple[str, ...]]
    id: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    day: tuple[str, ...] = ()


class _Row(NamedTuple):
    line: int
    cells: Mapping[str, str]


def table_importer(source: str, about: str, columns: Columns) -> Importer:
    """An importer that reads a table by the names of its columns."""

    def accepts(data: bytes) -> bool:
        heads = heads_of(data)
        return all(any(name in heads for name in group) for group in columns.signs) and not is_about_readers(heads)

    def read(data: bytes) -> Imported:
        counted: list[Counted] = []
        faults: list[tuple[int, str]] = []
        for row in rows_of(data):
            try:
                counted.append(_counted(row, columns))
            except ValueError as error:
                faults.append((row.line, str(error)))
        return Imported(tuple(counted), tuple(faults))

    return Importer(source, about, accepts, read)


def heads_of(data: bytes) -> tuple[str, ...]:
    """The names of the columns of a table, as `Columns` spells them; nothing when it is no table."""
    try:
        first = next(csv.reader(io.StringIO(_text(data), newline="")), [])
    except csv.Error:
        return ()
    return tuple(_name(head) for head in first) if len(first) > 1 else ()


def is_about_readers(heads: tuple[str, ...]) -> bool:
    """Whether a table has a line for each reader, or for each opening of an email by one."""
    return any(_READER.fullmatch(head) for head in heads)


def rows_of(data: bytes) -> Iterator[_Row]:
    """The rows of a table by the names of its columns, each with its line."""
    text = _text(data)
    skipped = data.decode("utf-8-sig", "replace").count("\n") - text.count("\n")
    reader = csv.reader(io.StringIO(text, newline=""))
    heads = [_name(head) for head in next(reader, [])]
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(reader.line_num + skipped, dict(zip(heads, cells, strict=False)))
    except csv.Error:
        return  # what stands before the broken line was read


def without_readers(text: str) -> str:
    """Words without the addresses of people that stand in them, and without what follows `?` in an address.

    >>> without_readers("/unsubscribe?email=ann@example.org"), without_readers("A letter to bob@example.org")
    ('/unsubscribe', 'A letter to …')
    """
    if text.startswith(("/", "http://", "https://")):
        text = re.split(r"[?#]", text, maxsplit=1)[0]
    return _MAIL.sub("…", text.replace("%40", "@"))


def _counted(row: _Row, columns: Columns) -> Counted:
    cells = row.cells

    def first(names: tuple[str, ...]) -> str:
        return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")

    counts = {field: _number(first(names)) for field, names in columns.counts.items()}
    if all(number is None for number in counts.values()):
        raise ValueError("no number stands in it")
    said = read_date(first(columns.day)) if columns.day else None
    return Counted(
        Reads(**counts),
        id=without_readers(first(columns.id)),
        address=without_readers(first(columns.address)),
        title=without_readers(" ".join(first(columns.title).split())),
        day=said.first_day() if said and said.day else None,
        line=row.line,
    )


def _number(text: str) -> int | None:
    """A whole number as people and programs write it; None where there is none."""
    return int(re.sub(r"\.00?\Z|\D", "", text)) if _WHOLE.fullmatch(text) else None


def _text(data: bytes) -> str:
    """The text of a table, from its heads on: some begin with lines of remarks, and some divide by `;` or tabs."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    head = lines[start] if start < len(lines) else ""
    text = "".join(lines[start:])
    for other in (";", "\t"):
        if other in head and "," not in head:
            return _with_commas(text, other)
    return text


def _with_commas(text: str, delimiter: str) -> str:
    told = io.StringIO(newline="")
    csv.writer(told, lineterminator="\n").writerows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return told.getvalue()


def _name(head: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", head.strip().lower()).strip("_")
