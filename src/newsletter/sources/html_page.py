"""A page of HTML in, its tokens and the elements that they make out: enough of a tree to choose a part of the page.

The nodes of a text are made by the document floor alone; this tree only says which tokens to give to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from newsletter.document.html_tags import SILENT, VOID
from newsletter.document.html_tokens import Token, tokens

MAX_OPEN = 2000


@dataclass(slots=True, eq=False)
class Element:
    """An element: the tokens `first` to before `last`, on the lines `line` to `end`."""

    tag: str
    token: Token
    first: int
    parent: Element | None
    last: int = 0
    end: int = 0

    @property
    def line(self) -> int:
        return self.token.line + 1

    @property
    def names(self) -> list[str]:
        """The words of its class and id."""
        return f"{self.token.attrs.get('class', '')} {self.token.attrs.get('id', '')}".split()

    def above(self) -> Iterator[Element]:
        """What it stands in, innermost first."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def holds(self, other: Element) -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of a page and its elements in the order in which they begin; the first element is the page itself."""

    tokens: Sequence[Token]
    elements: Sequence[Element]
    _letters: Sequence[int] = field(repr=False, default=())
    _linked: Sequence[int] = field(repr=False, default=())

    def letters(self, element: Element) -> int:
        """How much text stands in an element."""
        return self._letters[element.last] - self._letters[element.first]

    def linked(self, element: Element) -> int:
        """How much of that text stands in links."""
        return self._linked[element.last] - self._linked[element.first]

    def words(self, element: Element) -> str:
        """The text of an element in one line."""
        inside = self.tokens[element.first : element.last]
        return " ".join("".join(token.text if token.kind == "words" else " " for token in inside).split())


def read_page(html: str) -> Page:
    """The page that some HTML is, whatever is broken in it."""
    found = list(tokens(html))
    whole = Element("body", Token("open", "body", "", 0), 0, None, len(found), html.count("\n") + 1)
    elements, stack = [whole], [whole]
    letters: list[int] = []
    for place, token in enumerate(found):
        silent = stack[-1].tag in SILENT
        letters.append(len(token.text.strip()) if token.kind == "words" and not silent else 0)
        if token.kind == "close":
            _close(stack, token, place + 1)
        elif token.kind == "open" and token.text not in _SHELL and token.text not in VOID and len(stack) < MAX_OPEN:
            if token.text in _CLOSES_ITSELF:
                _close(stack, token, place, own=True)
            element = Element(token.text, token, place, stack[-1])
            elements.append(element)
            stack.append(element)
    for element in stack:
        element.last, element.end = len(found), whole.end
    return Page(found, elements, [0, *accumulate(letters)], [0, *accumulate(_in_links(found, letters))])


def _in_links(found: Sequence[Token], letters: Sequence[int]) -> Iterator[int]:
    inside = False
    for token, count in zip(found, letters, strict=True):
        if token.text == "a" and token.kind != "words":
            inside = token.kind == "open"
        yield count if inside else 0


_SHELL = frozenset({"html", "head", "body"})
_CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_WALLS = frozenset({"td", "th", "table"})
_ROOMS = frozenset({"div", "section", "article", "main", "aside", "header", "footer", "nav", "form", "ul", "ol", "dl"})


def _close(stack: list[Element], token: Token, place: int, own: bool = False) -> None:
    """Close the innermost element of that name, unless a wall stands between."""
    tag = token.text
    walls = frozenset({"table", "ul", "ol", "dl"}) if own else _WALLS if tag in _ROOMS else _WALLS | _ROOMS
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == tag:
            for element in stack[depth:]:
                element.last, element.end = place, token.line + 1
            del stack[depth:]
            return
        through = tag == "table" or (tag in ("tr", "tbody") and stack[depth].tag != "table")
        if stack[depth].tag in walls and not through:
            return
