"""Issues printed side by side: each worker reads, renders and writes whole issues; the results come back in order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.memory import Written
from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Head, Issue
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Frame
from newsletter.model.source import Raw
from newsletter.render.renderer import Texts

ENOUGH_FOR_A_POOL = 24
"""Below this many issues, starting processes costs more than it saves."""


class Task(NamedTuple):
    """An issue to be printed. `read_key` is the digest of what it is read from, `print_key` of all its files show."""

    head: Head
    raw: Raw
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

    def remembered(self) -> Iterator[tuple[str, object]]:
        """What other builds, and other pages, may use again."""
        if self.issue and not self.failed:
            yield self.read_key, (self.issue, self.pictures)
        if self.issue and self.texts:
            yield "text:" + self.issue.fingerprint, self.texts._replace(email="", text="")


def print_all(tasks: Sequence[Task], theme: Theme, output: Path, jobs: int) -> Iterator[Done]:
    """Print the issues with up to `jobs` processes; the order of the results is the order of the tasks."""
    work = partial(_printed, theme=theme, output=output)
    if jobs < 2 or len(tasks) < ENOUGH_FOR_A_POOL:
        yield from map(work, tasks)
        return
    with multiprocessing.Pool(jobs, _start, (theme, output)) as pool:
        yield from pool.imap(_printed_here, tasks, chunksize=max(1, min(16, len(tasks) // (jobs * 4))))


_HERE: list[tuple[Theme, Path]] = []


def _start(theme: Theme, output: Path) -> None:
    """Give a worker what is the same for every issue, once."""
    _HERE[:] = [(theme, output)]


def _printed_here(task: Task) -> Done:
    theme, output = _HERE[0]
    return _printed(task, theme, output)


def _printed(task: Task, theme: Theme, output: Path) -> Done:
    """One issue, written. Whatever goes wrong stops this issue and no other."""
    try:
        made = pipeline.printed(task.head, task.raw, task.frame, theme)
    except NewsletterError as error:
        problems = error.problems or (Problem("E801", error.message, task.raw.path, hint=error.hint),)
        return Done(task.read_key, _issue(task), problems=problems, failed=True)
    except RecursionError:
        return Done(task.read_key, problems=(Problem("E904", "nested too deeply to be read", task.raw.path),), failed=True)
    except Exception as error:  # a fault of ours: it must not cost the editor the other issues
        message = f"this should not happen: {type(error).__name__}: {error}"
        hint = "please report it, with the issue; every other issue was built"
        return Done(task.read_key, problems=(Problem("E999", message, task.raw.path, hint=hint),), failed=True)
    written = [file.path for file in made.artifacts if files.write_if_changed(output, file.path, file.data)]
    there = tuple(_noted(file, task.print_key, output) for file in made.artifacts)
    return Done(task.read_key, made.issue, made.texts, made.pictures, there, tuple(map(str, written)))


def _issue(task: Task) -> Issue | None:
    return pipeline.manuscript(task.head, task.raw, task.frame.settings).issue


def _noted(file: Artifact, key: str, output: Path) -> Written:
    facts = (output / PurePosixPath(file.path)).stat()
    return Written(str(file.path), key, facts.st_size, facts.st_mtime_ns)
