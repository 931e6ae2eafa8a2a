"""A tree and what lies beside its file in, the tree with what was looked up out: sizes of pictures, works cited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from newsletter.document.citing import cited
from newsletter.document.passes import each_node
from newsletter.model.beside import Beside
from newsletter.model.node import Document, Node
from newsletter.text.local import file_at, is_local


def looked_up(document: Document, beside: Beside, citations: str, path: PurePosixPath, text: str) -> Document:
    """The tree of the text at `path`, completed; `citations` is how works are cited: "numbered" or "author-year"."""
    return cited(_sized(document, path, beside), beside, citations, path, text)


def _sized(document: Document, path: PurePosixPath, beside: Beside) -> Document:
    sizes = {file: f"{width}x{height}" for file, (width, height) in beside.sizes}

    def sized(node: Node) -> Node:
        url = node.string("url") if node.kind == "image" else ""
        size = sizes.get(str(file_at(url, path.parent))) if is_local(url) else None
        return node._replace(attrs=(*node.attrs, ("size", size))) if size else node

    if not sizes:
        return document
    return replace(document, nodes=each_node(document.nodes, sized), footnotes=each_node(document.footnotes, sized))
