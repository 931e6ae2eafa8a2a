"""`:tada:` in running text: the sign that GitHub, Slack, Jekyll and Hugo show for the name. Other names stay words."""

from __future__ import annotations

from newsletter.document.emoji_names import emoji
from newsletter.document.passes import each_node
from newsletter.document.writing import Pass, Syntax
from newsletter.model.node import Node
from newsletter.text.patterns import pattern

# The colon stands first, so that a text is searched for colons alone.
_NAME = pattern(r":(?<![\w:/.]:)([a-z0-9_+-]{1,30}):(?![\w:])")


def show_emoji(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Text with the signs instead of their names; code is no text."""
    return each_node(nodes, _shown)


def _shown(node: Node) -> Node:
    if node.kind != "text" or ":" not in node.text:
        return node
    words = _NAME.sub(lambda met: emoji(met[1]) or met[0], node.text)
    return node if words == node.text else node._replace(text=words)


def _has_names(text: str) -> bool:
    return _NAME.search(text) is not None


SYNTAX = Syntax("emoji", passes=(Pass(show_emoji, (":",), _has_names),))
