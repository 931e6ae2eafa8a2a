"""Words, emphasis, line breaks, paragraphs, quotations and rules (CommonMark 0.31.2: 4.1, 4.8, 5.1, 6.2, 6.7, 6.8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter.document.entities import unescape
from newsletter.document.markup import emphasis_mark, guard_line_starts, markdown_escape
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax, Writer, escape
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

Token = Mapping[str, Any]
_LINE_ENDS = pattern(r"[\r\n]")


def _read_text(token: Token, reader: Reader) -> Node | None:
    text = unescape(token["raw"])
    return Node("text", (), text, (), reader.line) if text else None


def _read_break(token: Token, reader: Reader) -> Node:
    reader.line += 1
    return Node("softbreak" if token["type"] == "softbreak" else "break", (), "", (), reader.line - 1)


def _read_emphasis(token: Token, reader: Reader) -> Node | None:
    line = reader.line
    children = reader.spans(token["children"])
    return Node(token["type"], children, "", (), line) if children else None


def _read_paragraph(token: Token, reader: Reader) -> Node | None:
    kind = "plain" if token["type"] == "block_text" else "paragraph"
    children = reader.inline(token["text"], token["line"])
    return Node(kind, children, "", (), token["line"]) if children else None


def _read_quote(token: Token, reader: Reader) -> Node:
    return Node("quote", reader.blocks(token["children"]), "", (), token["line"])


def _read_rule(token: Token, _reader: Reader) -> Node:
    return Node("rule", (), "", (), token["line"])


def _wrapped(tag: str, after: str = "") -> Writer:
    opening, closing = f"<{tag}>", f"</{tag}>{after}"
    return lambda node, pen: opening + pen(node.children) + closing


def _html_text(node: Node, _pen: Pen) -> str:
    return escape(node.text)


def _text_paragraph(node: Node, pen: TextPen) -> str:
    return pen.fill(pen(node.children))


def _text_quote(node: Node, pen: TextPen) -> str:
    return pen.inset(node.children, "> ", "> ")


def _around(mark: str) -> Writer:
    return lambda node, pen: mark + pen(node.children) + mark


def _markdown_text(node: Node, pen: MarkdownPen) -> str:
    """Words with what Markdown would read as markup marked, also where it takes the next word for it."""
    words = _LINE_ENDS.sub(lambda met: f"&#{ord(met[0])};", markdown_escape(node.text))
    if pen.dollars and node.text.count("$") == 1:
        words = words.replace("$", "\\$")
    if pen.before == "\n" and words[:1].isspace():
        words = f"&#{ord(words[0])};{words[1:]}"
    if pen.after == "\n" and words[-1:] in (" ", "\t"):
        words = f"{words[:-1]}&#{ord(words[-1])};"
    if pen.before == "]" and words[:1] in (":", "("):
        words = "\\" + words
    if pen.after == "[" and words[-1:] == "!":
        words = words[:-1] + "\\!"
    return words


def _markdown_break(node: Node, pen: MarkdownPen) -> str:
    if pen.one_line:
        return "<br>" if node.kind == "break" else " "
    return "\\\n" if node.kind == "break" else "\n"


def _emphasis(tag: str, mark: str) -> Writer:
    """Emphasis by marks; by tags where no mark would be read as one."""

    def write(node: Node, pen: MarkdownPen) -> str:
        chosen = emphasis_mark(node, mark, pen.before, pen.after, pen.emphasis)
        if not chosen:
            return f"<{tag}>{pen.between(node.children, '>', '<')}</{tag}>"
        outer, pen.emphasis = pen.emphasis, pen.emphasis + chosen[0]
        words = pen.between(node.children, chosen[0], chosen[0])
        pen.emphasis = outer
        return chosen + words + chosen

    return write


def _markdown_paragraph(node: Node, pen: MarkdownPen) -> str:
    return guard_line_starts(pen.words(node.children))


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
        "text": _markdown_text,
        "softbreak": _markdown_break,
        "break": _markdown_break,
        "emphasis": _emphasis("em", "*"),
        "strong": _emphasis("strong", "**"),
        "paragraph": _markdown_paragraph,
        "plain": _markdown_paragraph,
        "quote": lambda node, pen: pen.inset(node.children, "> ", "> "),
        # Three dashes under the words of a tight list item would make a heading of them.
        "rule": lambda _node, pen: "___" if pen.margins else "---",
    },
)
