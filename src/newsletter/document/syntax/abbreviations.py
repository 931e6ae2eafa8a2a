"""Abbreviations: `*[HTML]: HyperText Markup Language` explains the word wherever it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, Markdown

from newsletter.document.markup import markdown_escape
from newsletter.document.passes import split_words
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.reading import Reader
from newsletter.document.writing import Pass, Pen, Syntax, escape
from newsletter.model.node import Node

_MEANING = r"^ {0,3}\*\[(?P<abbreviated>[^\[\]\n]+)\]:[ \t]*(?P<abbreviated_meaning>[^\n]*)(?:\n|\Z)"
_NOT_IN = frozenset({"link", "code", "codespan", "heading", "math", "meaning"})


def _parse(_block: BlockParser, met: Match[str], state: BlockState) -> int:
    state.append_token({"type": "meaning", "raw": met["abbreviated"], "meaning": met["abbreviated_meaning"].strip()})
    return met.end()


def install(markdown: Markdown) -> None:
    """The lines that explain abbreviations; the words are found when the whole text is known."""
    markdown.block.register("meaning", _MEANING, _parse, before="list")


def _read(token: Mapping[str, Any], _reader: Reader) -> Node:
    return Node("meaning", (), token["raw"], (("meaning", token["meaning"]),), token["line"])


def explain(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Every abbreviation that the text explains, marked where it stands as a word; the first of each is `first`."""
    meanings = {node.text: node.string("meaning") for node in nodes if node.kind == "meaning" and node.get("meaning")}
    if not meanings:
        return nodes
    longest_first = sorted(meanings, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return split_words(nodes, tuple(meanings), pattern, _marker(meanings), _NOT_IN)


def _marker(meanings: Mapping[str, str]) -> Callable[[Match[str], int], tuple[Node, int]]:
    met_before: set[str] = set()

    def mark(met: Match[str], line: int) -> tuple[Node, int]:
        word = met[0]
        first = word not in met_before
        met_before.add(word)
        facts = (("meaning", meanings[word]), ("first", first))
        return Node("abbreviation", (), word, facts, line), len(word)

    return mark


def _html(node: Node, _pen: Pen) -> str:
    return f'<abbr title="{escape(node.string("meaning"))}">{escape(node.text)}</abbr>'


def _text(node: Node, _pen: TextPen) -> str:
    return f"{node.text} ({node.string('meaning')})" if node.get("first") else node.text


def _nothing(_node: Node, _pen: Pen) -> str:
    return ""


def _markdown_meaning(node: Node, _pen: MarkdownPen) -> str:
    return f"*[{node.text}]: {node.string('meaning')}".rstrip()


SYNTAX = Syntax(
    "abbreviations",
    install=install,
    read={"meaning": _read},
    passes=(Pass(explain, ("*[",)),),
    html={"abbreviation": _html, "meaning": _nothing},
    text={"abbreviation": _text, "meaning": _nothing},
    markdown={"abbreviation": lambda node, _pen: markdown_escape(node.text), "meaning": _markdown_meaning},
    losses={"abbreviation": {"text": lambda node: "its meaning in brackets" if node.get("first") else "the bare word"}},
)
