"""The issues laid out for the checks: each is read with its text, and what was found is remembered until it changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.checks import check_desk, check_sheet
from newsletter.checks.check import Sheet, laid_out
from newsletter.checks.online import addresses
from newsletter.edge import files
from newsletter.edge.archive import issue_key, read_heads
from newsletter.edge.built import on_built
from newsletter.edge.changes import Changes
from newsletter.edge.collected import collected
from newsletter.edge.filed import Filed
from newsletter.edge.identities import twins
from newsletter.edge.mailroom import Mailroom, mailroom
from newsletter.edge.memory import Memory, opened
from newsletter.edge.reading import read_lock, reading_base
from newsletter.edge.scope import Scope, paths_of
from newsletter.edge.settings import Loaded
from newsletter.edge.shelf import read_shelf
from newsletter.edge.side_by_side import side_by_side
from newsletter.edge.styles import known_styles
from newsletter.edge.theme import load_theme
from newsletter.issues.head import decode
from newsletter.model.beside import Beside
from newsletter.model.digest import digest
from newsletter.model.issue import Head, Issue
from newsletter.model.node import Document
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings
from newsletter.model.reply import Reply
from newsletter.text.local import is_local, plain_address


class Examined(NamedTuple):
    """An issue after the checks that need no other; `issue` is None when it could not be read."""

    issue: Issue | None
    pictures: tuple[pipeline.Picture, ...] = ()
    problems: tuple[Problem, ...] = ()


class Findings(NamedTuple):
    """What was found, and in how many issues it was looked for; of how many addresses nobody could be asked."""

    problems: tuple[Problem, ...]
    issues: int
    unasked: int = 0


Ask = Callable[[Sequence[str]], Mapping[str, Reply]]
"""Whether addresses answer, those of them that somebody could be asked about."""

Progress = Callable[[Iterable[Examined], int], Iterable[Examined]]


def findings(
    root: Path,
    loaded: Loaded,
    now: datetime,
    names: Sequence[str] = (),
    changes: Changes | None = None,
    progress: Progress = lambda done, _total: done,
    ask: Ask | None = None,
) -> Findings:
    """Every finding about what was named and changed. Other issues are read too: they may have had the same link.

    With `ask` also about the addresses to which the same places lead.
    """
    settings = loaded.settings
    with opened(root) as memory:
        room = mailroom(settings, load_theme(root), memory)
        heads, there, unread, keys, wants = read_heads(root, settings, memory)
        scope = Scope(paths_of(names, root, heads), changes)
        base = reading_base(settings)
        shelves = read_shelf(root, settings, heads, wants, memory, base)
        tasks = [_task(keys[head.path], head, there[head.path], shelves.shelf.beside(head)) for head in heads]
        examined = _examined(root, room, tasks, scope, memory, progress)
        public = [head for head in heads if pipeline.is_out(head, now)]
        told = frozenset(place for _, one in examined if one.issue for place in _led_to(one.issue, one.pictures))
        built = [] if scope.changes else list(_built(root, settings, scope, memory, told))
        known_otherwise = twins(root, root / settings.output, settings, memory, public)
    sheets = [Sheet(one.issue, Document(), decode(task.file.raw())[0]) for task, one in examined if one.issue]
    found = [*loaded.problems, *unread, *shelves.problems, *known_otherwise, *built, *room.problems]
    found += [problem for _, one in examined for problem in one.problems]
    desk = laid_out(sheets, settings, now, sorted(room.template))
    asked = addresses(desk, scope.tells) if ask else []
    replies = ask(asked) if ask else {}
    found += check_desk(replace(desk, replies=replies))
    with collected(root, settings) as seeds:
        found += [problem for source in seeds.sources for problem in source.problems]
    found += read_lock(root).problems
    telling = tuple(problem for problem in dict.fromkeys(found) if scope.tells(problem))
    return Findings(telling, sum(scope.holds(head.path) for head in heads), len(asked) - len(replies))


def _built(root: Path, settings: Settings, scope: Scope, memory: Memory, told: AbstractSet[str]) -> Iterator[Problem]:
    """What is wrong with the site that was built last, when that is asked about.

    A link of an issue that leads nowhere is told where it is written, and not again for each page and feed.
    """
    shown = PurePosixPath(settings.output)
    if not scope.paths or any(path == shown or shown in path.parents for path in scope.paths):
        yield from on_built(root / settings.output, shown, settings, memory, frozenset() if scope.paths else told)


def _led_to(issue: Issue, pictures: Iterable[pipeline.Picture]) -> Iterator[str]:
    """Where the links and pictures of an issue lead to inside the site."""
    yield from (str(picture.target) for picture in pictures)
    for address in (plain_address(link.url) for link in issue.links if is_local(link.url)):
        page = "index.html" if address.endswith("/") else ""
        where = address.lstrip("/") if address.startswith("/") else f"{issue.place}/{address}"
        yield os.path.normpath(where + page)


class _Task(NamedTuple):
    """An issue to be looked at; `key` is the digest of all that it is read from."""

    head: Head
    file: Filed
    beside: Beside
    key: str


def _task(key: str, head: Head, file: Filed, beside: Beside) -> _Task:
    return _Task(head, file, beside, issue_key(key, beside))


def _examined(
    root: Path, room: Mailroom, tasks: Sequence[_Task], scope: Scope, memory: Memory, progress: Progress
) -> list[tuple[_Task, Examined]]:
    """Each issue with its findings, from memory where neither the issue nor the presence of its pictures changed."""
    known = {key: Examined(*read) for key, read in memory.recall(task.key for task in tasks).items()}
    keys = {key: _findings_key(key, one, root, room.key) for key, one in known.items()}
    told = memory.recall(keys.values())
    stale = [
        task for task in tasks if task.key not in known or (scope.holds(task.head.path) and keys[task.key] not in told)
    ]
    with known_styles(memory, room.sheets if stale else ()):
        examining = side_by_side(partial(_examine, root=root, room=room), stale)
        done = {task.key: one for task, one in zip(stale, progress(examining, len(stale)), strict=True)}
    read = [(key, one) for key, one in done.items() if one.issue]
    memory.remember((key, (one.issue, one.pictures)) for key, one in read)
    memory.remember((_findings_key(key, one, root, room.key), one.problems) for key, one in read)
    return [
        (task, done.get(task.key) or known[task.key]._replace(problems=told.get(keys[task.key], ()))) for task in tasks
    ]


def _findings_key(key: str, one: Examined, root: Path, mail: str) -> str:
    return digest("findings", key, mail, _missing(root, one.pictures))


def _missing(root: Path, pictures: Iterable[pipeline.Picture]) -> tuple[tuple[PurePosixPath, int], ...]:
    """The pictures that a build would not find; what lies outside the publication is not there for it."""
    paths = ((PurePosixPath(os.path.normpath(picture.source)), picture.line) for picture in pictures)
    return tuple((path, line) for path, line in paths if "{" not in str(path) and not files.is_inside(root, path))


def _examine(task: _Task, root: Path, room: Mailroom) -> Examined:
    """One issue, read and checked. Whatever goes wrong stops this issue and no other."""
    path = task.file.path
    try:
        raw = task.file.raw()
        written = pipeline.manuscript(task.head, raw, room.settings, task.beside)
        pictures = tuple(pipeline.pictures(written))
        sheet = Sheet(written.issue, written.document, decode(raw)[0], _missing(root, pictures), room.mailed(written))
        return Examined(written.issue, pictures, tuple(check_sheet(sheet)))
    except NewsletterError as error:
        return Examined(None, problems=tuple(error.problems))
    except RecursionError:
        return Examined(None, problems=(Problem("E904", "nested too deeply to be read", path),))
    except Exception as error:  # a fault of ours: it must not hide what is wrong with the other issues
        message = f"this should not happen: {type(error).__name__}: {error}"
        hint = "please report it, with the issue; every other issue was checked"
        return Examined(None, problems=(Problem("E999", message, path, hint=hint),))
