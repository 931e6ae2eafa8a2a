"""Tables (GFM 4.10): a row that is too short is filled up, one that is too long is cut, as GFM says.

mistune's own rule turns the whole table into text when one row is uneven; real archives are full of such rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, Markdown

from newsletter.document.lines import LineState
from newsletter.document.pens import MarkdownPen, TextPen, columns
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node

_HEAD = (
    r"^ {0,3}(?!\s)[^\n]*\|[^\n]*\n {0,3}(?=[|:-])[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\n|$)"
)
_CELLS = re.compile(r"(?:[^|\\]|\\.)*(?:\||$)", re.S)
_OTHER_BLOCK = re.compile(r" {0,3}(?:>|#{1,6}[ \t]|(?:[-+*]|\d{1,9}[.)])[ \t]|```|~~~|<[a-z/!])|(?: {4}|\t)", re.I)


def _parse(_block: BlockParser, met: Match[str], state: BlockState) -> int | None:
    assert isinstance(state, LineState)
    head_line, rule_line = met[0].rstrip("\n").split("\n")
    head, rule = _cells(head_line), _cells(rule_line)
    if len(head) != len(rule):
        return None
    aligns = [_alignment(cell) for cell in rule]
    line = state.line_at(met.start())
    rows, end = [head], met.end()
    while end < state.cursor_max:
        text = state.get_line(end)
        if not text.strip() or _OTHER_BLOCK.match(text):
            break
        rows.append(_cells(text))
        end += len(text)
    state.append_token({"type": "table", "rows": rows, "aligns": aligns, "line": line})
    return end


def _cells(line: str) -> list[str]:
    text = line.strip().removeprefix("|")
    cells = [cell.removesuffix("|").strip().replace("\\|", "|") for cell in _CELLS.findall(text)]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _alignment(rule: str) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (rule[0] == ":", rule[-1] == ":"), ""
    )


def install(markdown: Markdown) -> None:
    """Tables at the top level, in lists and in quotations."""
    markdown.block.register("table", _HEAD, _parse, before="paragraph")
    for rules in (markdown.block.list_rules, markdown.block.block_quote_rules):
        markdown.block.insert_rule(rules, "table", before="paragraph")


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    line, aligns = token["line"], token["aligns"]
    rows = []
    for number, cells in enumerate(token["rows"]):
        at = line + number + (1 if number else 0)
        padded = (cells + [""] * len(aligns))[: len(aligns)]
        rows.append(
            Node(
                "row",
                tuple(_cell(text, align, not number, at, reader) for text, align in zip(padded, aligns, strict=True)),
                "",
                (),
                at,
            )
        )
    return Node("table", tuple(rows), "", (), line)


def _cell(text: str, align: str, head: bool, line: int, reader: Reader) -> Node:
    return Node("cell", reader.inline(text, line), "", (("align", align), ("head", head)), line)


def _html(node: Node, pen: Pen) -> str:
    rows = [_html_row(row, pen) for row in node.children]
    split = sum(1 for row in node.children if row.children and all(cell.get("head") for cell in row.children))
    head = f"<thead>\n{''.join(rows[:split])}</thead>\n" if split else ""
    body = f"<tbody>\n{''.join(rows[split:])}</tbody>\n" if rows[split:] else ""
    return f'<table class="data">\n{head}{body}</table>\n'


def _web(node: Node, pen: Pen) -> str:
    return f'<div class="table" role="region" aria-label="Table" tabindex="0">\n{_html(node, pen)}</div>\n'


def _feed(node: Node, pen: Pen) -> str:
    return _html(node, pen).replace(' class="data"', "", 1)


def _html_row(row: Node, pen: Pen) -> str:
    return "<tr>\n" + "".join(_html_cell(cell, pen) for cell in row.children) + "</tr>\n"


def _html_cell(cell: Node, pen: Pen) -> str:
    tag = 'th scope="col"' if cell.get("head") else "td"
    align = cell.get("align")
    aligned = f' align="{align}"' if align else ""
    return f"<{tag}{aligned}>{pen(cell.children)}</{tag[:2]}>\n"


def _text(node: Node, pen: TextPen) -> str:
    rows = [[pen(cell.children).replace("\n", " ") for cell in row.children] for row in node.children]
    widths = [max(columns(cell) for cell in column) for column in zip(*rows, strict=False)]
    if sum(widths) + 3 * (len(widths) - 1) > pen.width:
        return _records(rows, pen)
    lines = [
        " | ".join(_padded(*facts) for facts in zip(row, widths, node.children[0].children, strict=False)).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "-+-".join("-" * width for width in widths), *lines[1:]])


def _padded(text: str, width: int, cell: Node) -> str:
    blank = " " * (width - columns(text))
    return blank + text if cell.get("align") == "right" else text + blank


def _records(rows: list[list[str]], pen: TextPen) -> str:
    """A table that is too wide, one row after the other: `Head: cell`."""
    head, *body = rows
    return "\n\n".join(
        "\n".join(pen.fill(f"{name}: {cell}" if name else cell) for name, cell in zip(head, row, strict=False) if cell)
        for row in body
    )


def _markdown(node: Node, pen: MarkdownPen) -> str:
    rows = [
        "| " + " | ".join(pen(cell.children).replace("\n", " ").replace("|", "\\|") for cell in row.children) + " |"
        for row in node.children
    ]
    marks = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}
    rule = "| " + " | ".join(marks[cell.string("align")] for cell in node.children[0].children) + " |"
    return "\n".join([rows[0], rule, *rows[1:]])


SYNTAX = Syntax(
    "tables",
    install=install,
    read={"table": _read},
    html={"table": _web, "row": _html_row, "cell": _html_cell},
    email={"table": _html},
    feed={"table": _feed},
    text={
        "table": _text,
        "row": lambda node, pen: pen(node.children),
        "cell": lambda node, pen: pen(node.children),
    },
    markdown={
        "table": _markdown,
        "row": lambda node, pen: pen(node.children),
        "cell": lambda node, pen: pen(node.children),
    },
)
