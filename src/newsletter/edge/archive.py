"""Everything the publication holds, read once and remembered: issue files, and seeds with notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge.filed import Filed
from newsletter.edge.listing import DATA, Texts, texts_below_issues
from newsletter.edge.memory import KEPT, Memory, opened
from newsletter.edge.noticed import Files, Noticed
from newsletter.edge.reading import reading_base
from newsletter.edge.sheaf import Sheaf
from newsletter.edge.shelf import read_shelf
from newsletter.edge.side_by_side import CORES, missing
from newsletter.issues.head import read_head
from newsletter.issues.places import settled
from newsletter.issues.wanted import Wanted, wanted
from newsletter.model.beside import NOTHING, Beside
from newsletter.model.digest import digest
from newsletter.model.issue import Head, Issue
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.text.words import cut

_ENOUGH_HEADS = 120
"""For fewer heads, which take a millisecond, no process is started."""


class Heads(NamedTuple):
    """The heads of all issue files, newest first, which files these are, and what could not be read.

    `keys` are the digests of what the heads are made of; `wants` tells what each may look up beside its file.
    """

    heads: tuple[Head, ...]
    files: dict[PurePosixPath, Filed]
    problems: tuple[Problem, ...]
    keys: dict[PurePosixPath, str]
    wants: dict[PurePosixPath, Wanted]


def head_key(base: str, path: str, seal: str) -> str:
    """The digest of all that a head is read from; `base` tells of program and settings."""
    return digest(base, "head", path, seal)


def issue_key(key: str, beside: Beside) -> str:
    """The digest of all that an issue is read from. The key of its head tells of its file, program and settings."""
    return digest(key, "issue") if beside == NOTHING else digest(key, "issue", beside)


def read_heads(root: Path, settings: Settings, memory: Memory, fresh: bool = False, jobs: int = CORES) -> Heads:
    """Every issue file with its head; a head is read again only when its file changed, or when all is to be `fresh`."""
    base = reading_base(settings)
    texts = texts_below_issues(root)
    seals, problems = _sealed(root, texts.issues, memory, fresh)
    sheaf = Sheaf(memory, "heads")
    known = {} if fresh else sheaf.all()
    names = {head_key(base, name, seal): name for name, seal in seals.items()}
    tasks = {key: Filed(root, PurePosixPath(name), seals[name]) for key, name in names.items() if key not in known}
    made = missing(tasks, (), partial(_head_of, settings=settings), jobs, _ENOUGH_HEADS)
    found = {key: made[key] if key in made else known[key] for key in names}
    sheaf.remember(found)
    heads = settled((head for head, _ in found.values()), settings)
    keys = {head.path: key for key, (head, _) in found.items()}
    for head in heads:
        if head is not found[keys[head.path]][0]:  # another issue made it give way
            keys[head.path] = digest(keys[head.path], head)
    files = {path: Filed(root, path, seal) for path, seal in zip(keys, seals.values(), strict=True)}
    wants = {path: wanted for path, (_, wanted) in zip(keys, found.values(), strict=True)}
    return Heads(heads, files, (*problems, *_unread(texts)), keys, wants)


def _head_of(file: Filed, settings: Settings) -> tuple[Head, Wanted]:
    raw = file.raw()
    head = read_head(raw, settings)
    return head, wanted(head, raw)


def read_issues(root: Path, settings: Settings) -> tuple[tuple[Issue, ...], tuple[Problem, ...]]:
    """Every issue, drafts included, newest first."""
    with opened(root) as memory:
        heads, there, problems, head_keys, wants = read_heads(root, settings, memory)
        base = reading_base(settings)
        shelf = read_shelf(root, settings, heads, wants, memory, base).shelf
        besides = [shelf.beside(head) for head in heads]
        keys = [issue_key(head_keys[head.path], at) for head, at in zip(heads, besides, strict=True)]
        known = memory.recall(keys)
        tasks = ((head, there[head.path], settings, at) for head, at in zip(heads, besides, strict=True))
        made = missing(dict(zip(keys, tasks, strict=True)), known, _issue_of)
        memory.remember(made.items())
        found = {**known, **made}
        return tuple(found[key][0] for key in keys), problems


def _issue_of(task: tuple[Head, Filed, Settings, Beside]) -> tuple[Issue, tuple[pipeline.Picture, ...]]:
    head, file, settings, beside = task
    written = pipeline.manuscript(head, file.raw(), settings, beside)
    return written.issue, tuple(pipeline.pictures(written))


def _unread(texts: Texts) -> Iterator[Problem]:
    """A warning for each format that is not read, and a note for each folder that holds more than its issue."""
    formats = Counter(path.suffix.lower() for path in texts.foreign)
    for ending, count in formats.items():
        first = next(path for path in texts.foreign if path.suffix.lower() == ending)
        files = f"{count:,} {ending} files are" if count > 1 else f"a {ending} file is"
        made = first.with_suffix(".md").name
        hint = f"turn it into Markdown first: `pandoc -t gfm -o {made} {first.name}`"
        hint = f"write what it says as Markdown, into {made}" if ending in DATA else hint
        yield Problem("W222", f"{files} not read: issues are Markdown", first, hint=hint)
    for folder, parts in groupby(texts.parts, lambda path: path.parent):
        names = cut(", ".join(path.name for path in parts), 60)
        hint = "an issue of its own has a folder of its own, or lies in one without an index.md"
        yield Problem(
            "N223", f"{names} beside it: no issue, for the index.md is the issue", folder / "index.md", hint=hint
        )


def _sealed(root: Path, names: Iterable[str], memory: Memory, fresh: bool) -> Files:
    """The digests of the files that can be read; only what looks new is, unless all is to be `fresh`."""
    noticed = Noticed(root, memory, KEPT + "noticed", fresh)
    files = noticed.digests(names)
    noticed.close()
    return files
