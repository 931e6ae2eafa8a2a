"""What was made of files before, taken out of the memory; what is missing is made by several processes, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from newsletter.edge.in_turns import in_turns
from newsletter.edge.memory import Memory

T = TypeVar("T")
A = TypeVar("A")


class Learned:
    """The memory for one run. It notes what was asked for, so that all else can be forgotten at its end."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._used: set[str] = set()

    def made(self, tasks: Mapping[str, T], function: Callable[[T], A]) -> dict[str, A]:
        """What the function makes of each task, by key, in their order; it must stand at the top of a module."""
        known = self.recall(*tasks)
        fresh = [key for key in tasks if key not in known]
        made = dict(zip(fresh, in_turns(function, [tasks[key] for key in fresh]), strict=True))
        self.memory.remember(made.items())
        return {key: made[key] if key in made else known[key] for key in tasks}

    def recall(self, *keys: str) -> dict[str, Any]:
        """What is remembered under some keys."""
        self.use(*keys)
        return self.memory.recall(keys)

    def remember(self, key: str, value: object) -> None:
        """Keep a value for the next time."""
        self.use(key)
        self.memory.remember([(key, value)])

    def use(self, *keys: str) -> None:
        """Say that what lies under some keys is still needed."""
        self._used.update(keys)

    def forget_the_rest(self) -> None:
        """Drop what was not asked for in this run."""
        self.memory.forget_all_but(self._used)
