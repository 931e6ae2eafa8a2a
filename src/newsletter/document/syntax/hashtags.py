"""`#topic` in running text: a word that says what an item is about."""

from __future__ import annotations

import re

from newsletter.document.markup import markdown_escape
from newsletter.document.passes import split_words
from newsletter.document.writing import Pass, Syntax, escape
from newsletter.model.node import Node
from newsletter.text.hashtags import HASHTAG

_NOT_IN = frozenset({"link", "code", "codespan", "heading"})


def find_hashtags(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Text is split where a hashtag stands."""
    return split_words(nodes, ("#",), HASHTAG, _tagged, _NOT_IN)


def _tagged(met: re.Match[str], line: int) -> tuple[Node, int]:
    return Node("hashtag", (), met[0], (), line), len(met[0])


SYNTAX = Syntax(
    "hashtags",
    passes=(Pass(find_hashtags, ("#",)),),
    html={"hashtag": lambda node, _pen: f'<span class="topic">{escape(node.text)}</span>'},
    feed={"hashtag": lambda node, _pen: escape(node.text)},
    text={"hashtag": lambda node, _pen: node.text},
    markdown={"hashtag": lambda node, _pen: markdown_escape(node.text)},
)
