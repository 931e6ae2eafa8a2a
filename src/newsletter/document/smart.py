"""Smart punctuation: straight quotes, dots and double dashes in, the signs of the printer in the text's language out.

Only running words are touched: never code, formulas, addresses or raw HTML. A writer's own signs stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsletter.document.shapes import is_block
from newsletter.model.node import Document, Node
from newsletter.text.patterns import pattern

QUOTES = {
    "en": "“”‘’",
    "de": "„“‚‘",
    "cs": "„“‚‘",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "bg": "„“’’",
    "pl": "„”‚’",
    "ro": "„”«»",
    "hu": "„”»«",
    "nl": "“”‘’",
    "fr": "«\u202f\u202f»“”",
    "es": "«»“”",
    "it": "«»“”",
    "pt": "“”‘’",
    "ca": "«»“”",
    "ru": "«»„“",
    "uk": "«»„“",
    "el": "«»“”",
    "no": "«»‘’",
    "nb": "«»‘’",
    "nn": "«»‘’",
    "da": "”“’‘",
    "sv": "””’’",
    "fi": "””’’",
}
"""Opening and closing quotes, then those inside of quotes. In French a narrow blank stands inside the outer ones."""

_SIGNS = pattern(r"(?<![-!<])-{2,3}(?![->])|(?<!\.)\.{3}(?!\.)|[\"']")
_NOT_WORDS = frozenset({"code", "codespan", "math", "equation", "html", "comment", "dropped", "media", "meaning"})
_OPENS_AFTER = pattern(r"[\s(\[{<–—\-/“„‘‚«\u202f]\Z")


def smart(document: Document, language: str) -> Document:
    """The text with the punctuation of its language (`de-AT` is `de`; one we do not know is taken for English)."""
    found = QUOTES.get(language.lower().replace("_", "-").split("-")[0], QUOTES["en"])
    outer = (found[:2], found[2:4]) if len(found) == 6 else (found[0], found[1])
    return replace(
        document,
        nodes=_Printer(outer, found[-2:]).blocks(document.nodes),
        footnotes=_Printer(outer, found[-2:]).blocks(document.footnotes),
    )


class _Printer:
    """Goes through the words of one block after the other; `before` is the last character that was seen."""

    def __init__(self, double: tuple[str, str], single: str) -> None:
        self._double = double
        self._single = single
        self._before = " "
        self._inside = False

    def blocks(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return tuple(self._node(node) for node in nodes)

    def _node(self, node: Node) -> Node:
        if is_block(node):
            self._before, self._inside = " ", False
        if node.kind in _NOT_WORDS:
            self._before = "x"
            return node
        if node.kind == "text":
            return self._text(node)
        if node.kind in ("softbreak", "break"):
            self._before = " "
        elif not node.children:
            self._before = "x"
        elif node.kind == "link" and node.plain() in node.string("url"):
            self._before = "x"  # the words of a bare address are an address
        else:
            return node._replace(children=self.blocks(node.children))
        return node

    def _text(self, node: Node) -> Node:
        if not node.text:
            return node
        text, at = [], 0
        for met in _SIGNS.finditer(node.text):
            text.append(node.text[at : met.start()])
            self._before = "".join(text[-2:])[-1:] or self._before
            after = node.text[met.end() : met.end() + 1]
            text.append(self._sign(met[0], after))
            at = met.end()
        text.append(node.text[at:])
        made = "".join(text)
        self._before = made[-1:]
        return node if made == node.text else node._replace(text=made)

    def _sign(self, sign: str, after: str) -> str:
        if sign[0] == "-":
            return "–" if len(sign) == 2 else "—"
        if sign == "...":
            return "…"
        opens = bool(_OPENS_AFTER.search(self._before)) and not after.isspace()
        if sign == '"':
            return self._double[0 if opens else 1]
        if after.isdigit() or (self._before.isalnum() and (after.isalnum() or not self._inside)):
            return "’"  # an apostrophe: '90s, don't, the writers'
        self._inside = opens
        return self._single[0 if opens else 1]
