"""Words, emphasis, line breaks, paragraphs, quotations and rules (CommonMark 0.31.2, sections 4.1, 4.8, 5.1, 6.2–6.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mistune.util import unescape

from newsletter.document.pens import MarkdownPen, TextPen, guard_line_starts, markdown_escape
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.node import Node

Token = Mapping[str, Any]


def _read_text(token: Token, reader: Reader) -> Node:
    return Node("text", (), unescape(token["raw"]), (), reader.line)


def _read_break(token: Token, reader: Reader) -> Node:
    reader.line += 1
    return Node("softbreak" if token["type"] == "softbreak" else "break")


def _read_emphasis(token: Token, reader: Reader) -> Node:
    return Node(token["type"], reader.spans(token["children"]), "", (), reader.line)


def _read_paragraph(token: Token, reader: Reader) -> Node | None:
    kind = "plain" if token["type"] == "block_text" else "paragraph"
    children = reader.inline(token["text"], token["line"])
    return Node(kind, children, "", (), token["line"]) if children else None


def _read_quote(token: Token, reader: Reader) -> Node:
    return Node("quote", reader.blocks(token["children"]), "", (), token["line"])


def _read_rule(token: Token, _reader: Reader) -> Node:
    return Node("rule", (), "", (), token["line"])


def _wrapped(tag: str, after: str = "") -> Any:
    opening, closing = f"<{tag}>", f"</{tag}>{after}"
    return lambda node, pen: opening + pen(node.children) + closing


def _text_paragraph(node: Node, pen: TextPen) -> str:
    return pen.fill(pen(node.children))


def _text_quote(node: Node, pen: TextPen) -> str:
    return pen.inset(node.children, "> ", "> ")


def _markdown_paragraph(node: Node, pen: MarkdownPen) -> str:
    return guard_line_starts(pen(node.children))


def _around(mark: str) -> Any:
    return lambda node, pen: mark + pen(node.children) + mark


def _html_text(node: Node, _pen: Pen) -> str:
    return escape(node.text)


SYNTAX = Syntax(
    "core",
    read={
        "text": _read_text,
        "softbreak": _read_break,
        "linebreak": _read_break,
        "emphasis": _read_emphasis,
        "strong": _read_emphasis,
        "paragraph": _read_paragraph,
        "block_text": _read_paragraph,
        "block_quote": _read_quote,
        "thematic_break": _read_rule,
    },
    html={
        "text": _html_text,
        "softbreak": lambda _node, _pen: "\n",
        "break": lambda _node, _pen: "<br>\n",
        "emphasis": _wrapped("em"),
        "strong": _wrapped("strong"),
        "paragraph": _wrapped("p", "\n"),
        "plain": lambda node, pen: pen(node.children),
        "quote": lambda node, pen: f"<blockquote>\n{pen(node.children)}</blockquote>\n",
        "rule": lambda _node, _pen: "<hr>\n",
    },
    text={
        "text": lambda node, _pen: node.text.replace("\n", " "),
        "softbreak": lambda _node, _pen: " ",
        "break": lambda _node, _pen: "\n",
        "emphasis": _around("_"),
        "strong": _around("*"),
        "paragraph": _text_paragraph,
        "plain": _text_paragraph,
        "quote": _text_quote,
        "rule": lambda _node, pen: "-" * min(24, pen.width),
    },
    markdown={
        "text": lambda node, _pen: markdown_escape(node.text),
        "softbreak": lambda _node, _pen: "\n",
        "break": lambda _node, _pen: "\\\n",
        "emphasis": _around("*"),
        "strong": _around("**"),
        "paragraph": _markdown_paragraph,
        "plain": _markdown_paragraph,
        "quote": lambda node, pen: pen.inset(node.children, "> ", "> "),
        "rule": lambda _node, _pen: "---",
    },
)
