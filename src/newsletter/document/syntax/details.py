"""`<details>`: folded on the web and in feeds, open in an email and in plain text, where nothing can fold."""

from __future__ import annotations

from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.syntax.html import tagged
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node


def _parts(node: Node) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The words of the summary, and the rest."""
    summary = next((child.children for child in node.children if child.kind == "summary"), ())
    return summary, tuple(child for child in node.children if child.kind != "summary")


def _html(node: Node, pen: Pen) -> str:
    summary, rest = _parts(node)
    opened = " open" if node.get("open") else ""
    return f"<details{opened}>\n<summary>{pen(summary) or 'Details'}</summary>\n{pen(rest)}</details>\n"


def _email(node: Node, pen: Pen) -> str:
    summary, rest = _parts(node)
    title = f'<p class="details-title">{pen(summary)}</p>\n' if summary else ""
    return f'<div class="details">\n{title}{pen(rest)}</div>\n'


def _text(node: Node, pen: TextPen) -> str:
    summary, rest = _parts(node)
    return "\n\n".join(filter(None, [_title(summary, pen), pen.blocks(rest)]))


def _title(summary: tuple[Node, ...], pen: TextPen) -> str:
    words = pen(summary)
    return pen.fill(words if "*" in words or not words else f"*{words}*")


def _markdown(node: Node, pen: MarkdownPen) -> str:
    summary, rest = _parts(node)
    opened = " open" if node.get("open") else ""
    title = "\n" + tagged("summary", summary, pen) if summary else ""
    return "\n\n".join(filter(None, [f"<details{opened}>{title}", pen.blocks(rest), "</details>"]))


SYNTAX = Syntax(
    "details",
    html={"details": _html, "summary": lambda node, pen: f"<p><strong>{pen(node.children)}</strong></p>\n"},
    email={"details": _email},
    text={"details": _text, "summary": lambda node, pen: pen.fill(pen(node.children))},
    markdown={
        "details": _markdown,
        "summary": lambda node, pen: tagged("summary", node.children, pen),
    },
    losses={"details": {"email": "shown open", "text": "shown open"}},
)
