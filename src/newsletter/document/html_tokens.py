"""HTML in, its tags, words and comments out, one after the other, in one pass over the text.

The standard library's parser takes quadratic time on broken input, stops with an error on `<![`, and changes from one
Python to the next; this one reads what WHATWG's tokenizer reads, as far as a tree of allowed nodes can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from newsletter.document.entities import unescape
from newsletter.text.patterns import pattern

_OPENING = pattern(r"<([a-zA-Z][^\s/><]*)")
_CLOSING = pattern(r"</([a-zA-Z][^\s/><]*)[^>]*>")
_ATTRIBUTE = pattern(r"""[\s/]*+([^\s/>=][^\s/>=]*+)(?>(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>]++)))?)""")
_TAG_END = pattern(r"\s*+(/?)\s*+>")
_COMMENT = pattern(r"<!--(?:>|->|(.*?)(?:--!?>|\Z))", re.S)
_REST = 80
_RAW = pattern(r"script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext")


class Token(NamedTuple):
    """One piece of HTML. `text` is the name of a tag in lower case, or the words; `line` counts from 0.

    `rest` is what stands on its line from an opening tag on.
    """

    kind: Literal["open", "close", "words", "comment"]
    text: str
    raw: str
    line: int
    attrs: Mapping[str, str] = {}
    rest: str = ""


def tokens(html: str) -> Iterator[Token]:
    """The tokens of a piece of HTML. A tag that never ends is words, as are lone angle brackets."""
    line = at = end = 0
    while (start := html.find("<", end)) >= 0:
        found, end = _token(html, start)
        if found is None:
            continue
        if start > at:
            yield Token("words", unescape(html[at:start]), "", line)
        line += html.count("\n", at, start)
        for token in found:
            yield token._replace(line=line)
        line += html.count("\n", start, end)
        at = end
    if at < len(html):
        yield Token("words", unescape(html[at:]), "", line)


def _token(html: str, start: int) -> tuple[tuple[Token, ...] | None, int]:
    """What the `<` at `start` begins, and where that ends; None when it begins nothing."""
    if met := _OPENING.match(html, start):
        return _opened(html, start, met)
    if met := _CLOSING.match(html, start):
        return (Token("close", met[1].lower(), met[0], 0),), met.end()
    if met := _COMMENT.match(html, start):
        return (Token("comment", met[1] or "", met[0], 0),), met.end()
    if html.startswith(("<!", "<?"), start):
        sign = "]]>" if html.startswith("<![CDATA[", start) else ">"
        end = html.find(sign, start)
        return (None, len(html)) if end < 0 else ((), end + len(sign))
    return None, start + 1


def _opened(html: str, start: int, met: re.Match[str]) -> tuple[tuple[Token, ...] | None, int]:
    name, end = met[1].lower(), met.end()
    attrs: dict[str, str] = {}
    while not (closed := _TAG_END.match(html, end)):
        attribute = _ATTRIBUTE.match(html, end)
        if not attribute:
            return None, len(html)
        value = attribute[2] or attribute[3] or attribute[4] or ""
        attrs.setdefault(attribute[1].lower(), unescape(value))
        end = attribute.end()
    end = closed.end()
    token = Token("open", name, html[start:end], 0, attrs, html[start : start + _REST].partition("\n")[0])
    if closed[1]:
        return (token, Token("close", name, "", 0)), end
    if _RAW.fullmatch(name):
        # What stands in these is not for readers; when the end is not in this piece, it may be in a later one.
        close = re.compile(f"</{name}[^>]*>", re.I).search(html, end)
        return ((token, Token("close", name, "", 0)), close.end()) if close else ((token,), len(html))
    return (token,), end
