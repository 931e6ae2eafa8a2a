"""Callouts: `> [!NOTE]` as GitHub writes them, and the paragraph that begins `**Why it matters:**`."""

from __future__ import annotations

import re
from itertools import takewhile
from operator import is_, itemgetter

from newsletter.document.markup import markdown_escape
from newsletter.document.normal import trimmed
from newsletter.document.passes import each_group
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.shapes import is_unseen
from newsletter.document.writing import Pass, Pen, Syntax, Writer, escape
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

Nodes = tuple[Node, ...]
_MARK = pattern(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*", re.I)
_WHY = pattern(r"why\s+(?:it|this|does\s+(?:it|this))\s+matters?\s*[:?.]?:?\s*", re.I)


def find_callouts(nodes: Nodes) -> Nodes:
    """Quotations that are callouts become callouts, wherever they stand."""
    found = [node if node.kind not in _HOLD_BLOCKS else _marked(node) or _with_callouts(node) for node in nodes]
    return nodes if all(map(is_, found, nodes)) else tuple(found)


def _with_callouts(holder: Node) -> Node:
    return holder.holding(find_callouts(holder.children))


def find_reasons(nodes: Nodes) -> Nodes:
    """Paragraphs that tell why something matters become callouts, wherever they stand."""
    return each_group(nodes, _HOLD_BLOCKS, _split_at_why)


_HOLD_BLOCKS = frozenset({"quote", "list", "item", "details", "block", "callout"})


def _marked(quote: Node) -> Node | None:
    if quote.kind != "quote" or not quote.children or quote.children[0].kind != "paragraph":
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


def _split_at_why(paragraph: Node) -> Nodes:
    children = paragraph.children if paragraph.kind in ("paragraph", "plain") else ()
    kinds = [*map(_KIND, children)]
    if "strong" not in kinds[:1] and ("strong" not in kinds or _LINE_ENDS.isdisjoint(kinds)):
        return (paragraph,)
    for place, child in enumerate(children):
        if child.kind != "strong":
            continue
        starts_line = place == 0 or children[place - 1].kind in _LINE_ENDS
        if starts_line and _WHY.fullmatch(child.plain().strip() + " "):
            before = trimmed(children[: max(0, place - 1)])
            title = child.plain().strip().rstrip(":").strip()
            words = _trimmed(children[place + 1 :], "" if child.plain().rstrip().endswith(":") else ":")
            line = child.line or paragraph.line
            inner = (Node("paragraph", words, "", (), line),) if words else ()
            callout = Node("callout", inner, "", (("kind", "why"), ("title", title)), line)
            return (paragraph._replace(children=before), callout) if before else (callout,)
    return (paragraph,)


_KIND = itemgetter(0)
_LINE_ENDS = frozenset({"softbreak", "break"})


def _trimmed(words: Nodes, colon: str) -> Nodes:
    """What follows the title: without the colon, the blanks and the line end after it, and with no comment first."""
    words = trimmed(words)
    unseen = tuple(takewhile(is_unseen, words))
    words = words[len(unseen) :]
    if words and words[0].kind == "text":
        text = words[0].text.lstrip(" ").removeprefix(colon).lstrip(" ")
        words = (words[0]._replace(text=text), *words[1:]) if text else words[1:]
    return words + unseen if words else ()


def _wrapped(tag: str) -> Writer:
    def write(node: Node, pen: Pen) -> str:
        title = f'<p class="callout-title">{escape(node.string("title"))}</p>'
        return f'<{tag} class="callout {node.string("kind")}">\n{title}\n{pen(node.children)}</{tag}>\n'

    return write


def _feed(node: Node, pen: Pen) -> str:
    return f"<blockquote>\n<p><strong>{escape(node.string('title'))}</strong></p>\n{pen(node.children)}</blockquote>\n"


def _text(node: Node, pen: TextPen) -> str:
    title = Node("paragraph", (Node("strong", (Node("text", (), node.string("title") + ":"),)),))
    return pen.inset((title, *node.children), "| ", "| ")


def _markdown(node: Node, pen: MarkdownPen) -> str:
    kind, title = node.string("kind"), node.string("title")
    if kind == "why":
        return f"**{markdown_escape(title)}:** {pen.blocks(node.children)}".rstrip(" ")
    mark = f"> [!{kind.upper()}]" + ("" if title == kind.capitalize() else f" {markdown_escape(title)}")
    if not node.children:
        return mark
    # Only a paragraph may follow on the next line: a list that begins with 2 would be taken for words.
    apart = "\n" if node.children[0].kind == "paragraph" else "\n>\n"
    return mark + apart + pen.inset(node.children, "> ", "> ")


SYNTAX = Syntax(
    "callouts",
    passes=(Pass(find_callouts, ("[!",)), Pass(find_reasons, ("atter", "ATTER"))),
    html={"callout": _wrapped("aside")},
    email={"callout": _wrapped("div")},
    feed={"callout": _feed},
    text={"callout": _text},
    markdown={"callout": _markdown},
    losses={"callout": {"feed": "a quotation with a bold title"}},
)
