"""Tables (GFM 4.10): a row that is too short is filled up, one that is too long is cut, as GFM says.

mistune's own rule turns the whole table into text when one row is uneven; real archives are full of such rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, Markdown

from newsletter.document.cell_spans import is_head
from newsletter.document.line_state import LineState
from newsletter.document.reading import Reader
from newsletter.document.syntax.table_lines import markdown_table, text_table
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Attr, Node
from newsletter.text.patterns import pattern

_DASHES = r"[ \t]*+:?-++:?[ \t]*+"
_HEAD = (
    r"^ {0,3}(?!\s)(?=[^\n|]*+\|)[^\n]*+\n {0,3}(?=[|:-])"
    rf"(?:\|{_DASHES}|{_DASHES})(?>(?:\|{_DASHES})*)\|?[ \t]*+(?:\n|\Z)"
)
_CELL = pattern(r"((?>(?:[^|\\]++|\\.?)*))(?:\||\Z)", re.S)
_OTHER_BLOCK = pattern(
    r" {0,3}(?:>|#{1,6}\s|(?:[-+*]|\d{1,9}[.)])\s|```|~~~|<[a-z/!]|\{:|([-*_])[ \t]*+(?:\1[ \t]*+){2,}$)| {4}|\t",
    re.I | re.M,
)
# How many cells may be missing before they are no longer filled up: a short text must not make a huge table.
_MOST_FILLED = 50_000


def _parse(_block: BlockParser, met: Match[str], state: BlockState) -> int | None:
    assert isinstance(state, LineState)
    head_line, rule_line = met[0].rstrip("\n").split("\n")
    head, rule = _cells(head_line), _cells(rule_line)
    if len(head) != len(rule):
        return None
    rows, end = [head], met.end()
    missing = 0
    while end < state.cursor_max:
        text = state.get_line(end)
        if not text.strip() or _OTHER_BLOCK.match(text):
            break
        cells = _cells(text)[: len(head)]
        missing += len(head) - len(cells)
        rows.append(cells + [""] * (len(head) - len(cells) if missing <= _MOST_FILLED else 0))
        end += len(text)
    state.append_token({"type": "table", "rows": rows, "aligns": [_ALIGNS[c[0] == ":", c[-1] == ":"] for c in rule]})
    return end


def _cells(line: str) -> list[str]:
    found = _CELL.findall(line.strip().removeprefix("|"))
    return [cell.strip().replace("\\|", "|") for cell in found[:-1]]


_ALIGNS = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}


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
        row = [_cell(text, align, not number, at, reader) for text, align in zip(cells, aligns, strict=False)]
        rows.append(Node("row", tuple(row), "", (), at))
    return Node("table", tuple(rows), "", (), line)


def _cell(text: str, align: str, head: bool, line: int, reader: Reader) -> Node:
    facts: tuple[tuple[str, Attr], ...] = (("align", align), ("head", head))
    return Node("cell", reader.inline(text, line) if text else (), "", facts, line)


def _html(node: Node, pen: Pen, web: bool = False) -> str:
    rows = [_html_row(row, pen, web) for row in node.children]
    split = len(list(takewhile(is_head, node.children)))
    head = f"<thead>\n{''.join(rows[:split])}</thead>\n" if split else ""
    body = f"<tbody>\n{''.join(rows[split:])}</tbody>\n" if rows[split:] else ""
    return f'<table class="data">\n{head}{body}</table>\n'


def _web(node: Node, pen: Pen) -> str:
    return f'<div class="table" role="group" aria-label="Table" tabindex="0">\n{_html(node, pen, web=True)}</div>\n'


def _feed(node: Node, pen: Pen) -> str:
    return _html(node, pen).replace(' class="data"', "", 1)


def _html_row(row: Node, pen: Pen, web: bool = False) -> str:
    column = is_head(row)
    return "<tr>\n" + "".join(_html_cell(cell, pen, column, web) for cell in row.children) + "</tr>\n"


def _html_cell(cell: Node, pen: Pen, column: bool = True, web: bool = False) -> str:
    """A cell. On the web a class aligns it, elsewhere the old attribute, which mail programs and readers know.

    An empty one is no head: there is nothing in it that could be read out for its column.
    """
    facts = dict(cell.attrs)
    tag = "th" if facts.get("head") and cell.children else "td"
    scope = f' scope="{"col" if column else "row"}"' if tag == "th" else ""
    aligned = f' {"class" if web else "align"}="{facts["align"]}"' if facts.get("align") else ""
    spans = "".join([f' {name}="{facts[name]}"' for name in ("colspan", "rowspan") if facts.get(name)])
    return f"<{tag}{scope}{aligned}{spans}>{pen(cell.children)}</{tag}>\n"


SYNTAX = Syntax(
    "tables",
    install=install,
    read={"table": _read},
    html={"table": _web, "row": _html_row, "cell": _html_cell},
    email={"table": _html},
    feed={"table": _feed},
    text={
        "table": text_table,
        "row": lambda node, pen: pen(node.children),
        "cell": lambda node, pen: pen(node.children),
    },
    markdown={
        "table": markdown_table,
        "row": lambda node, pen: pen(node.children),
        "cell": lambda node, pen: pen(node.children),
    },
    losses={"table": {"text": "columns of characters, or line after line where it is too wide"}},
)
