"""`~~struck out~~` (GFM 6.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mistune.plugins.formatting import strikethrough

from newsletter.document.pens import MarkdownPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Syntax
from newsletter.model.node import Node


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    line = reader.line
    return Node("strike", reader.spans(token["children"]), "", (), line)


def _markdown(node: Node, pen: MarkdownPen) -> str:
    """Two tildes on each side; tags where a tilde or a blank would keep them from being read."""
    before, after = pen.before, pen.after
    words = pen.between(node.children, "~", "~")
    if "~" in (before, after) or "~~" in words or not words.strip() or words[0] in "~ \n" or words[-1] in "~ \n":
        pen.before = before
        return f"<del>{pen.between(node.children, '>', '<')}</del>"
    return f"~~{words}~~"


SYNTAX = Syntax(
    "strikethrough",
    install=strikethrough,
    read={"strikethrough": _read},
    html={"strike": lambda node, pen: f"<del>{pen(node.children)}</del>"},
    text={"strike": lambda node, pen: f"~{pen(node.children)}~"},
    markdown={"strike": _markdown},
)
