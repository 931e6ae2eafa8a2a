"""A dataclass in, the same out, but written and read by pickle quickly: as the call that makes it.

What Python gives frozen dataclasses with slots goes through their fields one by one, in Python; thousands of heads and
seeds go from one process to another, and into the memory and out of it.
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
