"""A chart as one value: what a table of numbers says. Drawn by `chart_svg`, read from and written as a marked table.

In an issue a chart is a table below a comment that names it, so that any program shows at least the numbers:

    <!-- chart columns: Issues per month -->
    | Month | Issues |
    | --- | --: |
    | January | 4 |
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from newsletter.model.node import Attr, Node
from newsletter.text.patterns import pattern

Shape = Literal["bars", "columns"]
MARK = pattern(r"\s*chart(?:[ \t]+(bars|columns))?[ \t]*:(.*)", re.I | re.S)
"""What a comment above a chart says: how it is drawn (bars, if it does not say) and what it shows."""

_NUMBER = pattern(r"(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(\.\d+)?[ \u00a0]?%?")


class Chart(NamedTuple):
    """Rows of a label and one number for each series. `heads` names the column of labels and then the series.

    Bars lie below each other and suit names; columns stand side by side and suit what goes on in time.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    shape: Shape = "bars"

    @property
    def most(self) -> float:
        """The largest number; 1 where all are nought, so that it may be divided by."""
        return max((number for _, numbers in self.rows for number in numbers), default=0) or 1

    def spoken(self) -> str:
        """The whole chart as a sentence, for those who hear it: "Issues per month: January 4, February 5."."""
        told = ", ".join(f"{label} {' and '.join(map(shown, numbers))}" for label, numbers in self.rows)
        return f"{self.title}: {told}." if self.title else f"{told}."


def shown(number: float) -> str:
    """A number as people write it.

    >>> shown(1234.0), shown(2.5)
    ('1,234', '2.5')
    """
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def chart_node(chart: Chart) -> Node:
    """The chart as a node of a document: it holds the table of its numbers."""
    rows = [chart.heads, *((label, *map(shown, numbers)) for label, numbers in chart.rows)]
    table = tuple(_row(cells, not place) for place, cells in enumerate(rows))
    return marked_node(chart.shape, chart.title, Node("table", table))


def marked_node(shape: str, title: str, table: Node, line: int = 0) -> Node:
    """The node of a chart whose table is there already."""
    return Node("chart", (table,), "", (("shape", shape), ("title", title)), line)


def chart_of(node: Node) -> Chart | None:
    """The chart that a node holds; None when no column of its table has a number in each of its rows.

    The first column has the labels. Columns of words are left to the table.
    """
    rows = [tuple(cell.plain().strip() for cell in row.children) for row in node.children[0].children]
    heads, told = rows[0] if rows else (), rows[1:]
    even = bool(told) and all(len(row) == len(heads) for row in told)
    columns = [place for place in range(1, len(heads)) if even and all(_NUMBER.fullmatch(row[place]) for row in told)]
    if not columns:
        return None
    shape: Shape = "columns" if node.get("shape") == "columns" else "bars"
    numbers = tuple((row[0], tuple(_number(row[place]) for place in columns)) for row in told)
    return Chart(node.string("title"), (heads[0], *(heads[place] for place in columns)), numbers, shape)


def _row(cells: tuple[str, ...], head: bool) -> Node:
    return Node("row", tuple(_cell(text, "right" if place else "", head) for place, text in enumerate(cells)))


def _cell(text: str, align: str, head: bool) -> Node:
    facts: tuple[tuple[str, Attr], ...] = (("align", align), ("head", head))
    return Node("cell", (Node("text", (), text),) if text else (), "", facts)


def _number(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))
