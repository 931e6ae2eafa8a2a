"""HTML in, nodes out: safe by construction, because only what a table allows ever becomes a node.

Tags and text are fed piece by piece, and finished nodes may be put between them: so `<details>`, three paragraphs of
Markdown and `</details>` become one node. A name that is no HTML tag (`Vec<u8>`, `<str>`) is words, not markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import groupby

from newsletter.document.html_tags import DROPPED, KINDS, KNOWN, VOID, kept_attributes, leaf
from newsletter.model.node import BLOCKS, Node

_BLANK = re.compile(r"[ \t\r\n\f]+")
MAX_DEPTH = 64


class _Frame:
    """An element that is still open."""

    __slots__ = ("attrs", "children", "line", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.line = line
        self.children: list[Node] = []


class TreeBuilder(HTMLParser):
    """Feeds on HTML and on nodes; `close_tree()` gives the tree, with a `dropped` node for what was not let in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [_Frame("", {}, 0)]
        self._silent = 0
        self.first_line = 0

    def html(self, text: str, line: int) -> None:
        """Take in a piece of HTML that begins on `line`; a tag may stay open for the next piece."""
        self.reset()
        self.first_line = line
        self.feed(text)
        self.close()

    def node(self, node: Node) -> None:
        """Take in a finished node."""
        if not self._silent:
            self._add(node)

    def close_tree(self) -> tuple[Node, ...]:
        """Everything taken in; what is still open is closed."""
        while len(self._stack) > 1:
            self._pop()
        return tuple(self._stack[0].children)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self._line()
        if tag in DROPPED:
            if not self._silent:
                self._add(Node("dropped", (), tag, (), line))
            self._silent += tag not in VOID
            return
        if self._silent:
            return
        if tag not in KNOWN:
            self._unknown(self.get_starttag_text() or f"<{tag}>", tag)
            return
        given = {name: value or "" for name, value in attrs}
        for closed in _CLOSES.get(tag, ()):
            if self._stack[-1].tag == closed:
                self._pop()
        if tag in VOID:
            self._add(leaf(tag, given, line))
        elif len(self._stack) < MAX_DEPTH:
            self._stack.append(_Frame(tag, given, line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID or tag in DROPPED:
            silent = self._silent
            self.handle_starttag(tag, attrs)
            self._silent = silent
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in DROPPED:
            self._silent = max(0, self._silent - (tag not in VOID))
        elif not self._silent:
            if tag in KNOWN:
                if any(frame.tag == tag for frame in self._stack):
                    while self._pop() != tag:
                        pass
            else:
                self._unknown(f"</{tag}>", tag)

    def handle_data(self, data: str) -> None:
        if self._silent or not data:
            return
        if any(frame.tag == "pre" for frame in self._stack):
            self._add(Node("text", (), data, (), self._line()))
            return
        words = _BLANK.sub(" ", data)
        if words != " " or self._inside_words():
            self._add(Node("text", (), words, (), self._line()))

    def handle_comment(self, data: str) -> None:
        if not self._silent:
            self._add(Node("comment", (), data, (), self._line()))

    def _unknown(self, raw: str, tag: str) -> None:
        """A custom element gives its words without itself; any other unknown name is words."""
        if "-" not in tag:
            self._add(Node("text", (), raw, (), self._line()))

    def _inside_words(self) -> bool:
        frame = self._stack[-1]
        after_words = bool(frame.children) and frame.children[-1].kind not in BLOCKS
        return after_words and KINDS.get(frame.tag, "") not in _HOLDS_BLOCKS

    def _line(self) -> int:
        return self.first_line + self.getpos()[0] - 1

    def _add(self, node: Node | None) -> None:
        if node is None:
            return
        children = self._stack[-1].children
        if node.kind == "text" and children and children[-1].kind == "text":
            children[-1] = children[-1]._replace(text=children[-1].text + node.text)
        else:
            children.append(node)

    def _pop(self) -> str:
        frame = self._stack.pop()
        self._add(_element(frame))
        return frame.tag


_HOLDS_BLOCKS = frozenset({"list", "table", "row", "details", "figure", "block", "section"})
_CLOSES = {
    "li": ("p", "li"),
    "p": ("p",),
    "dd": ("p", "dd", "dt"),
    "dt": ("p", "dd", "dt"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("td", "th", "tr", "thead"),
    "option": ("option",),
}


def _element(frame: _Frame) -> Node | None:
    kind = KINDS[frame.tag]
    children = tuple(frame.children)
    if kind == "code":
        text = Node("span", children).plain() if children else ""
        return Node(
            "code",
            (),
            text.strip("\n"),
            (("language", _language(frame)), ("info", _language(frame))),
            frame.line,
        )
    if kind == "codespan":
        if any(child.kind == "link" for child in children):
            return Node("element", children, "code", (), frame.line)
        return Node("codespan", (), Node("span", children).plain(), (), frame.line)
    if kind == "table":
        rows = tuple(row for row in _rows(children) if row.children)
        return Node("table", rows, "", (), frame.line) if rows else None
    if kind == "list":
        items = tuple(
            child if child.kind == "item" else Node("item", (child,)) for child in children if child.kind != "comment"
        )
        start = _number(frame.attrs.get("start", "1")) if frame.tag == "ol" else None
        return Node(
            "list",
            items,
            "",
            (("tight", True), ("start", start), ("mark", "." if frame.tag == "ol" else "-")),
            frame.line,
        )
    if kind == "element" and not children and frame.tag not in ("td", "th"):
        return Node("anchor", (), "", (("id", frame.attrs["id"]),), frame.line) if frame.attrs.get("id") else None
    if kind == "block":
        children = tuple(_paragraphs(children))
    text = frame.tag if kind in ("element", "block") else ""
    return Node(kind, children, text, kept_attributes(frame.tag, kind, frame.attrs), frame.line)


def _paragraphs(nodes: Iterable[Node]) -> Iterable[Node]:
    """Words that stand between blocks are a paragraph, whoever forgot to say so."""
    for is_block, group in groupby(nodes, key=lambda node: node.kind in BLOCKS):
        if is_block:
            yield from group
        elif words := trimmed(tuple(group)):
            yield Node("paragraph", words, "", (), words[0].line)


def trimmed(words: tuple[Node, ...]) -> tuple[Node, ...]:
    """Words without blanks at their ends."""
    if words and words[0].kind == "text":
        words = (words[0]._replace(text=words[0].text.lstrip()), *words[1:])
    if words and words[-1].kind == "text":
        words = (*words[:-1], words[-1]._replace(text=words[-1].text.rstrip()))
    return tuple(node for node in words if node.kind != "text" or node.text)


def _rows(children: Iterable[Node]) -> Iterable[Node]:
    for child in children:
        if child.kind == "row":
            yield child._replace(children=tuple(cell for cell in child.children if cell.kind == "cell"))
        elif child.kind == "section":
            yield from _rows(child.children)


def _language(frame: _Frame) -> str:
    met = re.search(r"\b(?:language-|lang-|highlight-source-)([\w+#-]+)", frame.attrs.get("class", ""))
    return met[1] if met else frame.attrs.get("lang", "")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 1
