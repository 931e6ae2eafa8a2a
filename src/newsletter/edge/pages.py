"""The pages about more than one issue, each made again only when the digest of all it is about changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.memory import Memory, Recall, Written
from newsletter.edge.output import Output, noted
from newsletter.edge.plan import Planner
from newsletter.edge.side_by_side import FORKS, side_by_side
from newsletter.model.artifact import Theme
from newsletter.model.beside import Beside
from newsletter.model.issue import Head, Issue
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.render.formulas import formula_pictures
from newsletter.render.renderer import Page, Press, Texts

Sources = Mapping[PurePosixPath, tuple[Head, Raw, Beside]]

_AT_HAND = 256
"""How many bodies are kept in hand: the feeds of topics show the newest issues, one after the other."""


class _Made(NamedTuple):
    """What became of a page: the file, whether it was written just now, and why there is none."""

    file: Written | None
    written: bool = False
    problems: tuple[Problem, ...] = ()


def write_pages(
    planner: Planner, settings: Settings, theme: Theme, sources: Sources, memory: Memory, output: Output, jobs: int
) -> Iterator[Problem]:
    """Write what changed; a page whose template fails keeps its last good file, and the others are made as ever.

    Up to `jobs` processes do it where they can begin as copies of this one: to tell others of all issues takes longer.
    """
    stale: list[tuple[Page, str]] = []
    for number, part in enumerate(planner.plan.pages):
        key = part.key(planner.roll)
        if output.has(key):
            output.keep(key)
        else:
            stale.append((planner.page(number), key))
    memory.commit()
    recall = Recall(memory.path)
    bodies = _Bodies(recall, sources, settings)
    press = Press(settings, theme, bodies, bodies.web)
    making = side_by_side(partial(_make, press=press, folder=output.folder), stale, jobs if FORKS else 1)
    for (page, _), made in zip(stale, making, strict=True):
        if made.file:
            output.took([made.file], [made.file.path] if made.written else ())
        else:
            yield from made.problems
            output.keep_below(str(page.path))
    recall.close()


def _make(stale: tuple[Page, str], press: Press, folder: Path) -> _Made:
    page, key = stale
    try:
        data = pipeline.made(page, press).data
    except NewsletterError as error:
        problems = error.problems or (Problem("E801", error.message, PurePosixPath(page.path), hint=error.hint),)
        return _Made(None, problems=tuple(problems))
    written = files.write_if_changed(folder, page.path, data)
    return _Made(noted(folder, page.path, key), written)


class _Bodies:
    """The body of an issue: remembered from when its own pages were made, or read again."""

    def __init__(self, recall: Recall, sources: Sources, settings: Settings) -> None:
        self._recall = recall
        self._sources = sources
        self._settings = settings
        self._at_hand: dict[str, Texts] = {}

    def __call__(self, issue: Issue) -> Texts:
        key = "text:" + issue.fingerprint
        if key not in self._at_hand:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.pop(next(iter(self._at_hand)))
            self._at_hand[key] = self._recall([key]).get(key) or self._read(issue)
        return self._at_hand[key]

    def web(self, issue: Issue) -> str:
        """The body for the web, which nobody remembers: it is read again."""
        return self._read(issue).web

    def _read(self, issue: Issue) -> Texts:
        head, raw, beside = self._sources[issue.path]
        written = pipeline.manuscript(head, raw, self._settings, beside)
        return pipeline.texts(written, formula_pictures(written.document, self._recall))
