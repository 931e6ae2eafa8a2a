"""Attribute lists, as kramdown and pandoc write them: behind words, on the line under a block, at the head of an item.

What is safe and means something here is applied: an id (to link to), the size of an image, `.no_toc` of a heading. The
rest (classes of a theme, `target="_blank"`) is for a style sheet that is not ours. No list is ever shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_
from re import Match

from mistune import BlockParser, BlockState, Markdown

from newsletter.document.attribute_lists import LIST, Attributes, attributes
from newsletter.document.writing import Pass, Syntax
from newsletter.model.node import BLOCKS, Attr, Node
from newsletter.text.patterns import pattern

Nodes = tuple[Node, ...]
_FIRST = pattern(LIST)
_LAST = pattern(rf"(?<![^\s])(?=\{{:){LIST}[ \t]*\Z")
_SPANS = frozenset("link image emphasis strong strike codespan math element hashtag".split())
_HOLD_BLOCKS = frozenset("list item quote details callout block definitions definition".split())
_LINE_ENDS = frozenset({"softbreak", "break"})


def apply_lists(nodes: Nodes) -> Nodes:
    """The tree without attribute lists, what they say applied to what they stand by."""
    found: list[Node] = []
    for node in nodes:
        if node.kind in _HOLD_BLOCKS:
            inner = apply_lists(node.children)
            found.append(node.holding(inner))
            continue
        words, told = _without_lists(node) if node.children else (node, [])
        if words.children or not told:
            found.append(_applied(words, told))
        elif found:
            found[-1] = _applied(found[-1], told)
    return nodes if len(found) == len(nodes) and all(map(is_, found, nodes)) else tuple(found)


def _without_lists(block: Node) -> tuple[Node, list[Attributes]]:
    """A block without the lists in its words, and those that are meant for the block itself."""
    told: list[Attributes] = []
    words: list[Node] = []
    children = block.children
    for place, child in enumerate(children):
        if child.children:
            child = child._replace(children=_inside(child)) if _has_brace(child) else child
        if child.kind != "text" or "{" not in child.text:
            words.append(child)
            continue
        first = place == 0 or children[place - 1].kind in _LINE_ENDS
        ends = place + 1 == len(children) or children[place + 1].kind in _LINE_ENDS
        rest = child.text
        met = _FIRST.match(rest)
        if met and not first and words and words[-1].kind in _SPANS:
            words[-1] = _sized(words[-1], attributes(met[2]))
            rest = rest[met.end() :]
        elif met and first and ((place == 0 and met[1]) or (met.end() == len(rest.rstrip()) and _for_block(met, ends))):
            told.append(attributes(met[2]))
            rest = rest[met.end() :].lstrip()
        if ends and (met := _LAST.search(rest)):
            told.append(attributes(met[2]))
            rest = rest[: met.start()].rstrip()
        if rest:
            words.append(child if rest == child.text else child._replace(text=rest))
    if not told and len(words) == len(children) and all(map(is_, words, children)):
        return block, told
    return block._replace(children=_without_bare_lines(words)), told


def _inside(child: Node) -> Nodes:
    """What stands in a span, a row or a cell, without lists; a cell of HTML may hold blocks."""
    if child.kind == "cell" and child.children[0].kind in BLOCKS:
        return apply_lists(child.children)
    return _without_lists(child)[0].children


def _for_block(met: Match[str], ends: bool) -> bool:
    """Whether a list at the start of a line is meant for the block: kramdown's is, pandoc's and Hugo's alone on it."""
    return bool(met[1]) or (ends and met[2][0] in "#.")


def _has_brace(node: Node) -> bool:
    return any("{" in each.text for each in node.walk() if each.kind == "text")


def _without_bare_lines(words: Iterable[Node]) -> Nodes:
    """Words without the line ends of lines that held nothing but a list."""
    kept: list[Node] = []
    for word in words:
        if word.kind not in _LINE_ENDS or (kept and kept[-1].kind not in _LINE_ENDS):
            kept.append(word)
    while kept and kept[-1].kind in _LINE_ENDS:
        kept.pop()
    return tuple(kept)


def _sized(node: Node, told: Attributes) -> Node:
    """A span with what its list says: the size of an image, or an id."""
    if node.kind == "image":
        kept = tuple(fact for fact in node.attrs if fact[0] not in told.values)
        return node._replace(attrs=(*kept, *_size(told)))
    if told.identity:
        return Node("element", (node,), "span", (("id", told.identity),), node.line)
    return node


def _size(told: Attributes) -> Iterable[tuple[str, Attr]]:
    for name in ("width", "height"):
        digits = told.values.get(name, "").removesuffix("px")
        if digits.isdecimal() and 0 < int(digits) < 100_000:
            yield name, int(digits)


def _applied(block: Node, told: list[Attributes]) -> Node:
    """A block with the ids that its lists give it; a heading that no contents shall show."""
    for each in told:
        if block.kind == "heading":
            if each.identity:
                block = block._replace(attrs=_with(block, "id", each.identity))
            if "no_toc" in each.classes:
                block = block._replace(attrs=_with(block, "no_toc", True))
        elif block.kind == "code" and each.values.get("file"):
            info = f'{block.string("info")} title="{each.values["file"]}"'.strip()
            block = block._replace(attrs=_with(block, "info", info))
        elif each.identity and block.kind in ("paragraph", "plain"):
            anchor = Node("anchor", (), "", (("id", each.identity),), block.line)
            block = block._replace(children=(anchor, *block.children))
    return block


def _with(node: Node, name: str, value: Attr) -> tuple[tuple[str, Attr], ...]:
    kept = tuple((key, value if key == name else old) for key, old in node.attrs)
    return kept if node.get(name) is not None else (*kept, (name, value))


_EXTENSION = r"^ {0,3}\{::(?P<extension_kind>comment|nomarkdown|options)\b[^{}\n]*\}"
_EXTENSION_END = pattern(r"\{:/(?:comment|nomarkdown|options)?\}[ \t]*\n?")


def _parse_extension(_block: BlockParser, met: Match[str], state: BlockState) -> int:
    """`{::comment}…{:/comment}` is a comment, `{::nomarkdown}…{:/}` is HTML, `{::options …/}` is for kramdown alone."""
    end = state.find_line_end_at(met.end())
    closing = None if met[0].endswith("/}") else _EXTENSION_END.search(state.src, met.end())
    if closing:
        inside = state.src[met.end() : closing.start()].strip("\n")
        raw = f"<!--{inside.replace('--', '- -')}-->" if met["extension_kind"] == "comment" else inside
        state.append_token({"type": "block_html", "raw": raw})
        end = closing.end()
    return end


def install(markdown: Markdown) -> None:
    """The extensions of kramdown, which are blocks of their own."""
    markdown.block.register("extension", _EXTENSION, _parse_extension, before="ref_link")


SYNTAX = Syntax("attributes", install=install, passes=(Pass(apply_lists, ("{",)),))
