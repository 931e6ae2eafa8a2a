"""What the passes of several syntaxes share: splitting running text where a pattern is met."""

from __future__ import annotations

from collections.abc import Callable
from re import Match, Pattern

from newsletter.model.node import Node

_NOT_IN = frozenset({"link", "code", "codespan", "heading"})


def split_words(
    nodes: tuple[Node, ...], pattern: Pattern[str], made: Callable[[Match[str], int], tuple[Node, int] | None]
) -> tuple[Node, ...]:
    """Text nodes are split where `pattern` matches; `made` gives the new node and how many characters it took.

    Links, code and headings are left alone: what stands there is not running text.
    """
    found: list[Node] = []
    changed = False
    for node in nodes:
        if node.kind == "text":
            parts = _split(node, pattern, made)
        elif node.children and node.kind not in _NOT_IN:
            children = split_words(node.children, pattern, made)
            parts = [node if children is node.children else node._replace(children=children)]
        else:
            parts = [node]
        changed = changed or parts[0] is not node
        found += parts
    return tuple(found) if changed else nodes


def _split(node: Node, pattern: Pattern[str], made: Callable[[Match[str], int], tuple[Node, int] | None]) -> list[Node]:
    text = node.text
    parts: list[Node] = []
    end = 0
    for met in pattern.finditer(text):
        if met.start() < end:
            continue
        new = made(met, node.line)
        if new is None:
            continue
        if met.start() > end:
            parts.append(Node("text", (), text[end : met.start()], (), node.line))
        parts.append(new[0])
        end = met.start() + new[1]
    if not end:
        return [node]
    if end < len(text):
        parts.append(Node("text", (), text[end:], (), node.line))
    return parts
