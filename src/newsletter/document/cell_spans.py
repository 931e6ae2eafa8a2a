"""The rows of a table in, rows that cover a rectangle out: what all readers of tables show alike, and none refuses.

Writers of HTML let a cell span columns that no other row has, rows that are not there, or a place that is taken, and
leave rows short. Browsers mend that as it comes; the HTML standard (4.9, table model errors) forbids it, and screen
readers then name the wrong column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from newsletter.model.node import Node


class Spot(NamedTuple):
    """Where a cell begins, and how many columns and rows it covers."""

    column: int
    across: int
    down: int


class Cover(NamedTuple):
    """The cell that covers a place: its row, which of that row's cells it is, and whether its first column is here."""

    row: int
    place: int
    first: bool


def covers(rows: Sequence[Node]) -> list[list[Cover]]:
    """For each row the cell that covers each column. The rows cover a rectangle."""
    made: list[list[Cover]] = []
    over: dict[int, Cover] = {}
    for number, (spots, _) in enumerate(_placed(rows)):
        for place, spot in enumerate(spots):
            for column in range(spot.column, spot.column + spot.across):
                over[column] = Cover(number, place, column == spot.column)
        made.append([over[column] for column in sorted(over)])
    return made


def rectangular(rows: tuple[Node, ...]) -> tuple[Node, ...]:
    """The rows with cells that span what is there, and empty cells where a row was short."""
    if len({len(row.children) for row in rows}) == 1 and not any(spans(cell) for row in rows for cell in row.children):
        return rows
    placed = list(_placed(rows))
    begun = {spot.column for spots, _ in placed for spot in spots}
    return tuple(_fitted(row, spots, begun, begun - taken) for row, (spots, taken) in zip(rows, placed, strict=True))


def spans(cell: Node) -> bool:
    """Whether a cell covers more than one place."""
    return bool(cell.get("colspan") or cell.get("rowspan"))


def _placed(rows: Sequence[Node]) -> Iterator[tuple[list[Spot], set[int]]]:
    """For each row where its cells stand, and the columns that are taken in it, from above or by its own."""
    heads = len(list(takewhile(is_head, rows)))
    free_again: dict[int, int] = {}
    for number, row in enumerate(rows):
        end = heads if number < heads else len(rows)
        spots, column = [], 0
        for cell in row.children:
            while free_again.get(column, 0) > number:
                column += 1
            across, down = 1, min(int(cell.get("rowspan") or 1), end - number)
            while across < int(cell.get("colspan") or 1) and free_again.get(column + across, 0) <= number:
                across += 1
            free_again |= dict.fromkeys(range(column, column + across), number + down)
            spots.append(Spot(column, across, down))
            column += across
        yield spots, {column for column, until in free_again.items() if until > number}


def is_head(row: Node) -> bool:
    """Whether a row holds the names of columns."""
    return all(cell.get("head") for cell in row.children)


def _fitted(row: Node, spots: Sequence[Spot], begun: set[int], missing: set[int]) -> Node:
    cells = [_spanning(cell, spot, begun) for cell, spot in zip(row.children, spots, strict=True)]
    empty = Node("cell", (), "", (("align", ""), ("head", is_head(row))), row.line)
    return row._replace(children=(*cells, *[empty] * len(missing)))


def _spanning(cell: Node, spot: Spot, begun: set[int]) -> Node:
    across = len(begun.intersection(range(spot.column, spot.column + spot.across)))
    facts = (("colspan", across), ("rowspan", spot.down))
    kept = (fact for fact in cell.attrs if fact[0] not in ("colspan", "rowspan"))
    return cell._replace(attrs=(*kept, *(fact for fact in facts if fact[1] > 1)))
