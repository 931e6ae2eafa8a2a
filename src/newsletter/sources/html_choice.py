"""A page of HTML and its noise in, the element that holds its main text out.

What the page itself calls its article is believed when it holds nearly all of the text; else the room where nearly all
sentences stand. A page that is mostly bare links has too few sentences to tell, and stays whole: nothing may be lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate, zip_longest

from newsletter.sources.html_page import Element, Page
from newsletter.text.patterns import pattern

Letters = Callable[[Element], int]

_CONTENT = pattern(
    r"(?:post|entry|article|page|story|blog|main|issue|newsletter)[-_]*(?:content|body|text)|content[-_]*(?:body|main|area)"
    r"|markdown-body|content|available-content|prose|e-content|articlebody",
    re.IGNORECASE,
)
_SAID = ((("main",), 0.5), (("article",), 0.7), ((), 0.7))


def main_element(page: Page, noise: Iterable[Element], extracted: str = "") -> Element:
    """The element that holds the main text of a page, the letters of its noise not counted.

    `extracted` is what another program took for the main text, in one line: then its sentences count.
    """
    quiet = _without(page, noise)
    chosen = page.elements[0]
    for tags, share in _SAID:
        fitting = (element for element in page.elements if chosen.holds(element) and _is(element, tags))
        best = max(fitting, key=quiet, default=None)
        if best and quiet(best) >= share * max(1, quiet(chosen)):
            chosen = best
            if "article" in tags:
                break
    return _with_lead(_column(page, chosen, quiet, extracted), chosen, quiet)


def _without(page: Page, noise: Iterable[Element]) -> Letters:
    """How much text stands in an element besides noise."""
    marks = [0] * (len(page.tokens) + 1)
    for element in noise:
        marks[element.first] += page.letters(element)
    sums = [0, *accumulate(marks)]
    return lambda element: page.letters(element) - (sums[element.last] - sums[element.first])


def _is(element: Element, tags: tuple[str, ...]) -> bool:
    role = element.token.attrs.get("role", "").lower()
    if tags:
        return element.tag in tags or role in tags
    return element.tag in ("div", "section", "td") and any(map(_CONTENT.fullmatch, element.names))


_BLOCKS = frozenset({"p", "li", "pre", "blockquote", "dd", "h2", "h3", "h4"})
_ROOMS = frozenset({"div", "section", "article", "main", "td", "form"})
_PROSE = 400


def _column(page: Page, within: Element, quiet: Letters, extracted: str) -> Element:
    """The innermost room that holds nearly all sentences of an element: beside it stand only menus and teasers."""
    found = [element for element in page.elements if element.tag in _BLOCKS and within.holds(element)]
    prose = [0] * (len(page.tokens) + 1)
    for leaf, after in zip_longest(found, found[1:]):
        letters = quiet(leaf)
        if after and leaf.holds(after):
            continue
        if page.words(leaf)[:60] in extracted if extracted else page.linked(leaf) * 2 < letters:
            prose[leaf.first] += letters
    sums = [0, *accumulate(prose)]
    total = sums[within.last] - sums[within.first]
    if total < _PROSE or total * 2 < quiet(within):
        return within
    rooms = (one for one in page.elements if one.tag in _ROOMS and within.holds(one))
    fitting = (one for one in rooms if sums[one.last] - sums[one.first] >= 0.9 * total)
    return max(fitting, key=lambda one: one.first, default=within)


def _with_lead(column: Element, within: Element, quiet: Letters) -> Element:
    """The room around the column when it adds little: a title and a lead often stand just outside."""
    most = 1.15 * quiet(column)
    rooms = [room for room in column.above() if within.holds(room) and quiet(room) <= most]
    return rooms[-1] if rooms else column
