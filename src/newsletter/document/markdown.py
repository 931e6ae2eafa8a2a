"""Markdown in, Document out: parsed once by mistune, read into nodes, then passed through the syntaxes in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import mistune

from newsletter.document.line_state import LineState
from newsletter.document.lines import LineParser
from newsletter.document.reading import Reader
from newsletter.document.syntax import SYNTAXES
from newsletter.document.words import WordParser
from newsletter.document.writing import Pass, Read
from newsletter.model.node import Document, Node
from newsletter.model.problem import Problem

_TEX_HINT = "its TeX is shown as code until it is mended"
Nodes = tuple[Node, ...]
Turn = Callable[[Nodes], Nodes]
_NO_FILE = PurePosixPath("text.md")
# What no XML file may hold, and so no feed.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_markdown(text: str, path: PurePosixPath = _NO_FILE, first_line: int = 1) -> Document:
    """The tree of a Markdown text whose first line is line `first_line` of the file at `path`."""
    markdown, table, steps = _parser()
    state = LineState()
    state.first_line = first_line
    text = _normal(text)
    state.process(text)
    markdown.block.parse(state)
    reader = Reader(markdown, table, state.env)
    turns = [step.turn for step in steps if any(sign in text for sign in step.signs)]
    nodes = _passed(reader.blocks(state.tokens), turns)
    footnotes = tuple(_footnotes(reader, state, markdown, turns))
    return Document(nodes, footnotes, tuple(_problems(nodes + footnotes, state.env, reader, path, text, first_line)))


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


def _normal(text: str) -> str:
    """One kind of line end, no byte order mark, no NUL (CommonMark 2.3) and no other invisible troublemaker."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    text = _FORBIDDEN.sub("\ufffd", text)
    return text if text.endswith("\n") else text + "\n"


def _passed(nodes: Nodes, turns: list[Turn]) -> Nodes:
    for turn in turns:
        nodes = turn(nodes)
    return nodes


def _footnotes(reader: Reader, state: LineState, markdown: mistune.Markdown, turns: list[Turn]) -> Iterator[Node]:
    """The footnotes in order of first use; a footnote may use others, which then come after it."""
    notes = state.env.get("notes", {})
    done: list[Nodes] = []
    while len(done) < len(reader.notes):
        text, line = notes[reader.notes[len(done)]]
        child = LineState(state)
        child.first_line = line
        child.process(text + "\n")
        markdown.block.parse(child)
        done.append(_passed(reader.blocks(child.tokens), turns))
    for key, children in zip(reader.notes, done, strict=True):
        number, uses = reader.uses[key]
        yield Node("footnote", children, key, (("number", number), ("uses", uses)), notes[key][1])


def _problems(
    nodes: tuple[Node, ...], env: Any, reader: Reader, path: PurePosixPath, text: str, first_line: int
) -> Iterator[Problem]:
    for name, line in env.get("notes_twice", ()):
        yield Problem("W301", f"footnote [^{name}] is defined twice; the first one counts", path, line)
    for name in dict.fromkeys(env.get("notes_missing", ())):
        line = first_line + text.count("\n", 0, max(0, text.find(f"[^{name}]")))
        yield Problem("W302", f"footnote [^{name}] is not defined", path, line, hint=f"add a line `[^{name}]: …`")
    for key, (_, line) in env.get("notes", {}).items():
        if key not in reader.uses:
            yield Problem("W303", f"footnote [^{key}] is never used, so nobody will see it", path, line)
    for node in (node for top in nodes for node in top.walk() if node.get("fault")):
        place = _place(text, node, first_line)
        yield Problem("W315", f"the formula cannot be set: {node.get('fault')}", path, *place, hint=_TEX_HINT)
    dropped: dict[str, list[int]] = {}
    for node in (node for top in nodes for node in top.walk() if node.kind == "dropped"):
        dropped.setdefault(node.text, []).append(node.line)
    for name, lines in dropped.items():
        often = f", {len(lines)} times in all" if len(lines) > 1 else ""
        yield Problem("W304", f"<{name}> cannot be published and was left out{often}", path, lines[0])


def _place(text: str, node: Node, first_line: int) -> tuple[int, int]:
    """The line and column at which the words of a node stand, looked for from its own line on."""
    lines = text.split("\n")
    wanted = node.text.split("\n", 1)[0].strip()
    for number in range(max(0, node.line - first_line), min(len(lines), node.line - first_line + 50)):
        column = lines[number].find(wanted)
        if column >= 0:
            return first_line + number, column + 1
    return node.line, 0
