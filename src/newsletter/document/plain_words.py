"""The words that nearly everybody writes in, and the nodes that they are out: read at a glance, without any tokens.

    Some *words* of a [title](https://a.example/b), `code`
    and **[more](words.md)**.

Where anything else may begin, mistune reads all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from re import Match

from newsletter.document.addresses import safe
from newsletter.document.entities import unescape
from newsletter.model.node import Node, plain
from newsletter.text.patterns import pattern

_WORDS = r"[^\]\[\n!$*<\\_`~]"
_LONE = "".join(rf"|{sign}(?=[^{sign}]*+\Z)" for sign in (r"\*", "_", "`", r"\$"))
_SAID = rf"(?>(?:{_WORDS}++|(?=[!*_`~$])(?:!(?!\[)|(?<=[^\W_])_(?=[^\W_])|(?<!~)~(?!~){_LONE}))+)"

# Their addresses stay as they are, and marks around them stand between blanks, which leaves no choice.
_GOAL = r"(?:https?://[A-Za-z0-9:/.?=#~+,;_@%&-]++|[A-Za-z0-9/.#][A-Za-z0-9/.?=#~+,;_@%&-]*+)"
_LINKED = (
    r"(?:(?P<around>(?<!\S)(?:\*\*?|__?))?(?P<image>!)?\[(?!\^)(?P<title>[^\]\[\n<\\]*+)\]"
    rf"\((?P<goal>{_GOAL})\)(?(around)(?P=around)(?=\s|\Z)))"
)
# Before a word or behind it a mark of punctuation leaves no choice either.
_BEFORE, _BEHIND = '(“‘"—–', '.,:;?!)”’"—–，。：；、？！）'
_STRESSED = (
    rf"(?=[*_])(?<![^\s{_BEFORE}])(?=(?<!\S)|[*_]+[^\W_])(?P<mark>\*\*?|__?)(?=\S)(?P<words>[^\]\[\n$*<\\_`~]+"
    rf"(?:(?<=[^\W_])(?=(?P=mark)(?:[\s{_BEHIND}]|\Z))|(?<=\S)(?=(?P=mark)(?:\s|\Z))))(?P=mark)"
)
_CODED = r"(?<!`)`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
_PIECES = pattern(
    rf"(?P<said>{_SAID})|(?P<stressed>{_STRESSED})|(?P<coded>{_CODED})|(?P<linked>{_LINKED})"
    r"|(?P<ended>\n *+(?=\S))|(?P<other>[\s\S])"
)
_LONE_SIGN, _SIGN = pattern(r"[!$*_`~]"), pattern(r"[&!$*_`~]")

# What `Node` does, without the call of a function in Python for each of a million nodes.
_node: Callable[[tuple[object, ...]], Node] = partial(tuple.__new__, Node)


def plain_words(text: str, line: int, running: list[str]) -> list[Node] | None:
    """The nodes of words that begin on `line`; None when they hold more than what is plain.

    What is running text, and no name of a link or code, is added to `running`.
    """
    found: list[Node] = []
    end = "softbreak"
    for met in _PIECES.finditer(text):
        kind, node = met.lastgroup, None
        if kind == "said":
            words = met[0]
            if words[-1] == " " and text.startswith("\n", met.end()):
                end = "break" if words.endswith("  ") else "softbreak"
                words = words.rstrip(" ")
                if not words:
                    continue
            running.append(words)
            node = _text(words, line)
        elif kind == "stressed":
            mark, words = met.group("mark", "words")
            running.append(words)
            node = _stressed(mark, _text(words, line), line)
        elif kind == "coded":
            node = _node(("codespan", (), met["code"], (), line))
        elif kind == "linked":
            node = _link(met, line)
        elif kind == "ended":
            node = _node((end, (), "", (), line))
            end, line = "softbreak", line + 1
        if node is None:
            return None
        found.append(node)
    return found


def _text(words: str, line: int) -> Node | None:
    """None where a sign may part what looks like a reference to a character, or where nothing is left of one."""
    if "&" in words:
        words = "" if _LONE_SIGN.search(words) else unescape(words)
        if not words:
            return None
    return _node(("text", (), words, (), line))


def _stressed(mark: str, inner: Node | None, line: int) -> Node | None:
    return _node(("strong" if len(mark) > 1 else "emphasis", (inner,), "", (), line)) if inner else None


def _link(met: Match[str], line: int) -> Node | None:
    """A link or an image; None where its address needs a second look."""
    around, image, title, goal = met.group("around", "image", "title", "goal")
    inner: list[Node] | None = [_node(("text", (), title, (), line))] if title else []
    if _SIGN.search(title):
        inner = plain_words(title, line, [])
    if inner is None or ("&" in goal and ";" in goal) or ("%" in goal and not safe(goal)):
        return None
    if image:
        node = _node(("image", (), "", (("url", goal), ("alt", plain(tuple(inner))), ("title", "")), line))
    else:
        node = _node(("link", tuple(inner), "", (("url", goal), ("title", "")), line))
    return _stressed(around, node, line) if around else node
