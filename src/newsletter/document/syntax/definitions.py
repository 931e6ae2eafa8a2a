"""Definition lists, as kramdown, pandoc and PHP Markdown Extra have them: a term, and lines that begin with a colon."""

from __future__ import annotations

from collections.abc import Mapping
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, Markdown

from newsletter.document.line_state import LineState, Tokens
from newsletter.document.markup import guard_line_starts
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pen, Syntax
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_TERM = r"(?![ \t]|[#>|`~:<$]|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^?[^\]\n]*\]:)[^\n]++\n"
_LIST = rf"^(?={_TERM}(?:[ \t]*\n)?[ ]{{0,3}}:[ \t]+\S)"
_HEAD = pattern(rf"({_TERM})(?:[ \t]*\n)?(?=[ ]{{0,3}}:[ \t]+\S)")
_SAID = pattern(r"(?P<blank>(?:[ \t]*\n)?)[ ]{0,3}:[ \t]+(?=\S)")
_BLANK_LINES = pattern(r"(?:[ \t]*\n)+")
_CONTINUED = pattern(r" {2,}|\t")


def _parse(block: BlockParser, met: Match[str], state: BlockState) -> int:
    assert isinstance(state, LineState)
    children: list[dict[str, Any]] = []
    end = met.start()
    while term := _HEAD.match(state.src, end):
        children.append({"type": "term", "text": term[1].strip(), "line": state.line_at(end)})
        end = term.end()
        while said := _SAID.match(state.src, end):
            line = state.line_at(said.end())
            text, end = _definition(state, said.end())
            children.append({"type": "definition", "children": _inside(block, state, text, line), "line": line})
        blank = _BLANK_LINES.match(state.src, end)
        if blank and _HEAD.match(state.src, blank.end()):
            end = blank.end()
    state.append_token({"type": "definitions", "children": children})
    return end


def _definition(state: LineState, start: int) -> tuple[str, int]:
    """The text of the definition that begins at `start`, its margin taken off, and where it ends."""
    end = state.find_line_end_at(start)
    lines = [state.src[start:end].rstrip("\n")]
    while end < state.cursor_max:
        line = state.get_line(end)
        if not line.strip():
            follows = state.get_line(end + len(line))
            if not _CONTINUED.match(follows) or not follows.strip():
                break
        elif not _CONTINUED.match(line) and (not lines[-1].strip() or _SAID.match(line) or _HEAD.match(state.src, end)):
            break
        lines.append(line.rstrip("\n").expandtabs(4))
        end += len(line)
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip() and line[0] == " "]
    margin = min([4, *margins])
    return "\n".join([lines[0], *(line[min(margin, len(line) - len(line.lstrip())) :] for line in lines[1:])]), end


def _inside(block: BlockParser, state: LineState, text: str, line: int) -> list[dict[str, Any]]:
    child = LineState(state)
    child.first_line = line
    child.tokens = Tokens()
    child.process(text + "\n")
    block.parse(child)
    return child.tokens


def install(markdown: Markdown) -> None:
    """Definition lists where paragraphs stand."""
    markdown.block.register("definitions", _LIST, _parse, before="paragraph")


def _read_list(token: Mapping[str, Any], reader: Reader) -> Node:
    return Node("definitions", reader.blocks(token["children"]), "", (), token["line"])


def _read_term(token: Mapping[str, Any], reader: Reader) -> Node:
    return Node("term", reader.inline(token["text"], token["line"]), "", (), token["line"])


def _read_definition(token: Mapping[str, Any], reader: Reader) -> Node:
    """A definition of one paragraph holds its words as they are."""
    inner = reader.blocks(token["children"])
    if len(inner) == 1 and inner[0].kind == "paragraph":
        inner = (inner[0]._replace(kind="plain"),)
    return Node("definition", inner, "", (), token["line"])


def _html_definition(node: Node, pen: Pen) -> str:
    inner = pen(node.children)
    return f"<dd>{inner}</dd>\n" if [child.kind for child in node.children] == ["plain"] else f"<dd>\n{inner}</dd>\n"


def _text_list(node: Node, pen: TextPen) -> str:
    """Terms, and under each its definitions behind a margin."""
    parts: list[str] = []
    for child in node.children:
        if child.kind == "term":
            parts.append(("\n" if parts else "") + pen.fill(pen(child.children)))
        else:
            parts.append(pen.inset(child.children, "    ", "    "))
    return "\n".join(parts)


def _markdown_list(node: Node, pen: MarkdownPen) -> str:
    parts: list[str] = []
    for child in node.children:
        if child.kind == "term":
            parts.append(("\n" if parts else "") + guard_line_starts(pen.words(child.children, one_line=True)))
        else:
            parts.append(pen.inset(child.children, ":   ", "    "))
    return "\n".join(parts)


SYNTAX = Syntax(
    "definitions",
    install=install,
    read={"definitions": _read_list, "term": _read_term, "definition": _read_definition},
    html={
        "definitions": lambda node, pen: f"<dl>\n{pen(node.children)}</dl>\n",
        "term": lambda node, pen: f"<dt>{pen(node.children)}</dt>\n",
        "definition": _html_definition,
    },
    text={
        "definitions": _text_list,
        "term": lambda node, pen: pen.fill(pen(node.children)),
        "definition": lambda node, pen: pen.blocks(node.children),
    },
    losses={"definitions": {"text": "terms, and what they mean behind a margin"}},
    markdown={
        "definitions": _markdown_list,
        "term": lambda node, pen: pen.words(node.children, one_line=True),
        "definition": lambda node, pen: pen.blocks(node.children),
    },
)
