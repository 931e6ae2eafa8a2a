"""A fingerprint of any value of the model: the whole dependency graph of the incremental build.

A renderer sees only its arguments, so two calls whose arguments have one digest give one result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, TypeVar

Apart = TypeVar("Apart")


def digest(*values: object) -> str:
    """A hexadecimal digest of the values: the same in every process, on every machine, in every year."""
    return digest_without(None, *values)[0]


def digest_without(apart: type[Apart] | None, *values: object) -> tuple[str, tuple[Apart, ...]]:
    """The digest of the values as far as they are not of the type `apart`, and those that are, in their order."""
    words: list[str] = []
    found: list[Any] = []
    _spell(values, words, apart, found)
    seal = blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=16)
    return seal.hexdigest(), tuple(found)


def _spell(value: object, words: list[str], apart: type | None, found: list[Any]) -> None:
    """Add the words of a value. Plain values come first, because a build spells half a million of them."""
    kind: Any = type(value)
    if kind is str:
        words.append("str:" + value)  # type: ignore[operator]
    elif kind is tuple:
        words.append(f"({len(value)}")  # type: ignore[arg-type]
        for part in value:  # type: ignore[attr-defined]
            if type(part) is str:
                words.append("str:" + part)
            else:
                _spell(part, words, apart, found)
    elif kind is int or value is None:
        words.append(f"{kind.__name__}:{value}")
    elif kind is apart:
        found.append(value)
        words.append("apart")
    elif fingerprint := getattr(value, "fingerprint", None):
        words.append(fingerprint)
    elif isinstance(value, bytes):
        words.append(blake2b(value, digest_size=16).hexdigest())
    elif isinstance(value, tuple | list):
        words.append(f"({len(value)}")
        for part in value:
            _spell(part, words, apart, found)
    elif is_dataclass(value):
        words.append(kind.__name__)
        for part in _parts_of(kind)(value):
            _spell(part, words, apart, found)
    else:
        words.append(f"{kind.__name__}:{value}")


@cache
def _parts_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of a dataclass, in their order."""
    get = attrgetter("__class__", *(field.name for field in fields(kind)))
    return lambda value: get(value)[1:]
