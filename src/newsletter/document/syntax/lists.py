"""Bullet lists, numbered lists and task lists (CommonMark 5.2–5.3; GFM task list items)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


def _read_list(token: Mapping[str, Any], reader: Reader) -> Node:
    attrs = token["attrs"]
    start = attrs.get("start", 1) if attrs["ordered"] else None
    facts = (("tight", token["tight"]), ("start", start), ("mark", token["bullet"]))
    items = reader.blocks(token["children"])
    line = next((item.line for item in items if item.line), token.get("line", 0))
    return Node("list", items, "", facts, line)


def _read_item(token: Mapping[str, Any], reader: Reader) -> Node:
    tokens = token["children"]
    checked = _take_task_mark(tokens)
    children = reader.blocks(tokens)
    line = children[0].line if children else 0
    return Node("item", children, "", () if checked is None else (("checked", checked),), line)


def _take_task_mark(tokens: list[dict[str, Any]]) -> bool | None:
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
    inner = pen(node.children)
    checked = node.get("checked")
    if checked is None:
        return f"<li>{_opened(node, inner)}</li>\n"
    box = f'<input type="checkbox" disabled{" checked" if checked else ""} aria-label="{_STATE[bool(checked)]}"> '
    return f'<li class="task">{box}{inner}</li>\n'


def _mail_item(node: Node, pen: Pen) -> str:
    inner = pen(node.children)
    checked = node.get("checked")
    box = "" if checked is None else ("☑ " if checked else "☐ ")
    if box and inner.startswith("<p>"):
        return f"<li>\n<p>{box}{inner[3:]}</li>\n"
    return f"<li>{box}{_opened(node, inner)}</li>\n"


_STATE = {True: "done", False: "to do"}


def _opened(node: Node, inner: str) -> str:
    """A loose item begins on a line of its own, a tight one beside its mark."""
    return inner if not node.children or node.children[0].kind == "plain" else "\n" + inner


def _marks(node: Node) -> list[str]:
    start = node.get("start")
    if start is None:
        return ["* "] * len(node.children)
    return [f"{number}. " for number in range(int(start), int(start) + len(node.children))]


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
    bullet = node.string("mark") or "-"
    written = []
    for item, mark in zip(node.children, _marks(node), strict=True):
        mark = mark.replace(".", bullet) if node.get("start") is not None else f"{bullet} "
        box = "" if item.get("checked") is None else ("[x] " if item.get("checked") else "[ ] ")
        written.append(pen.inset(item.children, mark + box, " " * len(mark), between))
    return between.join(written)


SYNTAX = Syntax(
    "lists",
    read={"list": _read_list, "list_item": _read_item},
    html={"list": _html_list, "item": _html_item},
    email={"item": _mail_item},
    text={"list": _text_list, "item": lambda node, pen: pen.blocks(node.children)},
    markdown={"list": _markdown_list, "item": lambda node, pen: pen.blocks(node.children)},
)
