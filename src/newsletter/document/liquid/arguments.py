"""What stands in a tag after its name in, its values out: `figure.html path="a.png" width=40`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsletter.text.patterns import pattern

_ARGUMENT = pattern(
    r"(?:(?P<name>[\w-]+)\s*=\s*)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"',`]+))"
)
_BACKSLASH = pattern(r"\\([\"'\\])")


class Arguments(NamedTuple):
    """The values without a name in their order, and those with one."""

    plain: tuple[str, ...]
    named: Mapping[str, str]

    def first(self, *names: str) -> str:
        """The first value that is there under one of the names."""
        return next((self.named[name] for name in names if self.named.get(name)), "")

    def plain_at(self, place: int) -> str:
        """The value at a place, or nothing."""
        return self.plain[place] if place < len(self.plain) else ""


def arguments(rest: str, value_of: Callable[[str], str]) -> Arguments:
    """The values of a tag. `value_of` says what a bare word with a name, such as `alt=page.title`, stands for."""
    plain: list[str] = []
    named: dict[str, str] = {}
    for met in _ARGUMENT.finditer(rest):
        quoted = next((met[group] for group in ("double", "single", "raw") if met[group] is not None), None)
        value = " ".join(_BACKSLASH.sub(r"\1", quoted).split()) if quoted is not None else met["bare"]
        if met["name"]:
            named[met["name"].lower()] = value if quoted is not None else value_of(value)
        else:
            plain.append(value)
    return Arguments(tuple(plain), named)
