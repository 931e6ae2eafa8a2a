"""Tables as lines of characters: columns of plain text, and Markdown that reads back as the same table."""

from __future__ import annotations

from itertools import takewhile, zip_longest
from typing import NamedTuple

from newsletter.document.cell_spans import covers, is_head, spans
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.shapes import has_blocks, is_grid
from newsletter.document.syntax.html import tagged
from newsletter.document.wrapping import columns
from newsletter.model.node import Node


def text_table(node: Node, pen: TextPen) -> str:
    """Columns side by side; a table that is too wide, or holds whole blocks, row after row."""
    if any(has_blocks(cell) for row in node.children for cell in row.children):
        cells = [pen.blocks(cell.children) for row in node.children for cell in row.children]
        return "\n\n".join(filter(None, cells))
    words = [[pen(cell.children).replace("\n", " ") for cell in row.children] for row in node.children]
    laid = _laid(node.children, words)
    heads = len(list(takewhile(is_head, node.children)))
    widths = [max(map(columns, column)) for column in zip_longest(*laid.seen, fillvalue="")]
    if sum(widths) + 3 * (len(widths) - 1) > pen.width:
        return _records(laid, heads if heads < len(words) else 1, pen)
    lines = [_columns(row, widths, laid.right) for row in laid.seen]
    if heads:
        lines.insert(heads if heads < len(words) else 1, "-+-".join("-" * width for width in widths))
    return "\n".join(lines)


class _Laid(NamedTuple):
    """The words of a table by its columns, and which columns stand to the right.

    `seen` has those of a cell where it begins, `said` in all rows that it covers, `known` in all its columns as well.
    """

    seen: list[list[str]]
    said: list[list[str]]
    known: list[list[str]]
    right: list[bool]


def _laid(rows: tuple[Node, ...], words: list[list[str]]) -> _Laid:
    if not any(spans(cell) for row in rows for cell in row.children):
        return _Laid(words, words, words, [cell.get("align") == "right" for cell in rows[0].children])
    places = covers(rows)
    known = [[words[at.row][at.place] for at in row] for row in places]
    said = [
        [text if at.first else "" for at, text in zip(row, texts, strict=True)]
        for row, texts in zip(places, known, strict=True)
    ]
    seen = [
        [text if at.row == number else "" for at, text in zip(row, texts, strict=True)]
        for number, (row, texts) in enumerate(zip(places, said, strict=True))
    ]
    return _Laid(seen, said, known, [rows[0].children[at.place].get("align") == "right" for at in places[0]])


def _columns(row: list[str], widths: list[int], right: list[bool]) -> str:
    padded = []
    for text, width, to_the_right in zip_longest(row, widths, right[: len(widths)], fillvalue=None):
        blank = " " * ((width or 0) - columns(text or ""))
        padded.append(blank + (text or "") if to_the_right else (text or "") + blank)
    return " | ".join(padded).rstrip()


def _records(laid: _Laid, heads: int, pen: TextPen) -> str:
    """One row after the other: `Head: cell`. A column below several heads has the names of all."""
    above = zip_longest(*laid.known[:heads], fillvalue="")
    names = [", ".join(filter(None, dict.fromkeys(column))) for column in above]
    records = []
    for row in laid.said[heads:]:
        pairs = zip_longest(names, row, fillvalue="")
        records.append("\n".join(pen.fill(f"{name}: {cell}" if name else cell) for name, cell in pairs if cell))
    return "\n\n".join(filter(None, records)) or pen.fill(" | ".join(names))


def markdown_table(node: Node, pen: MarkdownPen) -> str:
    """A table of bars and dashes; one that Markdown has no signs for in HTML, with Markdown in its cells."""
    if not is_grid(node):
        return _in_tags(node, pen)
    rows = [
        "| " + " | ".join(pen.words(cell.children, one_line=True).replace("|", "\\|") for cell in row.children) + " |"
        for row in node.children
    ]
    rule = "| " + " | ".join(_RULES[cell.string("align")] for cell in node.children[0].children) + " |"
    return "\n".join([rows[0], rule, *rows[1:]])


_RULES = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


def _in_tags(node: Node, pen: MarkdownPen) -> str:
    lines = ["<table>"]
    for row in node.children:
        lines.append("<tr>")
        for cell in row.children:
            facts = "".join(f' {name}="{cell.get(name)}"' for name in ("align", "colspan", "rowspan") if cell.get(name))
            lines.append(tagged("th" if cell.get("head") else "td", cell.children, pen, facts))
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])
