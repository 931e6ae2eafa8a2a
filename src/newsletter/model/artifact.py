"""What is written: a file of `dist/`, and the templates that shape it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.source import Raw


class Artifact(NamedTuple):
    """A file to be written: its path below the output folder (or below the publication, for a draft) and its bytes."""

    path: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """The templates as values, so that rendering touches no disk. A publication's own file has replaced ours."""

    files: tuple[Raw, ...]

    def __hash__(self) -> int:
        """Asked for with every page, so it looks at no file; a theme that is another is told by its bytes."""
        return len(self.files)

    def names(self) -> tuple[str, ...]:
        return tuple(str(raw.path) for raw in self.files)
