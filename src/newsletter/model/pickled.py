"""A class in, the same out, but its values written and read by pickle quickly: as the call that makes them.

What Python gives frozen dataclasses with slots goes through their fields one by one, in Python, and a named tuple is
made by a function of its own; thousands of heads and seeds, and dozens of entries in each of a thousand issues, go from
one process to another, and into the memory and out of it.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def pickled_as_call(cls: type[T]) -> type[T]:
    """For a dataclass of two fields or more that makes nothing of them when it begins."""
    values = attrgetter(*(field.name for field in fields(cls)))  # type: ignore[arg-type]

    def made_by(self: T) -> tuple[type[T], tuple[Any, ...]]:
        return cls, values(self)

    setattr(cls, "__reduce__", made_by)  # noqa: B010 — no class says that it may be given
    return cls


def pickled_as_tuple(cls: type[T]) -> type[T]:
    """For a named tuple."""

    def made_by(self: Any) -> tuple[Any, tuple[type[T], tuple[Any, ...]]]:
        return tuple.__new__, (cls, tuple(self))

    setattr(cls, "__reduce__", made_by)  # noqa: B010 — no class says that it may be given
    return cls
