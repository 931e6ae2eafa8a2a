"""Issues printed side by side: each worker reads, renders and writes whole issues; the results come back in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.memory import Memory, Written
from newsletter.edge.output import noted
from newsletter.model.artifact import Theme
from newsletter.model.beside import Beside
from newsletter.model.issue import Head, Issue
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Frame
from newsletter.model.source import Raw
from newsletter.render.email import inline_sheet
from newsletter.render.inlining import answers, answers_key, teach
from newsletter.render.renderer import Texts

ENOUGH_FOR_A_POOL = 24
"""Below this many issues, starting processes costs more than it saves."""


class Task(NamedTuple):
    """An issue to be printed. `read_key` is the digest of what it is read from, `print_key` of all its files show."""

    head: Head
    raw: Raw
    beside: Beside
    frame: Frame
    read_key: str
    print_key: str


class Done(NamedTuple):
    """What became of a task. `failed` means that its pages could not be made; the issue may be known all the same."""

    read_key: str
    issue: Issue | None = None
    texts: Texts | None = None
    pictures: tuple[pipeline.Picture, ...] = ()
    files: tuple[Written, ...] = ()
    written: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: bool = False
    styles: dict[str, str] = {}  # noqa: RUF012 — never changed; a tuple has no fields of its own

    def remembered(self) -> Iterator[tuple[str, object]]:
        """What other builds, and other pages, may use again."""
        if self.issue and not self.failed:
            yield self.read_key, (self.issue, self.pictures)
        if self.issue and self.texts:
            yield "text:" + self.issue.fingerprint, self.texts._replace(email="", text="")


def print_all(tasks: Sequence[Task], theme: Theme, memory: Memory, output: Path, jobs: int) -> Iterator[Done]:
    """Print the issues with up to `jobs` processes; the order of the results is the order of the tasks."""
    if not tasks:
        return
    learnt = _taught(theme, memory)
    if jobs < 2 or len(tasks) < ENOUGH_FOR_A_POOL:
        yield from map(partial(_printed, theme=theme, output=output), tasks)
    else:
        with multiprocessing.Pool(jobs, _start, (theme, output, learnt)) as pool:
            for done in pool.imap(_printed_here, tasks, chunksize=max(1, min(16, len(tasks) // (jobs * 4)))):
                learnt.update(done.styles)
                yield done._replace(styles={})
    _remember_styles(theme, memory, learnt)


def _taught(theme: Theme, memory: Memory) -> dict[str, str]:
    """What earlier builds learnt about the email's style sheet, told to this process too."""
    try:
        sheet = inline_sheet(theme)
        key = "styles:" + answers_key(sheet)
        known: dict[str, str] = memory.recall([key]).get(key, {})
        teach(sheet, known)
    except NewsletterError:
        return {}  # the sheet or its template is at fault: each issue will say so
    return dict(known)


def _remember_styles(theme: Theme, memory: Memory, learnt: dict[str, str]) -> None:
    try:
        sheet = inline_sheet(theme)
        memory.remember([("styles:" + answers_key(sheet), {**answers(sheet), **learnt})])
    except NewsletterError:
        return


_HERE: list[tuple[Theme, Path]] = []


def _start(theme: Theme, output: Path, styles: dict[str, str]) -> None:
    """Give a worker what is the same for every issue, once. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _HERE[:] = [(theme, output)]
    if styles:
        teach(inline_sheet(theme), styles)


def _printed_here(task: Task) -> Done:
    theme, output = _HERE[0]
    done = _printed(task, theme, output)
    return done if done.failed else done._replace(styles=_news(inline_sheet(theme)))


_TOLD: set[str] = set()


def _news(sheet: str) -> dict[str, str]:
    """What this worker learnt since it was last asked."""
    known = answers(sheet)
    if len(known) == len(_TOLD):
        return {}
    fresh = {place: style for place, style in known.items() if place not in _TOLD}
    _TOLD.update(fresh)
    return fresh


def _printed(task: Task, theme: Theme, output: Path) -> Done:
    """One issue, written. Whatever goes wrong stops this issue and no other."""
    try:
        made = pipeline.printed(task.head, task.raw, task.frame, theme, task.beside)
    except NewsletterError as error:
        problems = error.problems or (Problem("E801", error.message, task.raw.path, hint=error.hint),)
        return Done(task.read_key, _issue(task), problems=problems, failed=True)
    except RecursionError:
        return Done(
            task.read_key,
            problems=(Problem("E904", "nested too deeply to be read", task.raw.path),),
            failed=True,
        )
    except Exception as error:  # a fault of ours: it must not cost the editor the other issues
        message = f"this should not happen: {type(error).__name__}: {error}"
        hint = "please report it, with the issue; every other issue was built"
        return Done(task.read_key, problems=(Problem("E999", message, task.raw.path, hint=hint),), failed=True)
    written = [file.path for file in made.artifacts if files.write_if_changed(output, file.path, file.data)]
    there = tuple(noted(output, file.path, task.print_key) for file in made.artifacts)
    return Done(task.read_key, made.issue, made.texts, made.pictures, there, tuple(map(str, written)))


def _issue(task: Task) -> Issue | None:
    return pipeline.manuscript(task.head, task.raw, task.frame.settings, task.beside).issue
