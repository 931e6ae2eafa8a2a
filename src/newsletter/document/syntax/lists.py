"""Bullet lists, numbered lists and task lists (CommonMark 5.2–5.3; GFM task list items)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter.document.line_state import Tokens
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.spacing import spaced
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_TASK = pattern(r"\[([ xX])\][ \t]+(?=\S)")


def _read_list(token: Mapping[str, Any], reader: Reader) -> Node:
    attrs = token["attrs"]
    start = attrs.get("start", 1) if attrs["ordered"] else None
    items = reader.blocks(token["children"])
    facts = (("tight", token["tight"]), ("start", start), ("mark", token["bullet"]))
    made = Node("list", items, "", facts, items[0].line)
    # mistune takes the blank line after the definition of a link for one between two blocks.
    return spaced(made) if not token["tight"] and len(items) == 1 and len(items[0].children) < 2 else made


def _read_item(token: Mapping[str, Any], reader: Reader) -> Node:
    tokens: Tokens = token["children"]
    checked = _take_task_mark(tokens)
    return Node("item", reader.blocks(tokens), "", () if checked is None else (("checked", checked),), tokens.line)


def _take_task_mark(tokens: Tokens) -> bool | None:
    if not tokens or tokens[0]["type"] not in ("paragraph", "block_text"):
        return None
    met = _TASK.match(tokens[0]["text"])
    if not met:
        return None
    tokens[0]["text"] = tokens[0]["text"][met.end() :]
    return met[1] != " "


def _html_list(node: Node, pen: Pen) -> str:
    start = node.get("start")
    if start is None:
        return f"<ul>\n{pen(node.children)}</ul>\n"
    numbered = "<ol>" if start == 1 else f'<ol start="{start}">'
    return f"{numbered}\n{pen(node.children)}</ol>\n"


def _html_item(node: Node, pen: Pen) -> str:
    checked = node.get("checked")
    if checked is None:
        return f"<li>{_inside(node, pen)}</li>\n"
    state = ' checked aria-label="done"' if checked else ' aria-label="to do"'
    box = f'<input type="checkbox" disabled{state}> '
    return f'<li class="task">{_inside(node, pen, box)}</li>\n'


def _mail_item(node: Node, pen: Pen) -> str:
    checked = node.get("checked")
    box = "" if checked is None else "☑ " if checked else "☐ "
    return f"<li>{_inside(node, pen, box)}</li>\n"


def _inside(node: Node, pen: Pen, box: str = "") -> str:
    """What an item holds: tight words beside its mark, anything else on lines of its own, a box before the words."""
    if not node.children:
        return box
    first = node.children[0]
    if first.kind == "plain":
        words = box + pen(first.children)
        return f"{words}\n{pen(node.children[1:])}" if len(node.children) > 1 else words
    if box and first.kind == "paragraph":
        return f"\n<p>{box}{pen(first.children)}</p>\n{pen(node.children[1:])}"
    return f"{box}\n{pen(node.children)}"


def _marks(node: Node) -> list[str]:
    start = node.get("start")
    if start is None:
        return ["* "] * len(node.children)
    first = int(start)
    # A number of more than nine digits begins no item; only the first one counts anyway.
    return [f"{number if number < 10**9 else first}. " for number in range(first, first + len(node.children))]


def _text_list(node: Node, pen: TextPen) -> str:
    between = "\n" if node.get("tight") else "\n\n"
    return between.join(
        pen.inset(_boxed(item), mark, " " * len(mark), between)
        for item, mark in zip(node.children, _marks(node), strict=True)
    )


def _boxed(item: Node) -> tuple[Node, ...]:
    checked = item.get("checked")
    if checked is None or not item.children:
        return item.children
    first = item.children[0]
    box = Node("text", (), "[x] " if checked else "[ ] ")
    return (first._replace(children=(box, *first.children)), *item.children[1:])


def _markdown_list(node: Node, pen: MarkdownPen) -> str:
    between = "\n" if node.get("tight") else "\n\n"
    sign = node.string("mark") or "-"
    written = []
    for item, mark in zip(node.children, _marks(node), strict=True):
        mark = mark.replace(".", sign).replace("*", sign)
        box = "" if item.get("checked") is None else ("[x] " if item.get("checked") else "[ ] ")
        inner = item.children
        if not inner or (len(inner) == len(node.children) == 1 and inner[0].kind == "figure"):
            inner = (*inner, _NOTHING)
        elif box and inner[0].kind not in ("plain", "paragraph"):
            inner = (_NOTHING, *inner)
        written.append(pen.inset(inner, mark + box, " " * len(mark), between))
    return between.join(written)


# An item without words would take the blank line after it for its own, and one figure alone would not be one.
_NOTHING = Node("comment", (), " ")


SYNTAX = Syntax(
    "lists",
    read={"list": _read_list, "list_item": _read_item},
    html={"list": _html_list, "item": _html_item},
    email={"item": _mail_item},
    feed={"item": _mail_item},
    text={"list": _text_list, "item": lambda node, pen: pen.blocks(node.children)},
    markdown={"list": _markdown_list, "item": lambda node, pen: pen.blocks(node.children)},
)
