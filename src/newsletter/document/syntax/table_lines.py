"""Tables as lines of characters: columns of plain text, and Markdown that reads back as the same table."""

from __future__ import annotations

from itertools import zip_longest

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
    rows = [[pen(cell.children).replace("\n", " ") for cell in row.children] for row in node.children]
    widths = [max(map(columns, column)) for column in zip_longest(*rows, fillvalue="")]
    has_head = all(cell.get("head") for cell in node.children[0].children)
    if sum(widths) + 3 * (len(widths) - 1) > pen.width:
        return _records(rows, has_head, pen)
    lines = [_columns(row, widths, node.children[0].children) for row in rows]
    if has_head:
        lines.insert(1, "-+-".join("-" * width for width in widths))
    return "\n".join(lines)


def _columns(row: list[str], widths: list[int], heads: tuple[Node, ...]) -> str:
    padded = []
    for text, width, head in zip_longest(row, widths, heads[: len(widths)], fillvalue=None):
        blank = " " * ((width or 0) - columns(text or ""))
        padded.append(blank + (text or "") if head and head.get("align") == "right" else (text or "") + blank)
    return " | ".join(padded).rstrip()


def _records(rows: list[list[str]], has_head: bool, pen: TextPen) -> str:
    """One row after the other: `Head: cell`."""
    names = rows[0] if has_head else [""] * len(rows[0])
    records = []
    for row in rows[1 if has_head else 0 :]:
        pairs = zip_longest(names, row[: len(names)], fillvalue="")
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
