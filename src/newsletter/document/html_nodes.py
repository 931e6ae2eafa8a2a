"""An element of HTML and what stands in it → nodes in the normal form: mostly one, none when it shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from newsletter.document import html_structures as structures
from newsletter.document.callout_kinds import kind_of_class
from newsletter.document.cards import card_of_element
from newsletter.document.html_tags import KINDS, identity, kept_attributes, written_as
from newsletter.document.normal import blocks, joined, trimmed
from newsletter.document.shapes import is_block, is_unseen
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

Nodes = tuple[Node, ...]
_LANGUAGE = pattern(r"\b(?:language-|lang-|highlight-source-|brush: ?)([\w+#-]+)")
_ONE_WORD = pattern(r"[\w+#-]+\Z")


def element(tag: str, attrs: dict[str, str], children: Nodes, line: int) -> Nodes:
    """The nodes that an element becomes. Its id is kept as an anchor where its node has no place for one."""
    kind = KINDS[tag]
    node = Node(kind, joined(children), "", kept_attributes(tag, kind, attrs), line)
    made = _MAKERS[kind](node, tag, attrs)
    name = identity(attrs) if kind in _ANCHORED else ""
    return _anchored(made, Node("anchor", (), "", (("id", name),), line)) if name else made


_ANCHORED = frozenset(
    {"link", "strong", "emphasis", "strike", "paragraph", "quote", "list", "item", "code", "table", "figure"}
)


def _anchored(made: Nodes, anchor: Node) -> Nodes:
    """The anchor before the words of the first node, or before the node."""
    if made and made[0].kind in ("paragraph", "plain", "quote", "list", "item"):
        first = made[0]
        inner = _anchored(first.children, anchor) if first.children else (anchor,)
        return (first._replace(children=inner), *made[1:])
    if made and is_block(made[0]):
        return (Node("paragraph", (anchor,), "", (), anchor.line), *made)
    return (anchor, *made)


def _inline(node: Node, tag: str, attrs: Mapping[str, str]) -> Nodes:
    """An element around words. Blanks at its ends stand outside; around blocks, it goes into each of them."""
    if node.kind == "element":
        if not written_as(tag) and not node.attrs:
            return node.children
        node = node._replace(text=tag)
    if node.kind == "link":
        if not node.get("url"):
            return _refused("a", "href", attrs, node)
        node = node._replace(children=joined(unlinked(node.children)))
    if not node.children:
        name = node.string("id")
        anchor = (Node("anchor", (), "", (("id", name),), node.line),) if name else ()
        return (node,) if node.kind == "link" else anchor
    if any(map(is_block, node.children)):
        return tuple(_inside(node, node.children))
    return hoisted(node)


def unlinked(nodes: Iterable[Node]) -> Iterable[Node]:
    """Nodes without links in them: a link cannot hold another, so the outer one wins."""
    for node in nodes:
        if node.kind == "link":
            yield from unlinked(node.children)
        else:
            yield node._replace(children=joined(unlinked(node.children))) if node.children else node


def hoisted(node: Node) -> Nodes:
    """An element with the blanks at its ends outside: in Markdown, `** bold **` is not bold."""
    inner = trimmed(node.children)
    if not inner:
        return (node._replace(children=()),) if node.kind == "link" else node.children
    before, after = _cut(node.children[0], inner[0]), _cut(node.children[-1], inner[-1])
    return (*before, node._replace(children=inner), *after)


def _cut(end: Node, kept: Node) -> Nodes:
    """What stands for the blank that was cut off an end of an element."""
    if end == kept:
        return ()
    return (end,) if end.kind in ("break", "softbreak") else (Node("text", (), " ", (), end.line),)


def _inside(node: Node, children: Nodes) -> Iterable[Node]:
    """The blocks of an inline element, each holding the element around its words."""
    for block, group in groupby(children, key=is_block):
        if not block:
            inner = trimmed(tuple(group))
            yield from inner if all(map(is_unseen, inner)) else hoisted(node._replace(children=inner))
            continue
        for child in group:
            yield child._replace(children=tuple(_inside(node, child.children))) if child.children else child


def _paragraph(node: Node, _tag: str, attrs: dict[str, str]) -> Nodes:
    made = blocks(node.children)
    marks = tuple((name, value) for name, value in kept_attributes("p", "block", attrs) if name != "id")
    return (Node("block", made, "div", marks, node.line),) if marks and made else made


def _block(node: Node, tag: str, attrs: Mapping[str, str]) -> Nodes:
    """`<div>` and its kin say nothing by themselves; one that has a name or a direction stays, as does a callout."""
    made = blocks(node.children)
    if made and (kind := kind_of_class(attrs.get("class", ""))):
        title = " ".join(attrs.get("title", "").split()) or kind.capitalize()
        return (Node("callout", made, "", (("kind", kind), ("title", title)), node.line),)
    if not node.attrs:
        return made
    if not made:
        name = node.string("id")
        anchor = Node("anchor", (), "", (("id", name),), node.line)
        return (Node("paragraph", (anchor,), "", (), node.line),) if name else ()
    return (node._replace(children=made, text=tag if tag in _SECTIONS else "div"),)


_SECTIONS = frozenset({"div", "section", "article", "aside"})


def _code(node: Node, _tag: str, attrs: dict[str, str]) -> Nodes:
    text = _text(node).strip("\n")
    met = _LANGUAGE.search(attrs.get("class", ""))
    language = met[1] if met else attrs.get("lang", "") if _ONE_WORD.match(attrs.get("lang", "")) else ""
    return (node._replace(children=(), text=text, attrs=(("language", language), ("info", language))),) if text else ()


def _codespan(node: Node, _tag: str, _attrs: dict[str, str]) -> Nodes:
    """Code; when it holds a link, an element that keeps the link."""
    if any(each.kind == "link" for child in node.children for each in child.walk()):
        return hoisted(node._replace(kind="element", text="code"))
    text = _text(node)
    return (node._replace(children=(), text=text),) if text else ()


def _text(node: Node) -> str:
    return "".join("\n" if each.kind in ("break", "softbreak") else each.text for each in node.walk())


def _media(node: Node, tag: str, attrs: Mapping[str, str]) -> Nodes:
    url = node.string("url")
    if not url:
        return _refused(tag, "src", attrs, node)
    return (card_of_element(tag, url, node.string("title"), node.line),)


def _refused(tag: str, name: str, attrs: Mapping[str, str], node: Node) -> Nodes:
    """What is left of a link without an address that may be followed: its words, and a note that it was one."""
    given = attrs.get(name, "").strip()
    return (*node.children, Node("dropped", (), f"{tag} {name}={given}", (), node.line)) if given else node.children


_MAKERS: dict[str, Callable[[Node, str, dict[str, str]], Nodes]] = {
    **dict.fromkeys(("strong", "emphasis", "strike", "element", "link"), _inline),
    **dict.fromkeys(("heading", "summary", "caption"), structures.words_nodes),
    "paragraph": _paragraph,
    "block": _block,
    "media": _media,
    "code": _code,
    "codespan": _codespan,
    "quote": structures.quote_nodes,
    "list": structures.list_nodes,
    "item": structures.item_nodes,
    "table": structures.table_nodes,
    "section": structures.section_nodes,
    "row": structures.row_nodes,
    "cell": structures.cell_nodes,
    "details": structures.details_nodes,
    "figure": structures.figure_nodes,
}
