"""Trees to compare: what a text says, without the lines it stood on and the comments nobody sees."""

from __future__ import annotations

from newsletter.document.normal import merged
from newsletter.model.node import Document, Node

Nodes = tuple[Node, ...]


def bare(document: Document) -> tuple[Nodes, Nodes]:
    return _bare(document.nodes), _bare(document.footnotes)


def _bare(nodes: Nodes) -> Nodes:
    seen = (node for node in nodes if node.kind not in ("comment", "dropped"))
    return merged(node._replace(children=_bare(node.children), line=0) for node in seen)


def outline(document: Document) -> str:
    """A tree as lines, for people to compare."""
    nodes, footnotes = bare(document)
    return "\n".join(line for node in (*nodes, *footnotes) for line in _outline(node, 0))


def _outline(node: Node, depth: int) -> list[str]:
    facts = " ".join(f"{name}={value!r}" for name, value in node.attrs)
    line = f"{'  ' * depth}{node.kind} {node.text!r} {facts}".rstrip()
    return [line, *(each for child in node.children for each in _outline(child, depth + 1))]
