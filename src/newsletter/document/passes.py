"""What the passes of several syntaxes share: going through running text, and through blocks in blocks."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from re import Match, Pattern

from newsletter.model.node import Node

Nodes = tuple[Node, ...]
Made = Callable[[Match[str], int], tuple[Node, int] | None]
_NOT_IN = frozenset({"link", "code", "codespan"})


def split_words(
    nodes: Nodes, signs: tuple[str, ...], pattern: Pattern[str], made: Made, not_in: frozenset[str] = _NOT_IN
) -> Nodes:
    """Text nodes are split where `pattern` matches; `made` gives the new node and how many characters it took.

    One of `signs` stands in every match, so that most texts need no second look. Links and code are left alone, and
    whatever else `not_in` names: what stands there is not running text.
    """
    found: list[Node] = []
    changed = False
    for node in nodes:
        if node.kind == "text":
            text = node.text
            for sign in signs:
                if sign in text:
                    parts = _split(node, pattern, made)
                    changed = changed or parts[0] is not node
                    found += parts
                    break
            else:
                found.append(node)
        elif node.children and node.kind not in not_in:
            held = node.holding(split_words(node.children, signs, pattern, made, not_in))
            changed = changed or held is not node
            found.append(held)
        else:
            found.append(node)
    return tuple(found) if changed else nodes


def _split(node: Node, pattern: Pattern[str], made: Made) -> list[Node]:
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


def each_node(nodes: Nodes, turn: Callable[[Node], Node]) -> Nodes:
    """The nodes after `turn`, which is given every node, those inside first; what did not change is not rebuilt."""
    found = []
    for node in nodes:
        if node.children:
            node = node.holding(each_node(node.children, turn))
        found.append(turn(node))
    return nodes if all(map(is_, found, nodes)) else tuple(found)


def each_group(nodes: Nodes, holders: frozenset[str], turn: Callable[[Node], Nodes]) -> Nodes:
    """The same as `each_block`, where a block may become several."""
    found: list[Node] = []
    for node in nodes:
        if node.kind in holders:
            found.append(node.holding(each_group(node.children, holders, turn)))
        else:
            found += turn(node)
    return nodes if len(found) == len(nodes) and all(map(is_, found, nodes)) else tuple(found)


def each_block(nodes: Nodes, holders: frozenset[str], turn: Callable[[Node], Node]) -> Nodes:
    """The nodes after `turn`, which is given each block inside `holders` too; what did not change is not rebuilt."""
    found = []
    for node in nodes:
        if node.kind in holders:
            found.append(node.holding(each_block(node.children, holders, turn)))
        else:
            found.append(turn(node))
    return nodes if all(map(is_, found, nodes)) else tuple(found)
