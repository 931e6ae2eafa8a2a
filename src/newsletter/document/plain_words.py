"""The words that nearly everybody writes in, and the nodes that they are out: read at a glance, without any tokens.

    Some *words* of a [title](https://a.example/b), `code`
    and **more** words.

Where anything else may begin, mistune reads all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsletter.document.entities import unescape
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

_WORDS = r"[^\]\[\n!$*<\\_`~]"
_BEFORE, _BEHIND = '(“‘"—–', '.,:;?!)”’"—–，。：；、？！）'
_LINK = rf"\[(?!\^)({_WORDS}++)\]\((https?://[A-Za-z0-9:/.?=#~+,;_-]++)\)"
_EMPHASIS = (
    rf"(?<![^\s{_BEFORE}])(\*\*?|__?)(?=[^\W_])"
    rf"({_WORDS}*(?:(?<=[^\W_])(?=\3(?:[\s{_BEHIND}]|\Z))|(?<=[.,:;?])(?=\3(?:\s|\Z))))\3"
)
_CODE = r"(?<!`)`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)"

PLAIN = pattern(rf"{_LINK}|{_EMPHASIS}|{_CODE}|(?<! )\n *+(?=\S)")
"""Links, emphasis, code and line ends: no other construct can begin in their words.

The address of such a link stays as it is, and such emphasis stands between blanks or marks, which leaves no choice.
"""
_SAID = rf"(?:{_WORDS}++|!(?!\[)|(?<=[^\W_])_(?=[^\W_])|(?<!~)~(?!~))++"
_PIECES = pattern(rf"{PLAIN.pattern}|({_SAID})|([\s\S])")
_LONE_SIGN = pattern(r"[!_~]")

# What `Node` does, without the call of a function in Python for each of a million nodes.
_node: Callable[[tuple[object, ...]], Node] = partial(tuple.__new__, Node)


def plain_words(text: str, line: int, running: list[str]) -> list[Node] | None:
    """The nodes of words that begin on `line`; None when they hold more than what is plain.

    What is running text, and no name of a link or code, is added to `running`.
    """
    found: list[Node] = []
    for met in _PIECES.finditer(text):
        title, address, mark, stressed, code, said, other = met.groups()
        if said:
            if "&" in said and _LONE_SIGN.search(said):
                return None  # the sign may part what looks like a reference to a character
            running.append(said)
            found.append(_text(said, line))
        elif title:
            attrs = (("url", address), ("title", ""))
            found.append(_node(("link", (_text(title, line),), "", attrs, line)))
        elif mark:
            running.append(stressed)
            found.append(_node(("strong" if len(mark) > 1 else "emphasis", (_text(stressed, line),), "", (), line)))
        elif code:
            found.append(_node(("codespan", (), code, (), line)))
        elif other:
            return None
        else:
            found.append(_node(("softbreak", (), "", (), line)))
            line += 1
    return found


def _text(words: str, line: int) -> Node:
    return _node(("text", (), unescape(words) if "&" in words else words, (), line))
