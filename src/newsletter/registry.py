"""A table of names: each line says where a value lives, and imports it when it is first asked for.

Registering is writing a line; importing is asking. So `newsletter --help` knows every command and loads none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class Registry(Generic[T]):
    """Name → `"package.module:VALUE"`, in the order in which the lines stand."""

    def __init__(self, what: str, lines: Mapping[str, str]) -> None:
        self.what = what
        self._lines = dict(lines)
        self._loaded: dict[str, T] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def __getitem__(self, name: str) -> T:
        """The value behind a name; a wrong name is answered with the nearest right one (LookupError)."""
        if name not in self._loaded:
            if name not in self._lines:
                raise LookupError(f"no {self.what} called {name!r}{did_you_mean(name, self._lines)}")
            module, _, attribute = self._lines[name].partition(":")
            self._loaded[name] = cast(T, getattr(import_module(module), attribute))
        return self._loaded[name]

    def get(self, name: str) -> T | None:
        """The value behind a name, or None when the table has no such line."""
        return self[name] if name in self._lines else None

    def values(self) -> Iterator[T]:
        """Every value of the table, in its order."""
        return (self[name] for name in self._lines)


def did_you_mean(word: str, known: Mapping[str, object] | list[str] | tuple[str, ...]) -> str:
    """`"; did you mean 'title'?"` when a known word is near, else nothing.

    >>> did_you_mean("titel", ["title", "date"])
    "; did you mean 'title'?"
    """
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
