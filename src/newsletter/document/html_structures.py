"""Lists, tables, figures and `<details>` of HTML → nodes in the normal form, whatever was nested in them."""

from __future__ import annotations

from newsletter.document.cell_spans import rectangular
from newsletter.document.normal import blocks, words
from newsletter.document.spacing import spaced
from newsletter.model.node import Node

Nodes = tuple[Node, ...]


def list_nodes(node: Node, tag: str, attrs: dict[str, str]) -> Nodes:
    """A list of items alone; what stands between two items belongs to the first, a remark before all to the next."""
    items: list[Node] = []
    remarks: Nodes = ()
    for child in node.children:
        stray = () if child.kind == "item" else blocks((child,), "plain")
        if child.kind == "item":
            items.append(child._replace(children=remarks + child.children) if remarks else child)
            remarks = ()
        elif stray and items:
            items[-1] = items[-1]._replace(children=items[-1].children + stray)
        elif child.kind == "comment":
            remarks += stray
        elif stray:
            items.append(Node("item", stray, "", (), child.line))
    given = attrs.get("start", "1")
    start = (int(given) if given.isdecimal() and len(given) < 10 else 1) if tag == "ol" else None
    facts = (("tight", True), ("start", start), ("mark", "-" if start is None else "."))
    return (spaced(node._replace(children=tuple(items), attrs=facts)),) if items else ()


def item_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """An item of blocks alone; its words are not a paragraph of their own until the list is loose."""
    return (node._replace(children=blocks(node.children, "plain")),)


def table_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """A table of rows alone, all of one width; what stands between them goes before the table, as in a browser."""
    parts = [part for child in node.children for part in (child.children if child.kind == "section" else (child,))]
    rows = tuple(part for part in parts if part.kind == "row")
    stray = blocks(part for part in parts if part.kind != "row")
    return (*stray, node._replace(children=rectangular(rows))) if rows else stray


def row_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """A row of cells alone."""
    cells = tuple(child for child in node.children if child.kind == "cell")
    stray = blocks(child for child in node.children if child.kind != "cell")
    return (*stray, node._replace(children=cells)) if cells else stray


def cell_nodes(node: Node, _tag: str = "", _attrs: dict[str, str] | None = None) -> Nodes:
    """A cell of words, or of blocks when it holds more than one paragraph."""
    inner = blocks(node.children)
    if len(inner) == 1 and inner[0].kind == "paragraph":
        inner = inner[0].children
    return (node._replace(children=inner),)


def details_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """The summary first, then blocks."""
    summaries = [child for child in node.children if child.kind == "summary"][:1]
    rest = blocks(child for child in node.children if child not in summaries)
    return (node._replace(children=(*summaries, *rest)),)


def figure_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """Pictures and other blocks, and at most one caption, which stands last."""
    captions = [child for child in node.children if child.kind == "caption"][:1]
    rest = blocks(child for child in node.children if child not in captions)
    inner = [part for block in rest for part in pictures(block) or (block,)]
    return (node._replace(children=(*inner, *captions)),) if inner or captions else ()


def pictures(block: Node) -> Nodes:
    """The pictures of a paragraph that holds nothing else; nothing when it holds words."""
    seen = tuple(child for child in block.children if child.kind not in ("softbreak", "break") and child.text != " ")
    return seen if block.kind == "paragraph" and all(map(is_picture, seen)) else ()


def is_picture(node: Node) -> bool:
    """An image, or a link around nothing but one."""
    return node.kind == "image" or (node.kind == "link" and [child.kind for child in node.children] == ["image"])


def words_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """A heading, caption or summary: words alone, and none without words."""
    inner = words(node.children)
    return (node._replace(children=inner),) if inner else ()


def quote_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """A quotation of blocks alone."""
    inner = blocks(node.children)
    return (node._replace(children=inner),) if inner else ()


def section_nodes(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """`<tbody>`, which the table around it takes apart."""
    return (node,)
