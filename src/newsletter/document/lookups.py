"""A tree and what lies beside its file in; the tree with sizes of pictures, cards of issues and works cited, out.

A link to a file of the publication has that `file`, one to another issue is `own`: all other links stay as they are.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.document.anchors import led_to_headings
from newsletter.document.citing import cited
from newsletter.document.passes import each_node
from newsletter.document.syntax.cards import card_node
from newsletter.document.syntax.links import image_place
from newsletter.document.syntax.toc import with_contents
from newsletter.model.beside import Beside
from newsletter.model.node import Document, Node
from newsletter.text.local import file_at, is_local, plain_address


class Wishes(NamedTuple):
    """How works are cited, "numbered" or "author-year", and whether a table of contents is wanted in any case."""

    citations: str = "numbered"
    toc: bool = False


def looked_up(document: Document, beside: Beside, wishes: Wishes, path: PurePosixPath, text: str) -> Document:
    """The tree of the `text` at `path`, completed."""
    sizes = {file: f"{width}x{height}" for file, (width, height) in beside.sizes}
    cards = dict(beside.cards)
    files = frozenset(beside.files)

    def completed(node: Node) -> Node:
        if node.kind == "image":
            url = node.string("url")
            size = sizes.get(str(file_at(url, path.parent))) if is_local(url) else None
            return node._replace(attrs=(*node.attrs, ("size", size))) if size else node
        if node.kind == "paragraph" and len(node.children) == 1 and node.children[0].kind == "link":
            card = cards.get(plain_address(node.children[0].string("url")))
            return card_node(node.children[0], card) if card else node
        return node

    def led(node: Node) -> Node:
        """A link to the file of another issue, or to where it once was, leads to its page; one to a file, beside it."""
        url = node.string("url")
        if node.kind != "link" or not is_local(url):
            return node
        if card := cards.get(plain_address(url)):
            fragment = url.partition("#")[2]
            where = f"{card.url}#{fragment}" if fragment else card.url
            return node._replace(attrs=(("url", where), *node.attrs[1:], ("own", True)))
        file = str(file_at(url, path.parent))
        if file not in files:
            return node
        return node._replace(attrs=(("url", image_place(url)), *node.attrs[1:], ("file", file)))

    for turn in (completed, led) if cards or files else (completed,) if sizes else ():
        document = document.with_nodes(each_node(document.nodes, turn), each_node(document.footnotes, turn))
    document = cited(document, beside, wishes.citations, path, text)
    return led_to_headings(document.with_nodes(with_contents(document.nodes, wishes.toc)))
