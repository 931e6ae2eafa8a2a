"""HTML inside Markdown: blocks and tags become nodes of the same tree, by the allow-list of `html_tags`.

Comments stay in the tree and in Markdown and are shown nowhere else: they hold an editor's notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter.document.html_tags import written_as
from newsletter.document.html_tree import TreeBuilder
from newsletter.document.pens import LinePen, MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax, escape
from newsletter.model.node import BLOCKS, Node


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    return Node("html", (), token["raw"], (), token.get("line") or reader.line)


def islands(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Nodes whose raw HTML has become nodes too, each element holding what stands between its tags."""
    inner = tuple(node._replace(children=islands(node.children)) if node.children else node for node in nodes)
    if not any(node.kind == "html" for node in inner):
        return inner
    builder = TreeBuilder()
    for node in inner:
        if node.kind == "html":
            builder.html(node.text, node.line)
        else:
            builder.node(node)
    return builder.close_tree()


def _html_element(node: Node, pen: Pen) -> str:
    tag = written_as(node.text)
    attrs = _attributes(node)
    if not tag:
        tag = "span" if attrs else ""
    return f"<{tag}{attrs}>{pen(node.children)}</{tag}>" if tag else pen(node.children)


def _attributes(node: Node) -> str:
    return "".join(f' {name}="{escape(str(value))}"' for name, value in node.attrs if value)


def _html_block(node: Node, pen: Pen) -> str:
    return f"<div{_attributes(node)}>{pen(node.children)}</div>\n" if node.children else ""


def _html_media(node: Node, pen: Pen) -> str:
    url = node.string("url")
    words = pen(node.children).strip() or escape(node.string("title") or url)
    return f'<p><a href="{pen.address(url)}">{words}</a></p>\n' if url else pen(node.children)


def _text_media(node: Node, pen: TextPen) -> str:
    words = node.string("title") or node.string("tag")
    return f"{words.capitalize()}: {node.string('url')}" if node.get("url") else pen(node.children)


def _markdown_element(node: Node, pen: MarkdownPen) -> str:
    return f"<{node.text}{_attributes(node)}>{pen(node.children)}</{node.text}>"


def _lines(node: Node, pen: LinePen) -> str:
    if any(child.kind in BLOCKS for child in node.children):
        return pen.blocks(node.children)
    return pen.table["paragraph"](node, pen)


SYNTAX = Syntax(
    "html",
    read={"block_html": _read, "inline_html": _read},
    passes=(islands,),
    html={
        "element": _html_element,
        "block": _html_block,
        "media": _html_media,
        "anchor": lambda node, _pen: f'<span id="{escape(node.string("id"))}"></span>',
        "comment": lambda _node, _pen: "",
        "dropped": lambda _node, _pen: "",
        "span": lambda node, pen: pen(node.children),
        "section": lambda node, pen: pen(node.children),
    },
    feed={
        "anchor": lambda _node, _pen: "",
        "element": lambda node, pen: _html_element(node._replace(attrs=()), pen),
    },
    text={
        "element": lambda node, pen: pen(node.children),
        "block": _lines,
        "media": _text_media,
        "anchor": lambda _node, _pen: "",
        "comment": lambda _node, _pen: "",
        "dropped": lambda _node, _pen: "",
        "span": lambda node, pen: pen(node.children),
        "section": _lines,
    },
    markdown={
        "element": _markdown_element,
        "block": lambda node, pen: f"<{node.text}{_attributes(node)}>\n\n{_lines(node, pen)}\n\n</{node.text}>",
        "media": lambda node, pen: f'<{node.string("tag")} src="{escape(node.string("url"))}"></{node.string("tag")}>',
        "anchor": lambda node, _pen: f'<span id="{node.string("id")}"></span>',
        "comment": lambda node, _pen: f"<!--{node.text}-->",
        "dropped": lambda _node, _pen: "",
        "span": lambda node, pen: pen(node.children),
        "section": _lines,
    },
)
