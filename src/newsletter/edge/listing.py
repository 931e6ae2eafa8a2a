"""The files of a publication by what they are: its root in, the paths of issues, seeds or bibliographies out.

Jekyll and Hugo tell a page that is written in HTML from one that is merely there by its front matter; so do we.
"""

from __future__ import annotations

import codecs
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.document.html_body import ENDINGS
from newsletter.edge.project import OURS, below, bibliographies
from newsletter.text.local import is_folder_page

ISSUE_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".qmd", ".rmd", ".rmarkdown")


class Texts(NamedTuple):
    """What lies below `issues/`: the issues, texts in formats that are not read, and texts that belong to an issue."""

    issues: list[str]
    foreign: list[PurePosixPath]
    parts: list[PurePosixPath]


def issue_paths(root: Path) -> list[str]:
    """The issue files: every file below `issues/` in Markdown, or in HTML with a head, that is no page about them."""
    return _told_apart(root)[0]


def texts_below_issues(root: Path) -> Texts:
    """The texts below `issues/`, each as what it is.

    In a folder with an `index.md` only this is an issue, with its translations (`index.es.md`) and whatever is called
    by a number or a date. What R made of an `.Rmd` is read in its place.
    """
    issues, foreign, parts = _told_apart(root)
    return Texts(issues, [*map(PurePosixPath, foreign)], [*map(PurePosixPath, parts)])


class _File(NamedTuple):
    """A path in its parts, `stem` and `ending` in small letters: thousands are looked at faster as plain words."""

    path: str
    folder: str
    name: str
    stem: str
    ending: str

    @property
    def bare(self) -> str:
        """The path without its ending."""
        return self.path[: -len(self.ending)]


def _file(path: str) -> _File:
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.lower().rpartition(".")
    return _File(path, folder, name, stem, dot + ending)


def _told_apart(root: Path) -> tuple[list[str], list[str], list[str]]:
    """The paths of the issues, of texts in formats that are not read, and of texts that belong to an issue."""
    found = list(map(_file, below(str(root), "issues")))
    texts = [file for file in found if file.ending in ISSUE_ENDINGS]
    taken = {file.bare for file in texts}
    pages = [file for file in found if file.ending in _PAGES and file.bare not in taken and _has_head(root, file)]
    texts += pages
    bundles = {file.folder for file in texts if file.stem == "index" and "/" in file.folder}
    sources = [file for file in texts if file.ending in _SOURCES]
    made = {file.bare for file in texts if file.ending not in _SOURCES} if sources else set()
    told = [
        file
        for file in texts
        if (file.stem not in _NO_ISSUES or _page_of_folder(file, bundles))
        and not (file.ending in _SOURCES and file.bare in made)
    ]
    parts = [file.path for file in told if file.folder in bundles and not _is_issue_beside_index(file)]
    others = _OTHER_TEXTS if texts else _OTHER_TEXTS | _PAGES | DATA
    headed = {file.path for file in pages}
    foreign = [
        file.path for file in found if file.ending in others and file.stem not in _NO_ISSUES and file.path not in headed
    ]
    apart = frozenset(parts)
    return [file.path for file in told if file.path not in apart], foreign, parts


def _has_head(root: Path, file: _File) -> bool:
    """Whether a page is written as an issue. The list of all issues, as Jekyll has it on top, is none."""
    if file.path == "issues/index.html":
        return False
    try:
        with (root / file.path).open("rb") as page:
            return page.readline(64).removeprefix(codecs.BOM_UTF8).rstrip() in _HEADS
    except OSError:
        return False


def _is_issue_beside_index(file: _File) -> bool:
    return file.name[0].isdigit() or is_folder_page(PurePosixPath(file.path))


def _page_of_folder(file: _File, bundles: AbstractSet[str]) -> bool:
    """Whether a README is the issue of its folder, which is called by a number or a date, but not only by a year."""
    name = file.folder.rpartition("/")[2]
    numbered = name[:1].isdigit() and not (len(name) == 4 and name.isdigit())
    return file.stem == "readme" and "/" in file.folder and numbered and file.folder not in bundles


_NO_ISSUES = frozenset({"readme", "_index", "contributing", "changelog", "license", "template", "_template"})
_SOURCES = frozenset({".rmd", ".rmarkdown", ".qmd"})
_OTHER_TEXTS = frozenset({".rst", ".org", ".adoc", ".asciidoc", ".textile", ".ipynb", ".docx"})
DATA = frozenset({".yml", ".yaml", ".json", ".toml", ".csv"})
_HEADS = frozenset({b"---", b"+++"})
_PAGES = frozenset(ENDINGS)  # beside issues in Markdown they are what these link to


def seed_paths(root: Path) -> list[str]:
    """The seed files. The lock file and the statistics of readers are ours and no seeds."""
    found = below(str(root), "seeds")
    return [path for path in found if path not in OURS and not path.lower().endswith(_PICTURES)]


_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf", ".mp3", ".mp4", ".mov", ".ico")


def note_paths(root: Path) -> list[str]:
    """The pages of the editor's notes."""
    return [path for path in below(str(root), "seeds/notes") if path.lower().endswith(ISSUE_ENDINGS)]


def bibliography_paths(root: Path) -> list[PurePosixPath]:
    """The bibliographies that issues may cite from."""
    return [PurePosixPath(path) for path in bibliographies(str(root))]
