"""Issues printed side by side: each worker reads, renders and writes whole issues; the results come back in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, islice
from pathlib import Path
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.filed import Filed, Unfiled
from newsletter.edge.line import Line, line_of
from newsletter.edge.memory import Memory, Recall, packed
from newsletter.edge.output import Written, noted
from newsletter.edge.side_by_side import side_by_side
from newsletter.edge.styles import sound_sheet, styles_key
from newsletter.model.artifact import Theme
from newsletter.model.beside import Beside
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Frame
from newsletter.render.formulas import KnownFormulas, formula_key
from newsletter.render.inlining import answers, teach
from newsletter.render.planning import carded


class Task(NamedTuple):
    """An issue to be printed. `read_key` is the digest of what it is read from, `print_key` of all its files show."""

    head: Head
    file: Filed | Unfiled
    beside: Beside
    frame: Frame
    read_key: str
    print_key: str


class Done(NamedTuple):
    """What became of a task. `failed` means that its pages could not be made; the issue may be known all the same.

    `line` is the issue in a line, None when it cannot be read. `issue` is all of it with its pictures, `more` its body,
    its card and its formulas under their names, as the memory keeps them: most of the time nobody unpacks them.
    """

    read_key: str
    line: Line | None = None
    issue: bytes = b""
    more: tuple[tuple[str, bytes], ...] = ()
    files: Written = Written((), b"")
    written: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: bool = False
    styles: dict[str, str] = {}  # noqa: RUF012 — never changed; a tuple has no fields of its own

    def remembered(self) -> Iterator[tuple[str, bytes]]:
        """What other builds, and other pages, may use again."""
        if not self.failed:
            yield self.read_key, self.issue
        yield from self.more

    def told(self) -> Done:
        """The same without what is remembered by now."""
        return self._replace(issue=b"", more=())


def card_key(read_key: str) -> str:
    """Under which name the memory has the card of an issue."""
    return f"card:{read_key}"


def print_all(tasks: Sequence[Task], theme: Theme, memory: Memory, output: Path, jobs: int) -> Iterator[Done]:
    """Print the issues with up to `jobs` processes; the order of the results is the order of the tasks."""
    sheet = sound_sheet(theme, tasks[0].frame.settings) if tasks else ""
    key = styles_key(sheet)
    learnt: dict[str, str] = memory.recall([key]).get(key, {})
    known = len(learnt)
    memory.commit()
    recall = Recall(memory.path)
    work = partial(_print, theme=theme, output=output, sheet=sheet, styles=learnt, known=recall)
    for done in side_by_side(work, tasks, jobs):
        learnt.update(done.styles)
        yield done
    recall.close()
    if len(learnt) > known:
        memory.remember([(key, learnt)])


_TOLD: dict[str, int] = {}
"""How many styles of a sheet this process has told already."""


def _print(task: Task, theme: Theme, output: Path, sheet: str, styles: Mapping[str, str], known: KnownFormulas) -> Done:
    """One issue, written by a process that knows the styles, and tells those that it learns."""
    teach(sheet, styles)
    done = _printed(task, theme, output, known)
    learnt = answers(sheet)
    fresh = dict(islice(learnt.items(), _TOLD.get(sheet, 0), None))
    _TOLD[sheet] = len(learnt)
    return done._replace(styles=fresh)


def _printed(task: Task, theme: Theme, output: Path, known: KnownFormulas) -> Done:
    """One issue, written. Whatever goes wrong stops this issue and no other."""
    raw = task.file.raw()
    try:
        made = pipeline.printed(task.head, raw, task.frame, theme, task.beside, known)
    except NewsletterError as error:
        problems = error.problems or (Problem("E801", error.message, task.file.path, hint=error.hint),)
        return Done(task.read_key, _line(task), problems=problems, failed=True)
    except RecursionError:
        return Done(
            task.read_key,
            problems=(Problem("E904", "nested too deeply to be read", task.file.path),),
            failed=True,
        )
    except Exception as error:  # a fault of ours: it must not cost the editor the other issues
        message = f"this should not happen: {type(error).__name__}: {error}"
        hint = "please report it, with the issue; every other issue was built"
        return Done(task.read_key, problems=(Problem("E999", message, task.file.path, hint=hint),), failed=True)
    fresh = [files.write_if_changed(output, file.path, file.data) for file in made.artifacts]
    failed = any(problem.severity == "error" for problem in made.problems)
    there = noted(output, (file.path for file in made.artifacts))
    written = tuple(compress(there.paths, fresh))
    body = ("text:" + made.issue.fingerprint, packed(made.texts._replace(web="", email="", text="")))
    formulas = [(formula_key(picture.name), packed(picture)) for picture in made.formulas]
    card = (card_key(task.read_key), packed(carded(made.issue)))
    line, issue = line_of(made.issue, made.pictures), packed((made.issue, made.pictures))
    return Done(task.read_key, line, issue, (body, card, *formulas), there, written, made.problems, failed)


def _line(task: Task) -> Line:
    """An issue whose pages could not be made, without pictures."""
    return line_of(pipeline.manuscript(task.head, task.file.raw(), task.frame.settings, task.beside).issue, ())
