"""What lies in the output folder, read for the checks; what was read of a file is remembered until the file changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter.checks.built.feed import Feed, on_feeds, read_checked
from newsletter.checks.built.page import Page, read_page
from newsletter.checks.built.site import SITEMAP, on_site
from newsletter.edge.memory import KEPT, Memory
from newsletter.edge.project import walk
from newsletter.edge.side_by_side import missing
from newsletter.edge.stamp import program_state
from newsletter.model.digest import digest
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings

_KEY = KEPT + "built"
_PASSED_OVER = ("email.html", "pagefind/")


class _File(NamedTuple):
    """A file below the output folder, and how it looked: equal looks, equal facts."""

    path: str
    look: str


def on_built(
    output: Path, shown: PurePosixPath, settings: Settings, memory: Memory, told: AbstractSet[str] = frozenset()
) -> Iterator[Problem]:
    """All that is wrong with what was built last, told below `shown`; nothing before the first build.

    `told` are files that are known to be missing, if they are.
    """
    home = settings.absolute("")
    files = list(_files(output, digest(program_state(), home)))
    before: dict[_File, Page | Feed] = memory.recall([_KEY]).get(_KEY, {})
    wanted = [file for file in files if _is_page(file.path) or _is_feed(file.path)]
    read = missing(dict(zip(wanted, wanted, strict=True)), before, partial(_read, output=output, home=home))
    facts = {file: read[file] if file in read else before[file] for file in wanted}
    if read or len(before) != len(facts):
        memory.remember([(_KEY, facts)])
    found = _problems(output, facts.values(), {file.path for file in files} | told, home)
    yield from (one._replace(path=shown / one.path) for one in found)


def _problems(output: Path, facts: Iterable[Page | Feed], files: set[str], home: str) -> Iterator[Problem]:
    facts = tuple(facts)
    pages = [page for page in facts if isinstance(page, Page)]
    feeds = [feed for feed in facts if isinstance(feed, Feed)]
    yield from (problem for one in facts for problem in one.problems)
    listed = (output / SITEMAP).read_bytes() if SITEMAP in files else b""
    yield from on_site(pages, files, listed, home)
    yield from on_feeds(feeds, files)


def _files(output: Path, base: str) -> Iterator[_File]:
    for entry in walk(str(output)):
        look = entry.stat(follow_symlinks=False)
        path = Path(entry.path).relative_to(output).as_posix()
        yield _File(path, f"{base} {look.st_size} {look.st_mtime_ns}")


def _is_page(path: str) -> bool:
    return path.endswith(".html") and not path.endswith(_PASSED_OVER[0]) and not path.startswith(_PASSED_OVER[1])


def _is_feed(path: str) -> bool:
    name = path.rpartition("/")[2]
    return (
        path == "feed.json"
        or name in ("feed.xml", "atom.xml", "index.xml", "podcast.xml")
        or (path.startswith("feeds/") and path.endswith(".xml"))
    )


def _read(file: _File, output: Path, home: str) -> Page | Feed:
    data = (output / file.path).read_bytes()
    return read_page(file.path, data, home) if _is_page(file.path) else read_checked(file.path, data, home)
