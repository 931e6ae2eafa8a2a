"""The templates as values: ours, with the publication's own files in place of them, file by file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from newsletter.edge.memory import Memory
from newsletter.edge.project import walk
from newsletter.model.artifact import Theme
from newsletter.model.digest import digest
from newsletter.model.source import Raw
from newsletter.render.theme import compiled_templates, know_templates


def built_in() -> Path:
    """The folder of the built-in templates: in the wheel beside this package, in a checkout at its top level."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def load_theme(root: Path) -> Theme:
    """All templates. A publication's `templates/web/issue.html` replaces ours of that name."""
    files = dict(_files(built_in()))
    own = root / "templates"
    if own.is_dir() and own.resolve() != built_in().resolve():
        files.update(_files(own))
    return Theme(tuple(Raw(path, files[path].read_bytes()) for path in sorted(files)))


def _files(folder: Path) -> list[tuple[PurePosixPath, Path]]:
    return [(PurePosixPath(os.path.relpath(entry.path, folder)), Path(entry.path)) for entry in walk(str(folder))]


def templates_key(base: str) -> str:
    """Where the memory has the templates as they were compiled; `base` is the digest of program, settings and theme."""
    return digest(base, "templates")


@contextmanager
def remembered_templates(memory: Memory, base: str) -> Iterator[None]:
    """What earlier builds compiled is known inside, and what is compiled inside is remembered."""
    key = templates_key(base)
    known: dict[str, bytes] = memory.recall([key]).get(key, {})
    know_templates(known)
    yield
    compiled = compiled_templates()
    if compiled.keys() - known.keys():
        memory.remember([(key, compiled)])
