"""`newsletter build`: everything that changed, rendered into the output folder."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import click

from newsletter.cli.progress import progress
from newsletter.cli.report import as_json, has_errors, ordered, problem_facts, publication_root, spelled
from newsletter.edge.project import STATE

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.edge.order import Report

_MOST_WARNINGS = 40


@click.command("build")
@click.option("--output", type=click.Path(file_okay=False), help="Write here instead of into dist/.")
@click.option("--drafts", is_flag=True, help="Include drafts and scheduled issues.")
@click.option("--only", multiple=True, metavar="SLUG", help="Build the pages of this issue alone; may be given again.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=None, help="Processes at once (default: one for each core)."
)
@click.option("--force", is_flag=True, help="Make everything again, changed or not.")
@click.option("--json", "json_", is_flag=True, help="Tell what was done as one JSON document.")
def COMMAND(
    output: str | None, drafts: bool, only: tuple[str, ...], jobs: int | None, force: bool, json_: bool
) -> None:
    """Render everything that changed into dist/."""
    from newsletter.cli.losses import loss_facts
    from newsletter.edge.stamp import inputs, stamp_path, write_stamp

    root, begun = publication_root(), time.time_ns()
    seen = inputs(str(root))
    target = root / (os.path.abspath(output) if output else _default_output(root))
    report = _built(root, target, drafts, only, jobs, force)
    problems, shown = ordered(report.problems), f"{output or _default_output(root)}"
    if json_:
        facts = {
            "output": str(target),
            "issues": report.issues,
            "written": report.written,
            "removed": report.removed,
            "unchanged": report.unchanged,
        }
        lost = [loss_facts(path, loss) for path, loss in report.losses]
        click.echo(as_json({**facts, "problems": [problem_facts(problem) for problem in problems], "losses": lost}))
    else:
        click.echo(_said(report), err=True, nl=False)
        click.echo(_summary(report, shown))
    context = click.get_current_context()
    if has_errors(problems):
        context.exit(1)
    if context.obj and not (only or force or json_):
        path = stamp_path(str(root), context.obj)
        made = str(target), report.files
        said = (f"{report.until}", _as_shown(_said(report), context), f"{_summary(report.next(), shown)}\n")
        write_stamp(path, str(root), begun, seen, report.looked_up, made, said)


def _as_shown(text: str, context: click.Context) -> str:
    """The text as this terminal shows it, with its colours or without."""
    plain = context.color is False or (context.color is None and not sys.stderr.isatty())
    return click.unstyle(text) if plain else text


def _default_output(root: Path) -> str:
    """The output folder of the settings, read without reading the settings: almost always `dist`."""
    for name in ("newsletter.toml", "pyproject.toml"):
        try:
            text = (root / name).read_bytes()
        except OSError:
            continue
        if b"\noutput" in text or text.startswith(b"output"):
            from newsletter.edge.settings import load_settings

            return load_settings(root).settings.output
    return os.environ.get("NEWSLETTER_OUTPUT") or "dist"


def _built(root: Path, output: Path, drafts: bool, only: tuple[str, ...], jobs: int | None, force: bool) -> Report:
    from newsletter.edge.build import build
    from newsletter.edge.clock import now
    from newsletter.edge.order import Options

    _refuse_sources(root, output)
    options = Options(output, drafts, only, jobs or os.cpu_count() or 1, force)
    return build(root, options, now(), progress)


def _refuse_sources(root: Path, output: Path) -> None:
    from newsletter.model.problem import NewsletterError

    target = output.resolve()
    sources = [root / name for name in ("issues", "seeds", "templates", ".git", STATE)]
    if (
        target == root.resolve()
        or target in root.resolve().parents
        or any(target == folder.resolve() or folder.resolve() in target.parents for folder in sources)
    ):
        raise NewsletterError(f"{output} cannot be the output folder: it would mix with the sources")


def _said(report: Report) -> str:
    """Every error, and the first warnings, a line each."""
    problems = ordered(report.problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    others = [problem for problem in problems if problem.severity == "warning"]
    lines = [spelled(problem) for problem in [*errors, *others[:_MOST_WARNINGS]]]
    if len(others) > _MOST_WARNINGS:
        lines.append(f"… and {len(others) - _MOST_WARNINGS} more warnings; `newsletter check` shows them all")
    return "".join(f"{line}\n" for line in lines)


def _summary(report: Report, output: str) -> str:
    from newsletter.text.words import plural

    counts = f"{len(report.written)} written, {report.unchanged} unchanged, {len(report.removed)} removed"
    return f"{output}: {plural(report.issues, 'issue')}, {counts}"
