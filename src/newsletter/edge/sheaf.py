"""Small values of which a build wants all, kept in pieces: all are read quickly, and one of them is written quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from newsletter.edge.in_turns import in_turns
from newsletter.edge.memory import KEPT, Memory, packed, unpacked

T = TypeVar("T")
A = TypeVar("A")


class Sheaf:
    """Values under names that begin with a digest, like `0f…`. A piece holds those whose names begin alike."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory = memory
        self._names = {f"{number:02x}": f"{KEPT}{name}:{number:02x}" for number in range(256)}
        self._there: dict[str, dict[str, Any]] = {}

    def all(self) -> dict[str, Any]:
        """Every value."""
        found = self._memory.recall(self._names.values())
        self._there = {piece: found[name] for piece, name in self._names.items() if name in found}
        return {key: value for values in self._there.values() for key, value in values.items()}

    def remember(self, values: Mapping[str, Any], packs: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """These and no others from now on. A piece that holds what it held is not written again.

        `packs` are pieces of which all is new, as they were packed.
        """
        pieces: dict[str, dict[str, Any]] = {piece: {} for piece in self._there} | _in_pieces(values)
        self._memory.keep(
            (self._names[piece], packs.get(piece) or packed(held))
            for piece, held in pieces.items()
            if held != self._there.get(piece, {})
        )

    def made(
        self, tasks: Mapping[str, T], function: Callable[[T], A], ahead: Callable[[], Mapping[str, A]] = dict
    ) -> dict[str, A]:
        """What the function makes of each task, by key, in their order; what is missing is made by several processes.

        The function must stand at the top of a module. These values and no others are kept. `ahead` tells what another
        process made of some tasks while these values were taken out.
        """
        known = self.all()
        early = {key: value for key, value in ahead().items() if key not in known}
        fresh = _in_pieces({key: task for key, task in tasks.items() if key not in known and key not in early})
        pieces = dict(zip(fresh, in_turns(partial(_made, function), list(fresh.values())), strict=True))
        made = early | {key: value for piece in pieces.values() for key, value in piece.values.items()}
        found: dict[str, A] = {key: made[key] if key in made else known[key] for key in tasks}
        if made or len(known) > len(found):
            self.remember(
                found, {} if early else {name: one.pack for name, one in pieces.items() if name not in self._there}
            )
        return found


def _in_pieces(values: Mapping[str, A]) -> dict[str, dict[str, A]]:
    """Some values by piece."""
    pieces: defaultdict[str, dict[str, A]] = defaultdict(dict)
    for key, value in values.items():
        pieces[key[:2]][key] = value
    return pieces


class _Piece(NamedTuple):
    """The values of a piece, and how they are kept: so they go from one process to another."""

    values: Mapping[str, Any]
    pack: bytes

    def __reduce__(self) -> tuple[Callable[[bytes], _Piece], tuple[bytes]]:
        return _opened, (self.pack,)


def _opened(pack: bytes) -> _Piece:
    return _Piece(unpacked(pack), pack)


def _made(function: Callable[[T], A], tasks: Mapping[str, T]) -> _Piece:
    """What the function makes of the tasks of a piece, packed where it is made."""
    values = {key: function(task) for key, task in tasks.items()}
    return _Piece(values, packed(values))
