"""A page of HTML in; its main text as nodes out, and the noise that was left out of it."""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.document.html_tree import TreeBuilder
from newsletter.document.normal import blocks
from newsletter.model.node import Node, plain
from newsletter.model.source import Removed
from newsletter.sources.html_choice import main_element
from newsletter.sources.html_extract import extracted_text
from newsletter.sources.html_noise import noise
from newsletter.sources.html_page import Element, Page, read_page
from newsletter.text.patterns import pattern
from newsletter.text.words import cut


class MainText(NamedTuple):
    """The main text of a page, where it stands in the page, and what was left out of it."""

    nodes: tuple[Node, ...]
    page: Page
    element: Element
    removed: tuple[Removed, ...]


def main_text(html: str, path: PurePosixPath, first_line: int = 1, layout: bool = False) -> MainText:
    """The main text of a page. With `layout`, as in an email, a table without headings is layout, not data."""
    page = read_page(html)
    left_out = tuple(noise(page))
    quiet = [found for found, _ in left_out]
    element = page.elements[0] if layout else main_element(page, quiet, extracted_text(html))
    inside = [(found, rule) for found, rule in left_out if element.holds(found)]
    removed = tuple(
        Removed(path, found.line + first_line - 1, found.end + first_line - 1, rule, cut(words, 120))
        for found, rule in inside
        if (words := page.words(found))
    )
    gone = {found.first: found.last for found, _ in inside}
    tables = _layout_tables(page, layout)
    nodes = _nodes(page, element, gone, tables, first_line)
    if gone and not plain(nodes).strip():  # all of it looked like noise, so none of it is
        return MainText(_nodes(page, page.elements[0], {}, tables, first_line), page, page.elements[0], ())
    return MainText(nodes, page, element, removed)


_SHELL = frozenset({"html", "head", "body"})
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})


def _nodes(page: Page, within: Element, gone: dict[int, int], layout: set[int], first_line: int) -> tuple[Node, ...]:
    """The tokens of an element, without what is gone, as nodes. The tags of a layout table become plain blocks."""
    builder = TreeBuilder(max_depth=_DEPTH)
    letters = _letters(page)
    tables: list[bool] = []
    rooms = 0
    place, last = within.first, within.last
    if place in layout:
        place, last = place + 1, last - 1
    while place < last:
        if place in gone:
            place = max(gone[place], place + 1)
            continue
        token = page.tokens[place]
        place += 1
        at = token.line + first_line
        if token.kind == "comment" or token.text in _SHELL:
            continue
        if token.kind == "words":
            words = escape(token.text, quote=False)
            builder.html(words.replace("\n", "<br>") if place - 1 in letters else words, at)
            continue
        if token.text == "pre" and place - 1 in letters:
            builder.html("<div>" if token.kind == "open" else "</div>", at)
            continue
        if token.text == "table" and token.kind == "open":
            tables.append(place - 1 in layout)
        if token.text in _ROOMS or (token.text in _TABLE and (not tables or tables[-1])):
            rooms += 1 if token.kind == "open" else -1
            deep = rooms > _DEPTH // 2 or (rooms == _DEPTH // 2 and token.kind == "close")
            builder.html("</div><div>" if deep else "<div>" if token.kind == "open" else "</div>", at)
        elif token.text not in _RAW:
            builder.html(token.raw or f"</{token.text}>", at)
        if token.text == "table" and token.kind == "close" and tables:
            tables.pop()
    return blocks(builder.close_tree())


# Pages of today put rooms into rooms without end; in the tree they leave nothing behind.
_DEPTH = 256
_ROOMS = frozenset("div section article main header center hgroup address".split())
_RAW = frozenset("script style title textarea xmp noembed plaintext".split())


def _letters(page: Page) -> frozenset[int]:
    """The tokens of every `<pre>` that is no code but a letter, as mails quote them: there are links in it."""
    found: set[int] = set()
    for element in page.elements:
        if element.tag == "pre" and not _CODE.search(" ".join(element.names)):
            inside = page.tokens[element.first : element.last]
            linked = any(token.attrs.get("href", "").startswith("http") for token in inside if token.text == "a")
            if linked and not any(token.text == "code" for token in inside):
                found.update(range(element.first, element.last))
    return frozenset(found)


_CODE = pattern(r"code|highlight|src|lang|rust|brush|prettyprint|shiki", re.IGNORECASE)


def _layout_tables(page: Page, layout: bool) -> set[int]:
    """The tables, by their first token, that only place things on the page."""
    found: set[int] = set()
    tables = [element for element in page.elements if element.tag == "table"]
    outer = {id(above) for table in tables for above in table.above() if above.tag == "table"}
    headed = {
        id(next((above for above in element.above() if above.tag == "table"), None))
        for element in page.elements
        if element.tag in ("th", "caption", "thead")
    }
    for table in tables:
        attrs = table.token.attrs
        placing = attrs.get("role", "") in ("presentation", "none") or id(table) in outer
        bare = id(table) not in headed and (layout or bool({"cellpadding", "cellspacing", "bgcolor"} & attrs.keys()))
        if placing or bare:
            found.add(table.first)
    return found
