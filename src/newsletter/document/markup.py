"""Plain words as Markdown: what would be read as markup gets a backslash, and emphasis gets marks that are read so."""

from __future__ import annotations

import re

from newsletter.document.flanks import flanks
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_SPECIAL = pattern(
    r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)|!(?=\[)|<(?=[a-zA-Z/!?])|(?<=\\)\(|\{(?=[{%])"
)
UNSPACED = r"(?<=##)(?=[^\W\d_]|[\[`*\u3000])"
"""Behind the signs of `##Heading`: older programs want no blank there, and two signs are no topic."""

_LINE_START = pattern(
    r"^([ \t]*)(#{1,6}(?:(?=[ \t]|$)|"
    + UNSPACED
    + r")|[-+](?=[ \t]|$)|>|(?:=+|-+)(?=[ \t]*$)|\d{1,9}(?=[.)](?:[ \t]|$))|:(?=[ \t])"
    r"|[|:-](?=[-|: \t]*-[-|: \t]*$))",
    re.M,
)
_LONE_BRACKET = pattern(r"^([ \t]*)\\\[(?=[ \t]*$)", re.M)
_FIRST_COMMENT = pattern(r"\A((?:<!--.*?-->)+)(?=[^\n])")
_LONE_TAG = pattern(r"\A(</?[a-zA-Z][^<>\n]*>)[ \t]*\n")
_ENTITY = pattern(r"&(?=#?\w+;)")
_ENDS_GOAL = pattern(r"[ \t\r\n<>]")
_BRACE = pattern(r"\{(?=[{%])")


def markdown_escape(text: str) -> str:
    """Plain words as Markdown.

    One dollar alone is no formula.

    >>> markdown_escape("2 * 3 [sic]")
    '2 \\\\* 3 \\\\[sic\\\\]'
    """
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return text.replace("$", "\\$") if text.count("$") > 1 else text


def guard_line_starts(text: str) -> str:
    """Paragraph text none of whose lines begins like a heading, a list, a quotation or the rule of a table.

    A tag alone on the first line would make HTML of the whole paragraph, so it is not left alone; a comment would
    make HTML of its line, so it is. A guarded bracket alone on a line would begin a formula.
    """
    text = _LONE_BRACKET.sub(r"\1&#91;", _FIRST_COMMENT.sub(r"\1\n", _LINE_START.sub(_guarded, text)))
    return _LONE_TAG.sub(r"\1<!-- -->\n", text)


def _guarded(met: re.Match[str]) -> str:
    blank, mark = met[1], met[2]
    return f"{blank}{mark}\\" if mark[0].isdigit() else f"{blank}\\{mark}"


def literal(text: str) -> str:
    """Text for a title or an address, where only references to characters are read.

    >>> literal("a&copy;b")
    'a&amp;copy;b'
    """
    return guarded(_ENTITY.sub("&amp;", text))


def link_goal(url: str) -> str:
    """An address as the goal of a link or an image: nothing in it ends it early.

    >>> link_goal("https://a.example/x_(y) z"), link_goal("b.png")
    ('<https://a.example/x_(y)%20z>', 'b.png')
    """
    url = literal(_ENDS_GOAL.sub(lambda met: f"%{ord(met[0]):02X}", url.strip()))
    return f"<{url}>" if not url or "(" in url or ")" in url else url


def guarded(text: str) -> str:
    """Text of HTML in which nothing begins a tag of Liquid.

    >>> guarded("{{ a }}")
    '&#123;{ a }}'
    """
    return _BRACE.sub("&#123;", text)


def first_mark(node: Node) -> str:
    """The first character that a node has in Markdown, or one of its sort."""
    if node.kind == "text" and node.text:
        return node.text[0]
    return _FIRST.get(node.kind, "`")


_FIRST = {
    "softbreak": "\n",
    "break": "\\",
    "emphasis": "*",
    "strong": "*",
    "strike": "~",
    "link": "[",
    "footnote_ref": "[",
    "math": "$",
}


def emphasis_mark(node: Node, mark: str, before: str, after: str, opened: str) -> str:
    """`mark` itself or its twin of underscores, whichever is read as emphasis between two characters; "" if neither.

    `opened` holds the marks that are open around it: where one of them could be taken for the end of another, and
    inside words nothing else tells them apart, neither will do.
    """
    first, last = _edge(node, 0), _edge(node, -1)
    if node.kind == "strong" and before == after == "*" and opened == "*":
        return mark  # `***both***` is read as strong words inside emphasis
    for char in "*_":
        if char in (before, after):
            continue
        opening, closing = flanks(char, before, first), flanks(char, last, after)
        sure = opening == (True, False) and closing == (False, True)
        if sure or (opening[0] and closing[1] and char not in opened):
            return mark.replace("*", char)
    return ""


def _edge(node: Node, place: int) -> str:
    """The first or last character of what a node holds, as Markdown has it."""
    if not node.children:
        return " "
    child = node.children[place]
    if child.kind == "text" and child.text:
        return child.text[place]
    return "\n" if child.kind in ("softbreak", "break") else "`"
