"""A regular expression that is compiled when it is first used: text and flags in, what `re.compile` makes of them out.

The program knows more than five hundred, and one run needs a few of them: compiling all would be a third of its start.
A group that keeps what it matched is an atomic one, `(?>(?:…)*)`: Python before 3.11.5 loses its place in `(?:…)*+`.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_MADE = ("match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer", "flags", "groups", "groupindex")


class Uncompiled:
    """Has what a compiled pattern has. Whatever is asked first fills all of it in, so that nothing is asked twice."""

    __slots__ = ("_given_flags", "pattern", *_MADE)

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._given_flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._given_flags)
        for made in _MADE:
            setattr(self, made, getattr(compiled, made))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return pattern, (self.pattern, self._given_flags)


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a module. A fault in it is an `re.error` at its first use, and of `tests/text/test_patterns.py`.

    >>> word = pattern(r"[a-z]+")
    >>> word.findall("two words")
    ['two', 'words']
    """
    return cast("re.Pattern[AnyStr]", Uncompiled(text, flags))
