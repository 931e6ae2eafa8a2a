"""A large mapping kept in the memory in many small parts, of which only those are taken out that are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar
from zlib import crc32

from newsletter.edge.memory import Memory, packed

V = TypeVar("V")
DRAWERS = 256


class Drawers(Mapping[str, V]):
    """What was `filled` and kept under a name, to be asked like any mapping."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory, self._name = memory, name
        self._taken: dict[int, dict[str, V]] = {}

    def __getitem__(self, key: str) -> V:
        return self._drawer(drawer_of(key))[key]

    def __iter__(self) -> Iterator[str]:
        return (key for number in range(DRAWERS) for key in self._drawer(number))

    def __len__(self) -> int:
        return sum(len(self._drawer(number)) for number in range(DRAWERS))

    def _drawer(self, number: int) -> dict[str, V]:
        if number not in self._taken:
            key = f"{self._name}:{number}"
            self._taken[number] = self._memory.recall([key]).get(key, {})
        return self._taken[number]


def filled(name: str, values: Mapping[str, Any]) -> list[tuple[str, bytes]]:
    """A mapping as the memory is to keep it under a name."""
    drawers: list[dict[str, Any]] = [{} for _ in range(DRAWERS)]
    for key, value in values.items():
        drawers[drawer_of(key)][key] = value
    return [(f"{name}:{number}", packed(drawer)) for number, drawer in enumerate(drawers) if drawer]


def names(name: str) -> Iterator[str]:
    """The keys of the memory that a mapping of that name takes."""
    return (f"{name}:{number}" for number in range(DRAWERS))


def drawer_of(key: str) -> int:
    """The drawer that a key lies in: the same in every process."""
    return crc32(key.encode("utf-8", "surrogatepass")) % DRAWERS
