"""A Document in; what each target cannot show as it was meant, and what it cannot write at all, out.

Each syntax declares its losses beside its writers; the report is a walk over the tree with that table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, get_args

from newsletter.document.syntax import SYNTAXES
from newsletter.document.tables import table
from newsletter.document.writing import Became, Target
from newsletter.model.loss import Loss
from newsletter.model.node import Document, Node

NAMES: Mapping[Target, str] = {"html": "web", "email": "email", "feed": "feed", "text": "text"}
"""The targets that readers see, as the report calls them. Markdown is for editors and must lose nothing."""


class _Kind(NamedTuple):
    """What the tables say of one kind of node: what it becomes in which target, and where nothing can write it."""

    became: tuple[tuple[str, Became], ...]
    unwritten: tuple[str, ...] = ()


@cache
def _declared() -> dict[str, _Kind]:
    told: dict[str, dict[str, Became]] = {}
    for syntax in SYNTAXES.values():
        for kind, became in syntax.losses.items():
            told[kind] = {NAMES[target]: words for target, words in became.items() if target in NAMES}
    kinds = {kind for target in get_args(Target) for kind in table(target)} | told.keys()
    return {kind: _Kind(tuple(told.get(kind, {}).items()), _unwritten(kind)) for kind in kinds}


def _unwritten(kind: str) -> tuple[str, ...]:
    return tuple(NAMES.get(target, target) for target in get_args(Target) if kind not in table(target))


def losses(document: Document) -> Iterator[Loss]:
    """Every construct that a target degrades, in reading order."""
    declared = _declared()
    for node in document.of(*(kind for kind in document.kinds if kind in declared and declared[kind].became)):
        for target, became in declared[node.kind].became:
            words = became if isinstance(became, str) else became(node)
            if words:
                yield Loss(_name(node), node.line, target, words)


def _name(node: Node) -> str:
    """What an editor would call it: `<iframe>` for what was left out, `footnote ref` for its kind."""
    if node.kind == "dropped":
        return f"<{node.text.split(' ', 1)[0]}>"
    return node.kind.replace("_", " ")


def unwritten(document: Document) -> Iterator[tuple[Node, str]]:
    """The nodes that a target has no way to write, each with that target; there the words of the node stand bare."""
    declared = _declared()
    told = {kind: declared[kind].unwritten if kind in declared else _unwritten(kind) for kind in document.kinds}
    for node in document.of(*(kind for kind, targets in told.items() if targets)):
        for target in told[node.kind]:
            yield node, target
