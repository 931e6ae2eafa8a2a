"""HTML in, nodes out: safe by construction, because only what a table allows ever becomes a node.

Tags and words are fed piece by piece, and finished nodes may be put between them: so `<details>`, three paragraphs of
Markdown and `</details>` become one node. A name that is no HTML tag (`Vec<u8>`, `<str>`) is words, not markup.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsletter.document.html_closing import CELLS, WORDS, closed_by
from newsletter.document.html_nodes import element
from newsletter.document.html_tags import DROPPED, KINDS, KNOWN, SILENT, VOID, leaf
from newsletter.document.html_tokens import Token, tokens
from newsletter.document.math_reading import among_words
from newsletter.document.normal import joined
from newsletter.document.shapes import is_block
from newsletter.document.tex import macros_in
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_BLANK = pattern(r"[ \t\r\n\f]+")
# The script beside an embedded post only dresses the quotation that stands there anyway: nothing is lost without it.
_DECORATES = pattern(r"/(?:widgets|embed)\.js(?:\Z|[?#])")
# Without an attribute these do nothing, so among words they are words: `Just<Base>`, "the <input> element".
_NEEDS_ATTRIBUTES = VOID & DROPPED
# What VuePress, Astro or Docusaurus would draw where it stands; nobody writes a type so.
_COMPONENT = pattern(r"<([A-Z]\w*[a-z]\w*)(?:\s[^<>]*)?/>")
MAX_DEPTH = 64


class _Frame:
    """An element that is still open."""

    __slots__ = ("attrs", "children", "line", "raw", "rest", "tag")

    def __init__(self, token: Token, line: int) -> None:
        self.tag = token.text
        self.raw = token.raw
        self.attrs = dict(token.attrs)
        self.line = line
        self.rest = token.rest
        self.children: list[Node] = []


class TreeBuilder:
    """Feeds on HTML and on nodes; `close_tree()` gives the tree, with a `dropped` node for what was not let in.

    `inline` is for the words of one paragraph: there, a bare tag that is never closed is words (`Vec<u>`).
    """

    __slots__ = ("_inline", "_macros", "_max_depth", "_silenced", "_silent", "_stack")

    def __init__(self, inline: bool = False, max_depth: int = MAX_DEPTH) -> None:
        self._stack = [_Frame(Token("open", "", "", 0), 0)]
        self._silent = ""
        self._silenced: list[Node] = []
        self._inline = inline
        self._macros: dict[str, str] = {}
        self._max_depth = max_depth

    def html(self, text: str, line: int, rest: str = "", macros: str = "") -> None:
        """Take in a piece of HTML that begins on `line`; a tag may stay open for the next piece.

        `rest` is what stands on the line of a single tag from there on; `macros` are those that its formulas may use.
        """
        self._macros |= macros_in(macros)
        for token in tokens(text):
            at = line + token.line
            token = token._replace(rest=rest) if rest else token
            if self._silent:
                if token.kind == "close" and token.text == self._silent:
                    self._silent = ""
                    self._silenced.clear()
            elif token.kind == "open":
                self._open(token, at)
            elif token.kind == "close":
                self._close(token, at)
            elif token.kind == "words":
                self._words(token.text, at)
            else:
                self._add(Node("comment", (), token.text, (), at))

    def node(self, node: Node) -> None:
        """Take in a finished node."""
        if self._silent:
            self._silenced.append(node)
            return
        if is_block(node):
            self._end("p", within=CELLS)
        self._add(node)

    def close_tree(self) -> tuple[Node, ...]:
        """Everything taken in; what is still open is closed, and what an unclosed `<svg>` silenced is heard."""
        for node in self._silenced:
            self._add(node)
        while len(self._stack) > 1:
            frame = self._stack[-1]
            if self._inline and not frame.attrs and KINDS[frame.tag] in WORDS:
                self._stack.pop()
                self._add(Node("text", (), frame.raw, (), frame.line), *frame.children)
            elif KINDS[frame.tag] == "media":
                self._stack.pop()
                self._add(*element(frame.tag, frame.attrs, (), frame.line), *frame.children)
            else:
                self._pop()
        return joined(self._stack[0].children)

    def _open(self, token: Token, line: int) -> None:
        tag = token.text
        if tag not in KNOWN or (self._inline and tag in _NEEDS_ATTRIBUTES and not token.attrs):
            self._unknown(token, line)
            return
        self._lend(tag, token.attrs)
        for closed, within in () if self._is_open("pre") else closed_by(tag):
            self._end(closed, within)
        if tag in VOID:
            node = leaf(tag, dict(token.attrs), line)
            if node:
                node = _with_rest(node, token.rest)
                self._add(Node("text", (), "\n", (), line) if tag == "br" and self._is_open("pre") else node)
            return
        if tag in DROPPED and not _DECORATES.search(token.attrs.get("src", "")):
            self._add(Node("dropped", (), tag, (("rest", token.rest),), line))
        if tag in SILENT:
            self._silent = tag
        elif self._may_hold(tag):
            self._stack.append(_Frame(token, line))

    def _may_hold(self, tag: str) -> bool:
        """Whether an element may begin here: rows only in tables, no colours in code, and no bottomless nesting."""
        if tag not in KINDS or len(self._stack) > self._max_depth or self._is_open("pre"):
            return False
        return tag not in _TABLE_PARTS or self._is_open("table")

    def _close(self, token: Token, line: int) -> None:
        if token.text not in KNOWN:
            self._unknown(token, line)
        elif not self._is_open("pre") or token.text == "pre":
            self._end(token.text, within=() if token.text in _TABLE_PARTS or token.text == "table" else CELLS)

    def _unknown(self, token: Token, line: int) -> None:
        """A custom element gives its words without itself; a component that closes itself, `<Toc />`, has none.

        Any other unknown name is words.
        """
        component = _COMPONENT.match(token.raw)
        if component and not self._is_open("pre") and not self._is_open("code"):
            self._add(Node("dropped", (), component[1], (("rest", token.rest),), line))
        elif "-" not in token.text:
            self._add(Node("text", (), token.raw, (), line))

    def _words(self, text: str, line: int) -> None:
        if self._is_open("pre"):
            self._add(Node("text", (), text, (), line))
            return
        for piece in among_words(text, line, self._macros, in_code=self._is_open("code")):
            if piece.kind == "text":
                self._plain(piece.text, piece.line)
            else:
                self._add(piece)

    def _plain(self, text: str, line: int) -> None:
        for number, words in enumerate(text.split("\n")):
            if number:
                self._add(Node("softbreak"))
            words = _BLANK.sub(" ", words.lstrip() if number else words)
            if words:
                self._add(Node("text", (), words, (), line + number))

    def _lend(self, tag: str, attrs: Mapping[str, str]) -> None:
        """`<pre><code class>` and `<video><source src>`: what the inner tag says is meant for the outer one."""
        parent = self._stack[-1]
        name = _LENT.get((parent.tag, tag))
        if name and name in attrs:
            parent.attrs.setdefault(name, attrs[name])

    def _is_open(self, tag: str) -> bool:
        return any(frame.tag == tag for frame in self._stack)

    def _end(self, tag: str, within: tuple[str, ...]) -> None:
        """Close the innermost `tag` and what is open in it, unless one of `within` is met first."""
        for place in range(len(self._stack) - 1, 0, -1):
            if self._stack[place].tag == tag:
                while len(self._stack) > place:
                    self._pop()
                return
            if self._stack[place].tag in within:
                return

    def _add(self, *nodes: Node) -> None:
        children = self._stack[-1].children
        for node in nodes:
            if node.kind == "comment" and children and children[-1].kind in ("softbreak", "break"):
                _insert_comment(children, node)
            elif node.kind != "softbreak" or not children or children[-1].kind not in ("softbreak", "break"):
                children.append(node)

    def _pop(self) -> None:
        frame = self._stack.pop()
        made = element(frame.tag, frame.attrs, tuple(frame.children), frame.line)
        self._add(*(_with_rest(node, frame.rest) for node in made))


def _with_rest(node: Node, rest: str) -> Node:
    """What was left out with the end of its line, by which its column is found."""
    return node._replace(attrs=(("rest", rest),)) if node.kind == "dropped" and not node.attrs else node


def _insert_comment(children: list[Node], comment: Node) -> None:
    """Before the end of the line, since a comment at the start of a line ends the paragraph in Markdown."""
    place = len(children)
    while place and children[place - 1].kind in ("softbreak", "break"):
        place -= 1
    children.insert(place, comment)


_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
_LENT = {("pre", "code"): "class", ("video", "source"): "src", ("audio", "source"): "src"}
