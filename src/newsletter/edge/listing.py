"""The files of a publication by what they are: its root in, the paths of issues, seeds or bibliographies out."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.edge.project import OURS, below, bibliographies
from newsletter.text.local import is_folder_page

ISSUE_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".qmd", ".rmd", ".rmarkdown")


class Texts(NamedTuple):
    """What lies below `issues/`: the issues, texts in formats that are not read, and texts that belong to an issue."""

    issues: list[PurePosixPath]
    foreign: list[PurePosixPath]
    parts: list[PurePosixPath]


def issue_paths(root: Path) -> list[PurePosixPath]:
    """The issue files: every Markdown file below `issues/` that is no page about them."""
    return texts_below_issues(root).issues


def texts_below_issues(root: Path) -> Texts:
    """The texts below `issues/`, each as what it is.

    In a folder with an `index.md` only this is an issue, with its translations (`index.es.md`) and whatever is called
    by a number or a date. What R made of an `.Rmd` is read in its place.
    """
    found = list(map(PurePosixPath, below(str(root), "issues")))
    texts = [path for path in found if path.suffix.lower() in ISSUE_ENDINGS]
    bundles = {path.parent for path in texts if path.stem.lower() == "index" and len(path.parts) > 2}
    sources = {path for path in texts if path.suffix.lower() in _SOURCES}
    made = {path.with_suffix("") for path in texts if path not in sources} if sources else set()
    told = [
        path
        for path in texts
        if (path.stem.lower() not in _NO_ISSUES or _page_of_folder(path, bundles))
        and not (path in sources and path.with_suffix("") in made)
    ]
    parts = [path for path in told if path.parent in bundles and not (is_folder_page(path) or path.name[0].isdigit())]
    foreign = [path for path in found if path.suffix.lower() in _OTHER_TEXTS and path.stem.lower() not in _NO_ISSUES]
    return Texts([path for path in told if path not in parts] if parts else told, foreign, parts)


def _page_of_folder(path: PurePosixPath, bundles: AbstractSet[PurePosixPath]) -> bool:
    """Whether a README is the issue of its folder, which is called by a number or a date, but not only by a year."""
    name = path.parent.name
    numbered = name[:1].isdigit() and not (len(name) == 4 and name.isdigit())
    return path.stem.lower() == "readme" and len(path.parts) > 2 and numbered and path.parent not in bundles


_NO_ISSUES = frozenset({"readme", "_index", "contributing", "changelog", "license", "template", "_template"})
_SOURCES = frozenset({".rmd", ".rmarkdown", ".qmd"})
_OTHER_TEXTS = frozenset({".rst", ".org", ".adoc", ".asciidoc", ".textile", ".ipynb", ".docx"})


def seed_paths(root: Path) -> list[PurePosixPath]:
    """The seed files. The lock file and the statistics of readers are ours and no seeds."""
    found = map(PurePosixPath, below(str(root), "seeds"))
    return [path for path in found if str(path) not in OURS and path.suffix.lower() not in _PICTURES]


_PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf", ".mp3", ".mp4", ".mov", ".ico"}
)


def note_paths(root: Path) -> list[PurePosixPath]:
    """The pages of the editor's notes."""
    found = map(PurePosixPath, below(str(root), "seeds/notes"))
    return [path for path in found if path.suffix.lower() in ISSUE_ENDINGS]


def bibliography_paths(root: Path) -> list[PurePosixPath]:
    """The bibliographies that issues may cite from."""
    return [PurePosixPath(path) for path in bibliographies(str(root))]
