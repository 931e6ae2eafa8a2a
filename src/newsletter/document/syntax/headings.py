"""Headings with ids: `## Models {#models}`; without one the id is made of the words, unique in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newsletter.document.pens import MarkdownPen, TextPen, columns
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node
from newsletter.text.slugs import anchor

_GIVEN_ID = re.compile(r"\s*\{:?\s*#([\w.-]+)[^{}]*\}\s*$")


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    text, line = token["text"], token["line"]
    given = _GIVEN_ID.search(text)
    if given:
        text = text[: given.start()]
    attrs = (("level", token["attrs"]["level"]), ("id", given[1] if given else ""))
    return Node("heading", reader.inline(text, line), "", attrs, line)


def give_ids(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Every heading gets an id; no two are alike, and one that a writer gave is never taken by another."""
    taken = {node.string("id"): 1 for top in nodes for node in top.walk() if node.kind == "heading" and node.get("id")}
    return tuple(_with_ids(node, taken) for node in nodes)


def _with_ids(node: Node, taken: dict[str, int]) -> Node:
    if node.kind == "heading":
        if node.get("id"):
            return node
        attrs = (("level", node.get("level")), ("id", anchor(node.plain(), taken)))
        return node._replace(attrs=attrs)
    if node.kind in _MAY_HOLD_HEADINGS:
        return node._replace(children=tuple(_with_ids(child, taken) for child in node.children))
    return node


_MAY_HOLD_HEADINGS = frozenset({"quote", "list", "item", "details", "callout", "block"})


def _html(node: Node, pen: Pen) -> str:
    level = node.get("level")
    return f'<h{level} id="{node.string("id")}">{pen(node.children)}</h{level}>\n'


def _plain_html(node: Node, pen: Pen) -> str:
    level = node.get("level")
    return f"<h{level}>{pen(node.children)}</h{level}>\n"


def _text(node: Node, pen: TextPen) -> str:
    level = node.get("level")
    words = pen.fill(pen(node.children))
    if level in (1, 2):
        notes = pen.notes()
        line = ("=" if level == 1 else "-") * max(map(columns, words.split("\n")))
        return (notes + "\n\n\n" if notes else "") + f"{words}\n{line}"
    return f"{'#' * int(level or 3)} {words}"


def _markdown(node: Node, pen: MarkdownPen) -> str:
    words = pen(node.children).replace("\\\n", " ").replace("\n", " ")
    if words.endswith("#"):
        words = words[:-1] + "\\#"
    return f"{'#' * int(node.get('level') or 1)} {words} {{#{node.string('id')}}}"


SYNTAX = Syntax(
    "headings",
    read={"heading": _read},
    passes=(give_ids,),
    html={"heading": _html},
    email={"heading": _html},
    feed={"heading": _plain_html},
    text={"heading": _text},
    markdown={"heading": _markdown},
)
