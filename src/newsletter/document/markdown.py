"""Markdown in, Document out: parsed once by mistune, read into nodes, then passed through the syntaxes in their order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import mistune

from newsletter.document.lines import LineParser, LineState
from newsletter.document.reading import Reader
from newsletter.document.syntax import SYNTAXES
from newsletter.document.writing import Read
from newsletter.model.node import Document, Node
from newsletter.model.problem import Problem


def parse_markdown(text: str, path: PurePosixPath = PurePosixPath("text.md"), first_line: int = 1) -> Document:
    """The tree of a Markdown text whose first line is line `first_line` of the file at `path`."""
    markdown, table = _parser()
    state = LineState()
    state.first_line = first_line
    state.process(_normal(text))
    markdown.block.parse(state)
    reader = Reader(markdown, table, state.env)
    nodes = _passed(reader.blocks(state.tokens))
    footnotes = tuple(_footnotes(reader, state, markdown))
    return Document(nodes, footnotes, tuple(_problems(nodes + footnotes, state.env, reader, path, first_line)))


@cache
def _parser() -> tuple[mistune.Markdown, dict[str, Read]]:
    markdown = mistune.Markdown(renderer=None, block=LineParser(), inline=mistune.InlineParser())
    table: dict[str, Read] = {}
    for syntax in SYNTAXES.values():
        if syntax.install:
            syntax.install(markdown)
        table.update(syntax.read)
    return markdown, table


def _normal(text: str) -> str:
    """One kind of line end, no byte order mark, no NUL (CommonMark 2.3)."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return text if text.endswith("\n") else text + "\n"


def _passed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    for syntax in SYNTAXES.values():
        for turn in syntax.passes:
            nodes = turn(nodes)
    return nodes


def _footnotes(reader: Reader, state: LineState, markdown: mistune.Markdown) -> Iterator[Node]:
    """The footnotes in order of first use; a footnote may use others, which then come after it."""
    notes = state.env.get("notes", {})
    done: dict[str, tuple[Node, ...]] = {}
    while len(done) < len(reader.uses):
        key = list(reader.uses)[len(done)]
        text, line = notes[key]
        child = LineState(state)
        child.first_line = line
        child.process(text + "\n")
        markdown.block.parse(child)
        done[key] = _passed(reader.blocks(child.tokens))
    for number, (key, children) in enumerate(done.items(), 1):
        yield Node("footnote", children, key, (("number", number), ("uses", reader.uses[key])), notes[key][1])


def _problems(
    nodes: tuple[Node, ...], env: Any, reader: Reader, path: PurePosixPath, first_line: int
) -> Iterator[Problem]:
    for name, line in env.get("notes_twice", ()):
        yield Problem("W301", f"footnote [^{name}] is defined twice; the first one counts", path, line)
    for name in dict.fromkeys(env.get("notes_missing", ())):
        yield Problem("W302", f"footnote [^{name}] is not defined", path, first_line, hint=f"add a line `[^{name}]: …`")
    for key, (_, line) in env.get("notes", {}).items():
        if key not in reader.uses:
            yield Problem("W303", f"footnote [^{key}] is never used, so nobody will see it", path, line)
    for top in nodes:
        for node in top.walk():
            if node.kind == "dropped":
                yield Problem("W304", f"<{node.text}> cannot be published and was left out", path, node.line)
