"""The files of a publication by what they are: its root in, the paths of issues, seeds or bibliographies out."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from newsletter.edge.project import OURS, bibliographies, walk

ISSUE_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt")


def issue_paths(root: Path) -> list[PurePosixPath]:
    """The issue files: every Markdown file below `issues/`, but in a folder with an `index.md` only that one."""
    found = [PurePosixPath(os.path.relpath(entry.path, root)) for entry in walk(str(root / "issues"))]
    texts = [path for path in found if path.suffix.lower() in ISSUE_ENDINGS and path.stem.lower() not in _NO_ISSUES]
    folders = {path.parent for path in texts if path.stem == "index" and len(path.parts) > 2}
    return [path for path in texts if path.parent not in folders or path.stem == "index"]


_NO_ISSUES = frozenset({"readme", "_index", "contributing", "changelog", "license", "template", "_template"})


def seed_paths(root: Path) -> list[PurePosixPath]:
    """The seed files. The lock file and the statistics of readers are ours and no seeds."""
    found = [PurePosixPath(os.path.relpath(entry.path, root)) for entry in walk(str(root / "seeds"))]
    return [path for path in found if str(path) not in OURS and path.suffix.lower() not in _PICTURES]


_PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf", ".mp3", ".mp4", ".mov", ".ico"}
)


def note_paths(root: Path) -> list[PurePosixPath]:
    """The pages of the editor's notes."""
    found = [PurePosixPath(os.path.relpath(entry.path, root)) for entry in walk(str(root / "seeds" / "notes"))]
    return [path for path in found if path.suffix.lower() in ISSUE_ENDINGS]


def bibliography_paths(root: Path) -> list[PurePosixPath]:
    """The bibliographies that issues may cite from."""
    return [PurePosixPath(path) for path in bibliographies(str(root))]
