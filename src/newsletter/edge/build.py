"""The build: what changed is made again and written, what did not is left alone, what is gone is removed.

An issue is made again when the digest of its file, its head, its neighbours, the settings, the templates or the
program changed; a page when the digest of all it is about did. So an incremental build equals a clean one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from newsletter.edge import files, identities
from newsletter.edge.archive import head_key, issue_key
from newsletter.edge.automatic_reviews import automatic_reviews
from newsletter.edge.enclosing import last_touch
from newsletter.edge.filed import Unfiled
from newsletter.edge.gathered import Gathered, Work, chosen, gathered
from newsletter.edge.line import Line
from newsletter.edge.memory import Memory, Recall
from newsletter.edge.order import Options, Report
from newsletter.edge.output import Output
from newsletter.edge.pages import write_pages
from newsletter.edge.pictures import copy_pictures
from newsletter.edge.plan import Planner
from newsletter.edge.printing import Done, Task, card_key, print_all
from newsletter.edge.project import STATE
from newsletter.edge.reading import reading_base
from newsletter.edge.roll import Roll
from newsletter.edge.settings import load_settings
from newsletter.edge.sheaf import Sheaf
from newsletter.edge.theme import load_theme, remembered_templates, templates_key
from newsletter.model.artifact import Theme
from newsletter.model.digest import digest
from newsletter.model.issue import Link
from newsletter.model.problem import Problem
from newsletter.model.publication import Frame, Settings
from newsletter.render.feed import empty_feed
from newsletter.render.formulas import formula_keys

Progress = Callable[[Iterable[Done], int], Iterable[Done]]


def build(root: Path, options: Options, now: datetime, progress: Progress = lambda done, _total: done) -> Report:
    """Build the publication in `root`. One build of a publication runs at a time; a second one waits."""
    loaded = load_settings(root)
    theme = load_theme(root)
    with files.lock(root / STATE):
        options.output.mkdir(parents=True, exist_ok=True)
        files.clean_up(options.output)
        memory = Memory(root / STATE / "memory.sqlite")
        try:
            reading = reading_base(loaded.settings)
            base = digest(reading, theme)
            house = _House(root, options, loaded.settings, theme, memory, progress, reading, base)
            with remembered_templates(memory, base):
                return _run(house, now, loaded.problems)
        finally:
            memory.close()
            files.clean_up(options.output)
            if options.lasting and hasattr(os, "sync"):
                os.sync()  # exit 0 means that it is on the disk


_STANDING: list[object] = []
"""What the last build knew of all issues. It stays until the process ends, which takes no memory apart: to let go of
ten thousand issues, piece by piece, takes a sixth of a build in which one of them changed."""


class _House(NamedTuple):
    """What every step of one build needs. `reading` is the digest of program and settings, `base` of the theme too."""

    root: Path
    options: Options
    settings: Settings
    theme: Theme
    memory: Memory
    progress: Progress
    reading: str
    base: str

    def recall(self, keys: Iterable[str]) -> dict[str, Any]:
        return {} if self.options.force else self.memory.recall(keys)


def _run(house: _House, now: datetime, said: Iterable[Problem]) -> Report:
    options, settings, memory = house.options, house.settings, house.memory
    there = Sheaf(memory, f"output:{options.output.resolve()}")
    output = Output(options.output, there.all(), options.force)
    every = gathered(house.root, settings, options, memory, house.reading, now)
    printed = _printed(house, chosen(every.works, options.only), output, "lines")
    problems = [*said, *every.problems, *printed.problems]
    removed: tuple[str, ...] = ()
    if not options.only:
        with closing(printed.roll.recall):
            problems += _together(house, printed, every, output)
        removed = output.prune()
    _STANDING[:] = every, printed, output, there
    identities.remember(memory, every.ids)
    there.remember(output.with_others() if options.only else output.after)
    return Report(
        issues=len(printed.roll.lines),
        written=tuple(sorted(output.written)),
        removed=removed,
        unchanged=sum(len(made.paths) for made in output.after.values()) - len(output.written),
        problems=tuple(dict.fromkeys(problems)),
        losses=printed.roll.losses(),
        files=tuple(output.after.values()),
        looked_up=(*printed.looked_up, *every.looked_up),
        heads=tuple(printed.roll.heads),
        made=printed.made,
        until=every.until,
    )


def _together(house: _House, printed: _Printed, every: Gathered, output: Output) -> Iterator[Problem]:
    """What is about all issues, made; and what nobody will ask for again, forgotten."""
    settings, memory = house.settings, house.memory
    planner = Planner(settings, printed.roll, house.base, memory, house.options.force, house.options.jobs)
    jobs = house.options.jobs
    automatic = automatic_reviews(house.root, planner, settings, memory, house.recall, house.reading, jobs)
    works = [
        Work(head_key(house.reading, str(head.path), text.seal), head, text, Frame(settings))
        for text, head in ((Unfiled(raw), head) for raw, head in automatic.texts)
    ]
    reviews = _printed(house, works, output, "lines of reviews")
    yield from empty_feed(printed.roll.heads)
    yield from write_pages(planner, settings, house.theme, output, jobs)
    kept = (*planner.keys, *every.keys, *printed.keys, *automatic.keys, *reviews.keys)
    memory.forget_all_but((templates_key(house.base), *kept, *formula_keys(output.paths())))


class _Printed(NamedTuple):
    """The issues of a build, newest first; their keys in the memory; what was wrong with them; files read besides.

    `made` are the paths of those that were made again.
    """

    roll: Roll
    keys: tuple[str, ...]
    problems: tuple[Problem, ...]
    looked_up: tuple[str, ...]
    made: tuple[PurePosixPath, ...]


def _printed(house: _House, works: Sequence[Work], output: Output, name: str) -> _Printed:
    """The issues, each made again only if something that it is made of changed. Their lines are kept under `name`."""
    tasks = [_task(house, work) for work in works]
    sheaf = Sheaf(house.memory, name)
    known: dict[str, Line] = {} if house.options.force else sheaf.all()
    stale = [task for task in tasks if task.read_key not in known or not output.has(task.print_key)]
    printing = print_all(stale, house.theme, house.memory, output.folder, house.options.jobs)
    done: dict[str, Done] = {}
    for one in house.progress(printing, len(stale)):
        house.memory.keep(one.remembered())
        done[one.read_key] = one.told()
    problems: list[Problem] = []
    called: dict[str, tuple[Task, Line]] = {}
    for task in tasks:
        made = done.get(task.read_key)
        line = made.line if made else known[task.read_key]
        if made:
            problems += made.problems
            # What failed is there, but not done: the next build makes it again, and tells again what is wrong.
            output.took(f"{task.print_key}-failed" if made.failed else task.print_key, made.files, made.written)
            if made.failed:
                output.keep_below(task.head.place)
        else:
            output.keep(task.print_key)
        if line:
            called[task.read_key] = task, line
    looked_up: list[str] = []
    for _, line in called.values():
        problems += line.problems
        looked_up += copy_pictures(line.pictures, house.root, output)
    roll = Roll([task for task, _ in called.values()], [line for _, line in called.values()], Recall(house.memory.path))
    looked_up += last_touch(roll.heads, house.settings, house.root, output)
    lines = {key: line for key, (_, line) in called.items() if key not in done or not done[key].failed}
    if house.options.only:
        lines = known | lines
    sheaf.remember(lines)
    read = [task.read_key for task in tasks]
    keys = (*read, *map(card_key, read), *("text:" + line.fingerprint for line in roll.lines))
    return _Printed(roll, keys, tuple(problems), tuple(looked_up), tuple(task.head.path for task in stale))


def _task(house: _House, work: Work) -> Task:
    key, head, file, frame, beside = work
    read_key = issue_key(key, beside)
    print_key = digest(house.base, read_key, *_spot(frame.older), *_spot(frame.newer))
    return Task(head, file, beside, frame, read_key, print_key)


def _spot(neighbour: Link | None) -> tuple[str, str]:
    """As plain words, which are told the soonest."""
    return (neighbour.title, neighbour.url) if neighbour else ("", "")
