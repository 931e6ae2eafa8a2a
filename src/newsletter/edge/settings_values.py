"""Values of the settings that several keys share: each reader takes what TOML gave, and refuses with a ValueError."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newsletter.registry import did_you_mean


def text(value: Any) -> str:
    """A text on one line."""
    if not isinstance(value, str):
        raise ValueError(f"a text in quotes is wanted, not {value!r}")
    if any(ord(char) < 32 for char in value):
        raise ValueError("control characters cannot stand in it")
    return value.strip()


def switch(value: Any) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise ValueError(f"true or false is wanted, not {value!r}")
    return value


def between(least: int, most: int) -> Callable[[Any], int]:
    """A reader of whole numbers."""

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"a whole number from {least} to {most} is wanted, not {value!r}")
        return value

    return read


def table(value: Any, known: Iterable[str], example: str) -> Mapping[str, Any]:
    """A table that has no key but the known ones."""
    known = list(known)
    if not isinstance(value, Mapping):
        raise ValueError(f"{example} is wanted, not {value!r}")
    for key in value:
        if key not in known:
            raise ValueError(f"unknown key {key!r}{did_you_mean(key, known)}")
    return value
