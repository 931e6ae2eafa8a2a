"""What every reading begins with: the program and the settings as one word, the lock, where things lie."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from newsletter.edge import files
from newsletter.edge.stamp import program_state
from newsletter.library.lock import LOCK, Lock
from newsletter.library.lock import read_lock as parsed
from newsletter.model.digest import digest
from newsletter.model.publication import Settings

NOISE = PurePosixPath("seeds/noise.toml")


def reading_base(settings: Settings) -> str:
    """What every reading depends on besides the file: the program and the settings."""
    return digest(program_state(), settings)


def read_lock(root: Path) -> Lock:
    """What others told about the addresses; an empty lock when nobody was ever asked."""
    try:
        return parsed(files.read(root, LOCK).data)
    except FileNotFoundError:
        return Lock()
