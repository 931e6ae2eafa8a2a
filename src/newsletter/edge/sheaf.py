"""Small values of which a build wants all, kept in pieces: all are read quickly, and one of them is written quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from newsletter.edge.memory import KEPT, Memory
from newsletter.edge.side_by_side import missing

T = TypeVar("T")
A = TypeVar("A")


class Sheaf:
    """Values under the digests of all that they are made of. A piece holds those whose digests begin alike."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory = memory
        self._names = {f"{number:02x}": f"{KEPT}{name}:{number:02x}" for number in range(256)}
        self._there: dict[str, dict[str, Any]] = {}

    def all(self) -> dict[str, Any]:
        """Every value."""
        found = self._memory.recall(self._names.values())
        self._there = {piece: found[name] for piece, name in self._names.items() if name in found}
        return {key: value for values in self._there.values() for key, value in values.items()}

    def remember(self, values: Mapping[str, Any]) -> None:
        """These and no others from now on. A piece whose digests are what they were is not written again."""
        pieces: defaultdict[str, dict[str, Any]] = defaultdict(dict, {piece: {} for piece in self._there})
        for key, value in values.items():
            pieces[key[:2]][key] = value
        self._memory.remember(
            (self._names[piece], held)
            for piece, held in pieces.items()
            if held.keys() != self._there.get(piece, {}).keys()
        )

    def made(self, tasks: Mapping[str, T], function: Callable[[T], A]) -> dict[str, A]:
        """What the function makes of each task, by key, in their order; what is missing is made by several processes.

        The function must stand at the top of a module. These values and no others are kept.
        """
        known = self.all()
        made = missing(tasks, known, function)
        found: dict[str, A] = {key: made[key] if key in made else known[key] for key in tasks}
        if made or len(known) > len(found):
            self.remember(found)
        return found
