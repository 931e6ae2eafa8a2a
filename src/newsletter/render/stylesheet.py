"""A style sheet that is to be inlined, taken apart: text in, its rules and the words of its selectors out.

This reads only the small language that `stylesheet_lint` lets through; premailer reads the sheet itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newsletter.text.patterns import pattern


class Rule(NamedTuple):
    """`h1, h2 { color: red }` → (("h1", "h2"), (("color", "red"),))."""

    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the selectors of a sheet look at: nothing else about an element can change its style."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[str]


_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)
_RULE = pattern(r"([^{}]*)\{([^{}]*)\}")
_BRACKET = pattern(r"\[\s*([^\]\s=~|^$*]+)[^\]]*\]")
_WORD = pattern(r"([.#]?)([\w-]+)")


def rules(sheet: str) -> tuple[Rule, ...]:
    """Every rule of the sheet in its order, comments left out."""
    return tuple(
        Rule(_split(selectors, ","), tuple(map(_declaration, _split(body, ";"))))
        for selectors, body in _RULE.findall(without_comments(sheet))
    )


def without_comments(sheet: str) -> str:
    """The sheet without its comments.

    >>> without_comments("p { margin: 0 } /* no gap */")
    'p { margin: 0 } '
    """
    return _COMMENT.sub("", sheet)


@lru_cache(maxsize=8)
def vocabulary(sheet: str) -> Vocabulary:
    """The tags, classes, ids and attributes that the sheet's selectors name."""
    words: dict[str, set[str]] = {"": set(), ".": set(), "#": set(), "[": set()}
    for rule in rules(sheet):
        for selector in rule.selectors:
            words["["].update(_BRACKET.findall(selector))
            for sign, word in _WORD.findall(_BRACKET.sub("", selector)):
                words[sign].add(word)
    return Vocabulary(*(frozenset(words[sign]) for sign in ("", ".", "#", "[")))


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _declaration(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), value.strip()
