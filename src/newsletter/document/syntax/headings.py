"""Headings with ids: `## Models {#models}`; without one the id is made of the words, unique in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsletter.document.attribute_lists import Attributes, attributes_at_end
from newsletter.document.markup import guard_line_starts
from newsletter.document.passes import each_block
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.wrapping import columns
from newsletter.document.writing import Pass, Pen, Syntax, escape
from newsletter.model.node import Node
from newsletter.text.patterns import pattern
from newsletter.text.slugs import anchor

_LOOKS_LIKE_ID = pattern(r"\{(?=[^{}]*\}$)")
_CLOSING_MARKS = pattern(r"((?:^|[ \t])#*)#$")


def _read(token: Mapping[str, Any], reader: Reader) -> Node:
    text, line = token["text"], token["line"]
    words, given = attributes_at_end(text) or (text, Attributes())
    attrs = (("level", token["attrs"]["level"]), ("id", given.identity))
    unlisted = (("no_toc", True),) if "no_toc" in given.classes else ()
    return Node("heading", reader.inline(words, line), "", (*attrs, *unlisted), line)


def give_ids(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Every heading gets an id; no two are alike, and one that a writer gave is never taken by another."""
    headings = _headings(nodes, [])
    taken = {node.string("id"): 1 for node in headings if node.get("id")}
    on_top = sum(node.kind == "heading" for node in nodes) == len(headings)
    return each_block(nodes, _NONE if on_top else _MAY_HOLD_HEADINGS, lambda node: _with_id(node, taken))


def _headings(nodes: Iterable[Node], found: list[Node]) -> list[Node]:
    for node in nodes:
        if node.kind == "heading":
            found.append(node)
        elif node.kind in _MAY_HOLD_HEADINGS:
            _headings(node.children, found)
    return found


_NONE: frozenset[str] = frozenset()
_MAY_HOLD_HEADINGS = frozenset({"quote", "list", "item", "details", "block", "table", "row", "cell", "figure"})


def _with_id(node: Node, taken: dict[str, int]) -> Node:
    if node.kind != "heading" or node.get("id"):
        return node
    attrs = (("level", node.get("level")), ("id", anchor(node.plain(), taken)), ("made", True))
    return node._replace(attrs=(*attrs, *(fact for fact in node.attrs if fact[0] == "no_toc")))


def _html(node: Node, pen: Pen) -> str:
    level = node.get("level")
    named = f' id="{escape(node.string("id"))}"' if node.get("id") else ""
    return f"<h{level}{named}>{pen(node.children)}</h{level}>\n"


def _plain_html(node: Node, pen: Pen) -> str:
    level = node.get("level")
    return f"<h{level}>{pen(node.children)}</h{level}>\n"


def _text(node: Node, pen: TextPen) -> str:
    level = node.get("level")
    words = pen.fill(pen(node.children))
    if level in (1, 2):
        notes = pen.notes()
        line = ("=" if level == 1 else "-") * max(map(columns, words.split("\n")))
        return (notes + "\n\n\n" if notes else "") + f"{words}\n{line}"
    return f"{'#' * int(level or 3)} {words}"


def _markdown(node: Node, pen: MarkdownPen) -> str:
    """A heading in one line; one of two lines is underlined. An id that was made of the words need not be written."""
    level = int(node.get("level") or 1)
    lines = level < 3 and any(child.kind == "softbreak" for child in node.walk())
    words = pen.words(node.children, one_line=not lines)
    words = _LOOKS_LIKE_ID.sub(r"\\{", words) if words.endswith("}") else words
    words = _CLOSING_MARKS.sub(r"\1\\#", words)
    facts = ["" if node.get("made") or not node.get("id") else f"#{node.string('id')}"]
    facts += [".no_toc"] if node.get("no_toc") else []
    given = f" {{{' '.join(filter(None, facts))}}}" if any(facts) else ""
    if lines:
        return f"{guard_line_starts(words)}{given}\n{'===' if level == 1 else '---'}"
    return f"{'#' * level} {words}{given}".rstrip(" ")


SYNTAX = Syntax(
    "headings",
    read={"heading": _read},
    passes=(Pass(give_ids),),
    html={"heading": _html},
    email={"heading": _html},
    feed={"heading": _plain_html},
    text={"heading": _text},
    markdown={"heading": _markdown},
)
