"""A Source that was read from a text made for reading in, the same Source with the lines of its file out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsletter.model.node import Document, Node
from newsletter.model.source import Source


def relined(source: Source, line_of: Callable[[int], int]) -> Source:
    """Every line in the items, the body and the findings of a Source becomes `line_of` it."""
    items = tuple(
        item._replace(seen=tuple(one._replace(line=line_of(one.line)) for one in item.seen)) for item in source.items
    )
    body = Document(
        tuple(_node(node, line_of) for node in source.body.nodes),
        tuple(_node(node, line_of) for node in source.body.footnotes),
        tuple(problem._replace(line=line_of(problem.line)) for problem in source.body.problems),
    )
    problems = tuple(problem._replace(line=line_of(problem.line)) for problem in source.problems)
    return replace(source, items=items, body=body, problems=problems)


def _node(node: Node, line_of: Callable[[int], int]) -> Node:
    children = tuple(_node(child, line_of) for child in node.children)
    return node._replace(children=children, line=line_of(node.line) if node.line else 0)
