"""Problems to the terminal, results to stdout: the one place that knows how things are said."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from newsletter.edge.project import find_root
from newsletter.model.problem import NewsletterError, Problem

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath

SCHEMA = 1
_MOST_ALIKE = 5
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def publication_root() -> Path:
    """The publication that the current folder belongs to."""
    from pathlib import Path

    root = find_root(os.getcwd())
    if root is None:
        raise NewsletterError(
            "no newsletter here: no newsletter.toml and no issues/ in this folder or above",
            hint="newsletter init",
        )
    return Path(root)


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order in which a person would mend them."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (str(problem.path), problem.line, problem.column, problem.code),
    )


def tell(problems: Iterable[Problem], err: bool = True) -> None:
    """One finding a line, `path:line:col: CODE message`, the hint on the next; of many alike only the first ones.

    What half an archive lacks is a habit of its editor: four hundred lines of it would hide everything else.
    """
    told: Counter[tuple[str, str]] = Counter()
    for problem in ordered(problems):
        told[problem.code, problem.message] += 1
        if told[problem.code, problem.message] <= _MOST_ALIKE:
            click.echo(spelled(problem), err=err)
    for (code, message), count in told.items():
        if count > _MOST_ALIKE:
            click.echo(f"… and {count - _MOST_ALIKE} more: {code} {message}", err=err)


def spelled(problem: Problem) -> str:
    """A finding as people read it; colour falls away where there is no terminal."""
    place, _, rest = str(problem).partition(f" {problem.code} ")
    line = f"{place} {click.style(problem.code, fg=_COLOURS[problem.severity])} {rest}"
    return f"{line}\n    hint: {problem.hint}" if problem.hint else line


def tell_error(error: NewsletterError) -> None:
    """What could not go on."""
    if error.problems:
        tell(error.problems)
    else:
        click.echo(f"{click.style('error:', fg='red')} {error.message}", err=True)
        if error.hint:
            click.echo(f"    hint: {error.hint}", err=True)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any finding is an error."""
    return any(problem.severity == "error" for problem in problems)


def as_json(document: dict[str, Any]) -> str:
    """One document with the number of its schema."""
    import json

    return json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, indent=2)


def problem_facts(problem: Problem) -> dict[str, Any]:
    """A finding for machines."""
    return {
        "path": str(problem.path),
        "line": problem.line or 1,
        "column": problem.column or 1,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def unified(before: str, after: str, path: PurePosixPath, part: str = "") -> str:
    """What changes in a file, as `git diff` writes it; `part` names what is compared when it is not all of it."""
    import difflib

    said = f" {part}" if part else ""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        f"a/{path}{said}" if before else "/dev/null",
        f"b/{path}{said}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
