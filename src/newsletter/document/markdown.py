"""Markdown in, Document out: parsed once by mistune, read into nodes, then passed through the syntaxes in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

import mistune

from newsletter.document import html_body
from newsletter.document.findings import Places, Reading, placed
from newsletter.document.line_state import LineState
from newsletter.document.lines import LineParser
from newsletter.document.liquid import rewritten
from newsletter.document.mdx import Gone, plain_mdx
from newsletter.document.reading import Reader
from newsletter.document.syntax import SYNTAXES
from newsletter.document.words import WordParser
from newsletter.document.writing import Pass, Read
from newsletter.model.node import Document, Node
from newsletter.text.patterns import pattern

Nodes = tuple[Node, ...]
Tokens = Iterable[Mapping[str, Any]]
_NO_FILE = PurePosixPath("text.md")
# What no XML file may hold, and so no feed.
_FORBIDDEN = pattern("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_markdown(
    text: str, path: PurePosixPath = _NO_FILE, first_line: int = 1, known: Mapping[str, str] = MappingProxyType({})
) -> Document:
    """The tree of a Markdown text whose first line is line `first_line` of the file at `path`.

    The name of the file says whether it is MDX or HTML.
    `known` are the words that names in braces stand for: `page.title`.
    """
    markdown, table, steps = _parser()
    state = LineState()
    state.first_line = first_line
    given = _normal(text)
    text, gone = _as_markdown(given, path, first_line)
    plain = rewritten(text, known)
    text = plain.text if plain else text
    state.process(text)
    markdown.block.parse(state)
    reader = Reader(markdown, table, state.env)
    wanted, html = [step for step in steps if step.has_work(text)], "<" in text

    def nodes_of(tokens: Tokens) -> Nodes:
        nodes = reader.blocks(tokens)
        running = text if html else reader.take_running()
        for step in wanted:
            if any(sign in running for sign in step.running):
                nodes = step.turn(nodes)
        return nodes

    nodes = nodes_of(state.tokens)
    footnotes = tuple(_footnotes(reader, state, markdown, nodes_of))
    reading = Reading(Document(nodes, footnotes), state.env, reader.uses, gone)
    return placed(reading, Places(given, first_line, plain), path)


def read_alone(text: str) -> Nodes:
    """The tree as Markdown alone makes it: HTML raw, and nothing done that CommonMark does not know."""
    markdown, table, _ = _parser()
    state = LineState()
    state.process(_normal(text))
    markdown.block.parse(state)
    return Reader(markdown, table, state.env).blocks(state.tokens)


@cache
def _parser() -> tuple[mistune.Markdown, dict[str, Read], tuple[Pass, ...]]:
    markdown = mistune.Markdown(renderer=None, block=LineParser(), inline=WordParser())
    table: dict[str, Read] = {}
    for syntax in SYNTAXES.values():
        if syntax.install:
            syntax.install(markdown)
        table.update(syntax.read)
    return markdown, table, tuple(step for syntax in SYNTAXES.values() for step in syntax.passes)


def _as_markdown(text: str, path: PurePosixPath, first_line: int) -> tuple[str, tuple[Gone, ...]]:
    ending = path.suffix.lower()
    if ending == ".mdx":
        return plain_mdx(text, first_line)
    return html_body.html_body(text) if ending in html_body.ENDINGS else text, ()


def _normal(text: str) -> str:
    """One kind of line end, no byte order mark, no NUL (CommonMark 2.3) and no other invisible troublemaker."""
    text = text.removeprefix("\ufeff").replace("\f", " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    text = _FORBIDDEN.sub("\ufffd", text)
    return text if text.endswith("\n") else text + "\n"


def _footnotes(
    reader: Reader, state: LineState, markdown: mistune.Markdown, nodes_of: Callable[[Tokens], Nodes]
) -> Iterator[Node]:
    """The footnotes in order of first use; a footnote may use others, which then come after it."""
    notes = state.env.get("notes", {})
    done: list[Nodes] = []
    while len(done) < len(reader.notes):
        text, line = notes[reader.notes[len(done)]]
        child = LineState(state)
        child.first_line = line
        child.process(text + "\n")
        markdown.block.parse(child)
        done.append(nodes_of(child.tokens))
    for key, children in zip(reader.notes, done, strict=True):
        number, uses = reader.uses[key]
        yield Node("footnote", children, key, (("number", number), ("uses", uses)), notes[key][1])
