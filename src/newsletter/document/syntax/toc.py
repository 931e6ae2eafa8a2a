"""A table of contents at its mark: `[TOC]`, `[[toc]]`, `{:toc}` under a list, `<!-- toc -->`, with end or without.

The marks are those of Python-Markdown, GitLab, MultiMarkdown, Hugo, kramdown, markdown-toc and doctoc. What a program
wrote between two of them is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsletter.document.pens import TextPen
from newsletter.document.writing import Pass, Pen, Syntax
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

Nodes = tuple[Node, ...]
_MARK = pattern(r"(?:\[toc\]|\[\[_?toc_?\]\]|\{\{[<%]?\s*toc\s*[%>]?\}\}|\$\{toc\})\Z", re.I)
_LIST_MARK = pattern(r"\{:\s*toc\b[^{}]*\}\Z", re.I)
_BEGIN = pattern(r"\s*(?:toc|start doctoc\b.*|toc:? ?(?:start|begin))\s*\Z", re.I | re.DOTALL)
_END = pattern(r"\s*(?:/toc|tocstop|toc ?end|end ?toc|end doctoc\b.*)\s*\Z", re.I | re.DOTALL)


def find_tocs(nodes: Nodes) -> Nodes:
    """Marks become tables of contents, still empty; up to an end mark, what stands there goes."""
    if not any(map(_is_mark, nodes)):
        return nodes
    found: list[Node] = []
    end = -1
    for place, node in enumerate(nodes):
        if place <= end:
            continue
        if _is_mark(node):
            found.append(Node("toc", (), "", (), node.line))
            end = _end(nodes, place) if node.kind == "comment" else place
        else:
            found.append(node)
    return tuple(found)


def _is_mark(node: Node) -> bool:
    if node.kind == "comment":
        return bool(_BEGIN.match(node.text))
    if node.kind == "paragraph":
        plain = all(child.kind in ("text", "emphasis") for child in node.children)
        return plain and bool(_MARK.match(node.plain().strip()))
    return node.kind == "list" and len(node.children) == 1 and bool(_LIST_MARK.search(node.plain().strip()))


def _end(nodes: Nodes, start: int) -> int:
    """Where the contents that a program wrote end: at their end mark, else at the mark itself."""
    for place in range(start + 1, len(nodes)):
        if nodes[place].kind == "comment" and _END.match(nodes[place].text):
            return place
        if nodes[place].kind not in ("list", "comment", "paragraph"):
            break
    return start


def with_contents(nodes: Nodes, wanted: bool = False) -> Nodes:
    """The tables of contents filled; one is put on top, below the title, where it is `wanted` and there is none."""
    if wanted and not any(node.kind == "toc" for node in nodes):
        place = 1 if nodes and _is_title(nodes[0]) else 0
        nodes = (*nodes[:place], Node("toc", (), "", (), nodes[0].line if nodes else 0), *nodes[place:])
    places = [place for place, node in enumerate(nodes) if node.kind == "toc"]
    if not places:
        return nodes
    headings = list(_listed(nodes))
    filled = list(nodes)
    for place in places:
        filled[place] = nodes[place]._replace(children=_nested(headings))
    return tuple(node for node in filled if node.kind != "toc" or node.children)


def _is_title(node: Node) -> bool:
    return node.kind == "heading" and node.get("level") == 1


def _listed(nodes: Nodes) -> Iterator[Node]:
    """The headings that a table of contents lists: not the title of the whole, nor what heads the table itself."""
    headings = [(place, node) for place, node in enumerate(nodes) if node.kind == "heading"]
    titles = sum(map(_is_title, nodes))
    for nth, (place, heading) in enumerate(headings):
        above_toc = place + 1 < len(nodes) and nodes[place + 1].kind == "toc"
        if heading.plain().strip() and not above_toc and not (nth == 0 and titles == 1 and _is_title(heading)):
            yield heading


def _nested(headings: Iterable[Node]) -> Nodes:
    """The headings as lists in lists. A level that was left out leaves no empty step."""
    root: list[Node] = []
    open_lists: list[tuple[int, list[Node]]] = [(0, root)]
    for heading in headings:
        level = int(heading.get("level") or 6)
        while len(open_lists) > 1 and open_lists[-1][0] > level:
            _close(open_lists)
        if open_lists[-1][0] < level:
            open_lists.append((level, []))
        open_lists[-1][1].append(_item(heading))
    while len(open_lists) > 1:
        _close(open_lists)
    return tuple(root)


def _close(open_lists: list[tuple[int, list[Node]]]) -> None:
    """The innermost list goes into the last item of the one around it."""
    _, items = open_lists.pop()
    made = Node("list", tuple(items), "", (("tight", True), ("start", None), ("mark", "-")), items[0].line)
    around = open_lists[-1][1]
    if around and around[-1].kind == "item":
        around[-1] = around[-1]._replace(children=(*around[-1].children, made))
    else:
        around.append(made)


def _item(heading: Node) -> Node:
    words = Node("text", (), " ".join(heading.plain().split()), (), heading.line)
    url = f"#{heading.string('id')}"
    link = Node("link", (words,), "", (("url", url), ("title", "")), heading.line)
    return Node("item", (Node("plain", (link,), "", (), heading.line),), "", (), heading.line)


def _bare(node: Node, pen: Pen) -> str:
    return pen(node.children)


def _text(node: Node, pen: TextPen) -> str:
    return pen.blocks(node.children)


SYNTAX = Syntax(
    "toc",
    passes=(Pass(find_tocs, ("toc", "TOC", "Toc")),),
    html={"toc": lambda node, pen: f'<nav class="toc" aria-label="Contents">\n{pen(node.children)}</nav>\n'},
    email={"toc": _bare},
    feed={"toc": _bare},
    text={"toc": _text},
    markdown={"toc": lambda _node, _pen: "[TOC]"},
    losses={"toc": {**dict.fromkeys(("email", "feed"), "links to the web page"), "text": "a list without links"}},
)
