"""`newsletter check`: what would embarrass the editor, found before the readers find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsletter.cli.progress import progress
from newsletter.cli.report import ordered, publication_root, tell_error

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.edge.desk import Ask
    from newsletter.model.problem import Problem


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--strict", is_flag=True, help="Fail for warnings too.")
@click.option("--since", metavar="REV", help="Tell only what stands on lines that changed since this git revision.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How the findings are written.",
)
@click.option("--online", is_flag=True, help="Ask whether the addresses in issues still answer. Extra: net.")
@click.option(
    "--allow-private", metavar="HOST", multiple=True, help="A host that may be asked though it is not public."
)
def COMMAND(
    paths: tuple[str, ...], strict: bool, since: str | None, format_: str, online: bool, allow_private: tuple[str, ...]
) -> None:
    """Find what would embarrass the editor: in all issues and seeds, or in PATHs (files, folders, slugs).

    The exit code is 1 when there are errors, and with --strict when there are warnings. Notes never fail. Nothing asks
    the network but --online, which knows for a week what answered, and for an hour what did not.
    """
    from newsletter.cli.formats import FORMATS, FROM_THE_TOP, summary
    from newsletter.edge.changes import changes
    from newsletter.edge.clock import now
    from newsletter.edge.desk import findings
    from newsletter.edge.scope import below_repository
    from newsletter.edge.settings import load_settings

    root = publication_root()
    loaded = load_settings(root)
    changed = changes(root, since) if since is not None else None
    ask = _asker(root, loaded.settings.base_url, allow_private) if online else None
    found = findings(root, loaded, now(), paths, changed, progress, ask)
    problems = ordered(found.problems)
    if format_ in FROM_THE_TOP:
        problems = [problem._replace(path=below_repository(root) / problem.path) for problem in problems]
    whole = format_ == "text" and not paths and since is None
    report = summary(problems) if whole else FORMATS[format_](problems)
    click.echo(report) if report else None
    click.echo(_count(problems, found.issues), err=True)
    if found.unasked:
        _regret(found.unasked)
    failing = ("error", "warning") if strict else ("error",)
    if found.unasked or any(problem.severity in failing for problem in problems):
        click.get_current_context().exit(1)


def _asker(root: Path, home: str, allowed: tuple[str, ...]) -> Ask:
    from newsletter.cli.online import asker

    return asker(root, home, allowed)


def _regret(unasked: int) -> None:
    """Told once, whatever the number of addresses."""
    from newsletter.model.problem import NewsletterError
    from newsletter.text.words import plural

    told = f"no host can be reached: {plural(unasked, 'address was', 'addresses were')} not asked"
    tell_error(NewsletterError(told, hint="is the network there? run it again; whatever answered is not asked twice"))


def _count(problems: Sequence[Problem], issues: int) -> str:
    from newsletter.text.words import plural

    counts = Counter(problem.severity for problem in problems)
    told = [plural(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]]
    return f"{plural(issues, 'issue')} checked: {', '.join(told) or 'nothing to complain about'}"
