"""`~~struck out~~` (GFM 6.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mistune.plugins.formatting import strikethrough

from newsletter.document.reading import Reader
from newsletter.document.writing import Syntax
from newsletter.model.node import Node


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    return Node("strike", reader.spans(token["children"]), "", (), reader.line)


SYNTAX = Syntax(
    "strikethrough",
    install=strikethrough,
    read={"strikethrough": _read},
    html={"strike": lambda node, pen: f"<del>{pen(node.children)}</del>"},
    text={"strike": lambda node, pen: f"~{pen(node.children)}~"},
    markdown={"strike": lambda node, pen: f"~~{pen(node.children)}~~"},
)
