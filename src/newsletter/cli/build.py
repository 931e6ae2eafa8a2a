"""`newsletter build`: everything that changed, rendered into the output folder."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsletter.cli.losses import loss_facts
from newsletter.cli.progress import progress
from newsletter.cli.report import as_json, has_errors, ordered, problem_facts, publication_root, spelled
from newsletter.edge.project import STATE

if TYPE_CHECKING:
    from newsletter.edge.build import Report

_MOST_WARNINGS = 40


@click.command("build")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Write here instead of into dist/.")
@click.option("--drafts", is_flag=True, help="Include drafts and scheduled issues.")
@click.option("--only", multiple=True, metavar="SLUG", help="Build the pages of this issue alone; may be given again.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=None, help="Processes at once (default: one for each core)."
)
@click.option("--force", is_flag=True, help="Make everything again, changed or not.")
@click.option("--json", "json_", is_flag=True, help="Tell what was done as one JSON document.")
def COMMAND(
    output: Path | None, drafts: bool, only: tuple[str, ...], jobs: int | None, force: bool, json_: bool
) -> None:
    """Render everything that changed into dist/."""
    root = publication_root()
    stamp = _Stamp(root, output, f"{drafts}")
    if not (force or only or json_) and stamp.unchanged():
        return
    report = _built(root, stamp.output, drafts, only, jobs, force)
    problems = ordered(report.problems)
    if json_:
        facts = {
            "output": str(stamp.output),
            "issues": report.issues,
            "written": report.written,
            "removed": report.removed,
            "unchanged": report.unchanged,
        }
        lost = [loss_facts(path, loss) for path, loss in report.losses]
        click.echo(as_json({**facts, "problems": [problem_facts(problem) for problem in problems], "losses": lost}))
    else:
        said = "\n".join(_said(report))
        click.echo(said, err=True) if said else None
        click.echo(_summary(report, stamp.shown))
    if has_errors(problems):
        click.get_current_context().exit(1)
    if not only:
        stamp.write(report)


class _Stamp:
    """The answer to "did anything change?", asked before anything heavy is imported."""

    def __init__(self, root: Path, output: Path | None, options: str) -> None:
        self.root = root
        self.output = output.absolute() if output else root / _default_output(root)
        self.shown = f"{output or _default_output(root)}"
        environment = "\0".join(
            f"{key}={value}" for key, value in sorted(os.environ.items()) if key.startswith("NEWSLETTER_")
        )
        self.options = f"{options}\0{self.output}\0{environment}\0{os.environ.get('SOURCE_DATE_EPOCH', '')}"
        self.path = root / STATE / f"stamp-{abs(_spelled_sum(str(self.output)))}"

    def unchanged(self) -> bool:
        from newsletter.edge.stamp import fingerprint, read_stamp

        stamp = read_stamp(self.path)
        if stamp is None or time.time() >= stamp.until:
            return False
        if fingerprint(self.root, self.output, self.options, stamp.pictures)[0] != stamp.digest:
            return False
        warnings, _, summary = stamp.said.rpartition("\n")
        click.echo(warnings, err=True) if warnings else None
        click.echo(summary)
        return True

    def write(self, report: Report) -> None:
        from newsletter.edge.stamp import Stamp, fingerprint, write_stamp

        digest, youngest = fingerprint(self.root, self.output, self.options, report.pictures)
        said = "\n".join(
            [
                *_said(report),
                _summary(
                    report._replace(written=(), removed=(), unchanged=report.unchanged + len(report.written)),
                    self.shown,
                ),
            ]
        )
        write_stamp(self.path, Stamp(digest, report.until, report.pictures, said), youngest, time.time_ns())


def _spelled_sum(text: str) -> int:
    from zlib import crc32

    return crc32(text.encode())


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
    from newsletter.edge.build import Options, build
    from newsletter.edge.clock import now

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


def _said(report: Report) -> list[str]:
    """Every error, and the first warnings."""
    problems = ordered(report.problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    others = [problem for problem in problems if problem.severity == "warning"]
    lines = [spelled(problem) for problem in [*errors, *others[:_MOST_WARNINGS]]]
    if len(others) > _MOST_WARNINGS:
        lines.append(f"… and {len(others) - _MOST_WARNINGS} more warnings; `newsletter check` shows them all")
    return lines


def _summary(report: Report, output: str) -> str:
    from newsletter.text.words import plural

    counts = f"{len(report.written)} written, {report.unchanged} unchanged, {len(report.removed)} removed"
    return f"{output}: {plural(report.issues, 'issue')}, {counts}"
