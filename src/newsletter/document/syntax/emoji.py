"""`:tada:` in running text: the sign that GitHub, Slack, Jekyll and Hugo show for the name. Other names stay words."""

from __future__ import annotations

import re

from newsletter.document.emoji_names import emoji
from newsletter.document.passes import each_node
from newsletter.document.writing import Pass, Syntax
from newsletter.model.node import Node

_NAME = re.compile(r"(?<![\w:/.]):([a-z0-9_+-]{1,30}):(?![\w:])")


def show_emoji(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Text with the signs instead of their names; code is no text."""
    return each_node(nodes, _shown)


def _shown(node: Node) -> Node:
    if node.kind != "text" or ":" not in node.text:
        return node
    words = _NAME.sub(lambda met: emoji(met[1]) or met[0], node.text)
    return node if words == node.text else node._replace(text=words)


SYNTAX = Syntax("emoji", passes=(Pass(show_emoji, (":",), _NAME.search),))
