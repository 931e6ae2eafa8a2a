"""The files of a publication watched: a turn for each time that some of them changed, were added or removed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

_LOOKED_EVERY_MS = 500
_PASSED_OVER = ("node_modules",)


async def changes(root: Path, output: Path, stop: asyncio.Event) -> AsyncIterator[set[str]]:
    """One turn at the beginning, and then one after each change until `stop` is set, with the paths below the root.

    The system tells of what lies below the folders. Its list of what is watched is short, so what is built and what is
    hidden is not on it; the files beside the folders are looked at now and then.
    """

    def matters(_: Change, path: str) -> bool:
        """Whether it is nothing hidden, nor what an editor keeps for itself."""
        parts = Path(path).relative_to(root).parts
        return not any(part.startswith((".", "#")) for part in parts) and not path.endswith(("~", ".swp", ".tmp"))

    while not stop.is_set():
        above: list[str] = []
        folders = _folders(root, output)
        watched = awatch(
            *folders,
            watch_filter=matters,
            debounce=200,
            step=20,
            stop_event=stop,
            rust_timeout=_LOOKED_EVERY_MS,
            yield_on_timeout=True,
        )
        async for met in watched:
            before, above = above, _above(root)
            if met or before != above:
                yield {Path(path).relative_to(root).as_posix() for _, path in met}
            if folders != _folders(root, output):
                break  # and begin again, with a turn for what the new ones hold


def _folders(root: Path, output: Path) -> list[str]:
    """What is watched. A publication that is nothing but its settings has its own folder watched."""
    found = [entry.path for entry in os.scandir(root) if entry.is_dir() and not entry.name.startswith(".")]
    wanted = [path for path in found if Path(path) != output and Path(path).name not in _PASSED_OVER]
    return sorted(wanted) or [str(root)]


def _above(root: Path) -> list[str]:
    """How the files beside the folders look."""
    files = (entry for entry in os.scandir(root) if entry.is_file())
    looks = ((entry.name, entry.stat()) for entry in files)
    return sorted(f"{name} {look.st_mtime_ns} {look.st_size}" for name, look in looks)
