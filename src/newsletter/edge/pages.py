"""The pages about more than one issue, each made again only when the digest of all it is about changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.output import Output, Written, noted
from newsletter.edge.plan import Part, Planner
from newsletter.edge.roll import Roll
from newsletter.edge.side_by_side import FORKS, side_by_side
from newsletter.model.artifact import Theme
from newsletter.model.issue import Issue
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings
from newsletter.render.formulas import formula_pictures
from newsletter.render.renderer import Press, Texts
from newsletter.text.patterns import pattern

_AT_HAND = 128
"""How many bodies are kept in hand: the feeds of topics show the newest issues, one after the other."""


class _Made(NamedTuple):
    """What became of a page: the file, whether it was written just now, and why there is none."""

    file: Written | None
    written: bool = False
    problems: tuple[Problem, ...] = ()


def write_pages(planner: Planner, settings: Settings, theme: Theme, output: Output, jobs: int) -> Iterator[Problem]:
    """Write what changed; a page whose template fails keeps its last good file, and the others are made as ever.

    Up to `jobs` processes do it where they can begin as copies of this one: to tell others of all heads takes longer.
    """
    stale: list[tuple[Part, str]] = []
    for part in planner.plan.pages:
        key = part.key(planner.roll)
        if output.has(key):
            output.keep(key)
        else:
            stale.append((part, key))
    year = partial(_year, roll=planner.roll)
    stale.sort(key=lambda each: year(each) or _FIRST, reverse=True)
    bodies = _Bodies(planner.roll, settings)
    press = Press(settings, theme, bodies, bodies.web)
    work = partial(_make, planner=planner, press=press, folder=output.folder)
    problems: dict[str, tuple[Problem, ...]] = {}
    written = side_by_side(work, stale, jobs if FORKS else 1, about=lambda each: year(each) or each)
    for (part, key), made in zip(stale, written, strict=True):
        if made.file:
            output.took(key, made.file, [part.place] if made.written else ())
        else:
            problems[part.place] = made.problems
            output.keep_below(part.place)
    for part in planner.plan.pages:
        yield from problems.get(part.place, ())


def _year(stale: tuple[Part, str], roll: Roll) -> str:
    """The year that a page is about, as its path tells or its newest issue: pages of a year are made of the same ones.

    Pages of no year are those about the whole archive, which take longest.
    """
    part, _ = stale
    if found := _YEAR.search(part.place):
        return found[1]
    newest = roll.heads[part.issues[0]].published if part.issues else None
    return str(newest.year) if newest else ""


_YEAR = pattern(r"/(\d{4})[-./]")
_FIRST = "~"


def _make(stale: tuple[Part, str], planner: Planner, press: Press, folder: Path) -> _Made:
    part, _ = stale
    path = PurePosixPath(part.place)
    try:
        written = files.write_if_changed(folder, path, pipeline.made(planner.page(part), press))
    except NewsletterError as error:
        problems = error.problems or (Problem("E801", error.message, path, hint=error.hint),)
        return _Made(None, problems=tuple(problems))
    return _Made(noted(folder, [path]), written)


class _Bodies:
    """The body of an issue: remembered from when its own pages were made, or read again."""

    def __init__(self, roll: Roll, settings: Settings) -> None:
        self._roll = roll
        self._settings = settings
        self._at_hand: dict[str, Texts] = {}

    def __call__(self, issue: Issue) -> Texts:
        key = "text:" + issue.fingerprint
        if key not in self._at_hand:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.pop(next(iter(self._at_hand)))
            self._at_hand[key] = self._roll.recall([key]).get(key) or self._read(issue)
        return self._at_hand[key]

    def web(self, issue: Issue) -> str:
        """The body for the web, which nobody remembers: it is read again."""
        return self._read(issue).web

    def _read(self, issue: Issue) -> Texts:
        task = self._roll.task(issue.place)
        written = pipeline.manuscript(task.head, task.file.raw(), self._settings, task.beside)
        return pipeline.texts(written, formula_pictures(written.document, self._roll.recall))
