"""Callouts: `> [!NOTE]` as GitHub writes them, and the paragraph that begins `**Why it matters:**`."""

from __future__ import annotations

import re

from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.node import Node

_MARK = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*", re.I)
_WHY = re.compile(r"why\s+(?:it|this|does\s+(?:it|this))\s+matters?\s*[:?.]?:?\s*", re.I)


def find_callouts(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Quotations and paragraphs that are callouts become callouts, wherever they stand."""
    found: list[Node] = []
    for node in nodes:
        if node.kind in ("paragraph", "plain"):
            found += _split_at_why(node)
        elif node.kind == "quote":
            found.append(_marked(node) or node._replace(children=find_callouts(node.children)))
        elif node.children and node.kind in _HOLD_BLOCKS:
            found.append(node._replace(children=find_callouts(node.children)))
        else:
            found.append(node)
    return tuple(found)


_HOLD_BLOCKS = frozenset({"list", "item", "details", "block"})


def _marked(quote: Node) -> Node | None:
    if not quote.children or quote.children[0].kind != "paragraph":
        return None
    first, *rest = quote.children
    words = first.children[0] if first.children else None
    met = _MARK.match(words.text) if words and words.kind == "text" else None
    if not words or not met:
        return None
    title = words.text[met.end() :].strip()
    inner = first.children[1:]
    if inner and inner[0].kind in ("softbreak", "break"):
        inner = inner[1:]
    elif inner and title:
        inner, title = (Node("text", (), title + " "), *inner), ""
    body = ((first._replace(children=inner),) if inner else ()) + tuple(rest)
    kind = met[1].lower()
    return Node(
        "callout",
        find_callouts(body),
        "",
        (("kind", kind), ("title", title or kind.capitalize())),
        quote.line,
    )


def _split_at_why(paragraph: Node) -> list[Node]:
    children = paragraph.children
    for place, child in enumerate(children):
        starts_line = place == 0 or children[place - 1].kind in ("softbreak", "break")
        if child.kind == "strong" and starts_line and _WHY.fullmatch(child.plain().strip() + " "):
            before = children[: max(0, place - 1)]
            words = _trimmed(children[place + 1 :])
            title = child.plain().strip().rstrip(":").strip()
            line = child.line or paragraph.line
            inner = (Node("paragraph", words, "", (), line),) if words else ()
            callout = Node("callout", inner, "", (("kind", "why"), ("title", title)), line)
            return [paragraph._replace(children=before), callout] if before else [callout]
    return [paragraph]


def _trimmed(words: tuple[Node, ...]) -> tuple[Node, ...]:
    if words and words[0].kind in ("softbreak", "break"):
        return words[1:]
    if words and words[0].kind == "text":
        return (words[0]._replace(text=words[0].text.lstrip(": ")), *words[1:])
    return words


def _aside(node: Node, pen: Pen) -> str:
    title = escape(node.string("title"))
    return f'<aside class="callout {node.string("kind")}">\n<p class="callout-title">{title}</p>\n{pen(node.children)}</aside>\n'


def _div(node: Node, pen: Pen) -> str:
    title = escape(node.string("title"))
    return f'<div class="callout {node.string("kind")}">\n<p class="callout-title">{title}</p>\n{pen(node.children)}</div>\n'


def _feed(node: Node, pen: Pen) -> str:
    return f"<blockquote>\n<p><strong>{escape(node.string('title'))}</strong></p>\n{pen(node.children)}</blockquote>\n"


def _text(node: Node, pen: TextPen) -> str:
    title = Node("paragraph", (Node("strong", (Node("text", (), node.string("title") + ":"),)),))
    return pen.inset((title, *node.children), "| ", "| ")


def _markdown(node: Node, pen: MarkdownPen) -> str:
    kind, title = node.string("kind"), node.string("title")
    if kind == "why":
        return f"**{title}:** {pen.blocks(node.children)}"
    mark = f"[!{kind.upper()}]" + ("" if title == kind.capitalize() else f" {title}")
    return f"> {mark}\n" + pen.inset(node.children, "> ", "> ")


SYNTAX = Syntax(
    "callouts",
    passes=(find_callouts,),
    html={"callout": _aside},
    email={"callout": _div},
    feed={"callout": _feed},
    text={"callout": _text},
    markdown={"callout": _markdown},
)
