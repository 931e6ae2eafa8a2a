"""HTML inside Markdown: blocks and tags become nodes of the same tree, by the allow-list of `html_tags`.

Comments stay in the tree and in Markdown and are shown nowhere else: they hold an editor's notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import is_
from typing import Any

from newsletter.document.html_nodes import hoisted, unlinked
from newsletter.document.html_structures import cell_nodes
from newsletter.document.html_tags import written_as
from newsletter.document.html_tree import TreeBuilder
from newsletter.document.markup import guarded
from newsletter.document.math_letters import lowered, raised
from newsletter.document.normal import blocks, joined, trimmed, words
from newsletter.document.pens import MarkdownPen
from newsletter.document.reading import Reader
from newsletter.document.shapes import is_block
from newsletter.document.spacing import spaced
from newsletter.document.tex import macros_in
from newsletter.document.writing import Pass, Pen, Syntax, escape
from newsletter.model.node import Attr, Node

Nodes = tuple[Node, ...]
HIGHEST = 100


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    line = token.get("line")
    if line is None:
        line = reader.line
        reader.line += token["raw"].count("\n")
    facts: tuple[tuple[str, Attr], ...] = (("rest", token.get("rest", "")),)
    if "\\" in token["raw"]:
        reader.macros |= macros_in(token["raw"])  # they hold from here on
        facts = (*facts, ("macros", "".join(reader.macros.values())))
    return Node("html", (), token["raw"], facts, line)


def islands(nodes: Nodes, kind: str = "paragraph") -> Nodes:
    """Blocks whose raw HTML has become nodes, each element holding what stands between its tags."""
    found = [part for node in nodes for part in _opened(node)]
    if any(node.kind == "html" for node in nodes):
        return blocks(_built(found, TreeBuilder(max_depth=HIGHEST - _height(found))), kind)
    return nodes if all(map(is_, found, nodes)) and len(found) == len(nodes) else tuple(found)


def _opened(node: Node) -> Nodes:
    """A node with the HTML in it made nodes; a paragraph may fall apart into blocks."""
    if not node.children:
        return (node,)
    if node.kind in _HOLD_BLOCKS:
        inner = islands(node.children, "plain" if node.kind == "item" else "paragraph")
        made = node.holding(inner)
        return (spaced(made) if node.kind == "list" and made is not node else made,)
    inner = _words(node.children)
    if inner is node.children:
        return (node,)
    if node.kind in ("paragraph", "plain"):
        return tuple(each._replace(line=each.line or node.line) for each in blocks(inner, node.kind))
    if node.kind == "cell":
        return cell_nodes(node._replace(children=inner))
    if node.kind == "link":
        inner = joined(unlinked(inner))
    if any(map(is_block, inner)):
        inner = words(inner)
    if node.kind in _EMPHASIS:
        return hoisted(node._replace(children=inner))
    return (node._replace(children=trimmed(inner) if node.kind == "heading" else inner),)


_HOLD_BLOCKS = frozenset({"quote", "list", "item", "table", "row"})
_EMPHASIS = frozenset({"emphasis", "strong", "strike"})


def _words(nodes: Nodes) -> Nodes:
    found = [part for node in nodes for part in _opened(node)]
    if any(node.kind == "html" for node in nodes):
        return _built(found, TreeBuilder(inline=True))
    return nodes if all(map(is_, found, nodes)) else joined(found)


def _built(nodes: Iterable[Node], builder: TreeBuilder) -> Nodes:
    for node in nodes:
        if node.kind == "html":
            builder.html(node.text, node.line, node.string("rest"), node.string("macros"))
        else:
            builder.node(node)
    return builder.close_tree()


def _height(nodes: Iterable[Node]) -> int:
    return 1 + max((_height(node.children) for node in nodes), default=0)


def _html_element(node: Node, pen: Pen) -> str:
    tag = written_as(node.text)
    attrs = _attributes(node)
    if not tag:
        tag = "span" if attrs else ""
    return f"<{tag}{attrs}>{pen(node.children)}</{tag}>" if tag else pen(node.children)


def _attributes(node: Node) -> str:
    return "".join(f' {name}="{escape(str(value))}"' for name, value in node.attrs if value)


def _html_block(node: Node, pen: Pen) -> str:
    return f"<div{_attributes(node)}>\n{pen(node.children)}</div>\n"


def _feed_block(node: Node, pen: Pen) -> str:
    attrs = _attributes(_unnamed(node))
    return f"<div{attrs}>\n{pen(node.children)}</div>\n" if attrs else pen(node.children)


def _unnamed(node: Node) -> Node:
    """A node without its id: in a feed reader, the entries of a year stand on one page."""
    return node._replace(attrs=tuple(pair for pair in node.attrs if pair[0] != "id"))


def _markdown_element(node: Node, pen: MarkdownPen) -> str:
    return f"<{node.text}{guarded(_attributes(node))}>{pen.between(node.children, '>', '<')}</{node.text}>"


def _markdown_comment(node: Node, pen: MarkdownPen) -> str:
    """A comment; among words it has no blank line, and nothing in it looks like its end."""
    text = " ".join(node.text.split()) if pen.before and "\n" in node.text else node.text
    return f"<!--{' ' if text[:1] in ('-', '>') else ''}{text}-->"


def tagged(tag: str, children: Nodes, pen: MarkdownPen, attrs: str = "") -> str:
    """An element of HTML in Markdown: plain words on its line, anything else as Markdown between blank lines."""
    if all(child.kind == "text" and " ".join(child.text.split()) == child.text for child in children):
        return f"<{tag}{attrs}>{guarded(escape(''.join(child.text for child in children)))}</{tag}>"
    return f"<{tag}{attrs}>\n\n{pen.blocks(children)}\n\n</{tag}>"


def _text_element(node: Node, pen: Pen) -> str:
    """Words without their tag; those of `<sub>` and `<sup>` stand low and high where Unicode has them so."""
    words = pen(node.children)
    return (node.text in _SHIFTED and _SHIFTED[node.text](words)) or words


def _on_the_line(node: Node) -> str:
    return "on the line" if node.text in _SHIFTED and not _SHIFTED[node.text](node.plain()) else ""


_SHIFTED = {"sub": lowered, "sup": raised}

SYNTAX = Syntax(
    "html",
    read={"block_html": _read, "inline_html": _read},
    passes=(Pass(islands, ("<",)),),
    html={
        "element": _html_element,
        "block": _html_block,
        "anchor": lambda node, _pen: f'<span id="{escape(node.string("id"))}"></span>',
        "comment": lambda _node, _pen: "",
        "dropped": lambda _node, _pen: "",
    },
    feed={
        "anchor": lambda _node, _pen: "",
        "element": lambda node, pen: _html_element(_unnamed(node), pen),
        "block": _feed_block,
    },
    text={
        "element": _text_element,
        "block": lambda node, pen: pen.blocks(node.children),
        "anchor": lambda _node, _pen: "",
        "comment": lambda _node, _pen: "",
        "dropped": lambda _node, _pen: "",
    },
    markdown={
        "element": _markdown_element,
        "block": lambda node, pen: (
            f"<{node.text}{guarded(_attributes(node))}>\n\n{pen.blocks(node.children)}\n\n</{node.text}>"
        ),
        "anchor": lambda node, _pen: f'<span id="{node.string("id")}"></span>',
        "comment": _markdown_comment,
        "dropped": lambda _node, _pen: "",
    },
    losses={
        "element": {"text": _on_the_line},
        "anchor": {"feed": "left out: links lead to the web page", "text": "left out"},
        "dropped": dict.fromkeys(("html", "email", "feed", "text"), "left out"),
    },
)
