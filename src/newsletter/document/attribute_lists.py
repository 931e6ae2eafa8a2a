"""Attribute lists of kramdown and pandoc: `{: #id .class key="value"}`, `{#id .class}`, as text in, as a value out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsletter.text.patterns import pattern

_QUOTES = "\"“”'‘’"
_PART = rf"(?:#[\w:.-]+|\.[\w:-]+|[A-Za-z][\w:-]*=(?:[{_QUOTES}][^{_QUOTES}{{}}]*[{_QUOTES}]|[^\s{{}}{_QUOTES}]+))"
LIST = rf"\{{(:?)[ \t]*({_PART}(?>(?:[ \t]+{_PART})*))[ \t]*\}}"
"""Barewords are not understood: `{:ok, value}` is Elixir, and may stand in any sentence."""
_LIST = pattern(LIST)
_NAMED = pattern(r":?[ \t]*#([\w.:-]+)[^{}\n]*\}")  # an id, whatever comes behind it
_PARTS = pattern(_PART)


class Attributes(NamedTuple):
    """What an attribute list says."""

    identity: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = {}


def attributes(inside: str) -> Attributes:
    """What stands between the braces.

    >>> attributes('#a .b .c width="3"')
    Attributes(identity='a', classes=('b', 'c'), values={'width': '3'})
    """
    parts = _PARTS.findall(inside)
    values = dict(part.split("=", 1) for part in parts if part[0] not in "#.")
    return Attributes(
        identity=next((part[1:] for part in parts if part[0] == "#"), ""),
        classes=tuple(part[1:] for part in parts if part[0] == "."),
        values={name: value.strip(_QUOTES) for name, value in values.items()},
    )


def attributes_at_end(text: str) -> tuple[str, Attributes] | None:
    """The words before an attribute list that ends a heading, and the list; None when there is none."""
    words, _, after = text.rstrip().rpartition("{")
    if words.endswith("\\"):
        return None
    if met := _LIST.fullmatch("{" + after):
        return words, attributes(met[2])
    named = _NAMED.fullmatch(after)
    return (words, Attributes(named[1])) if named else None
