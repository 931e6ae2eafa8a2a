"""`newsletter review PERIOD`: the editable review of a year, a quarter or a month."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from newsletter.cli.report import publication_root, tell

if TYPE_CHECKING:
    from newsletter.review.facts import ReviewFacts


@click.command("review")
@click.argument("period")
@click.option("--dry-run", is_flag=True, help="Print the review instead of writing it.")
def COMMAND(period: str, dry_run: bool) -> None:
    """Write the review of PERIOD (2023, 2023-Q4, 2023-12) as a draft, or refresh the one there is.

    A second run computes again the blocks that nobody edited and keeps every word of prose.
    """
    from newsletter.edge import files
    from newsletter.edge.archive import read_issues
    from newsletter.edge.clock import now
    from newsletter.edge.settings import load_settings
    from newsletter.pipeline import is_out
    from newsletter.review.consistency import consistency
    from newsletter.review.draft import new_draft
    from newsletter.review.facts import review_facts
    from newsletter.review.periods import issues_in, read_period

    try:
        wanted = read_period(period)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="PERIOD") from error
    root = publication_root()
    settings = load_settings(root).settings
    issues, unread = read_issues(root, settings)
    out = tuple(issue for issue in issues if is_out(issue, now()))
    facts = review_facts(out, wanted)
    tell([*unread, *consistency(out, wanted)])
    if not issues_in(out, wanted):
        click.echo(f"no issue was published in {wanted.name}", err=True)
    there = next((issue for issue in issues if issue.period and issue.period.name == wanted.name), None)
    if there is None:
        path = PurePosixPath("issues") / f"{wanted.end.isoformat()}-{wanted.name.lower()}-in-review.md"
        text = new_draft(facts, settings)
        if dry_run:
            click.echo(text, nl=False)
            return
        files.create(root, path, text.encode())
        click.echo(str(path))
        return
    _refresh(root, there.path, facts, dry_run)


def _refresh(root: Path, path: PurePosixPath, facts: ReviewFacts, dry_run: bool) -> None:
    from newsletter.edge import files
    from newsletter.review.refresh import refresh

    before = (root / path).read_bytes()
    result = refresh(before.decode("utf-8"), facts, path=path)
    tell(result.problems)
    for what, names in (
        ("refreshed", result.refreshed),
        ("kept as edited", result.kept),
        ("edited, and would differ now", result.outdated),
        ("not in the file", result.missing),
    ):
        if names:
            click.echo(f"{what}: {', '.join(names)}", err=True)
    after = result.text.encode("utf-8")
    if dry_run:
        click.echo(result.text, nl=False)
        return
    if after != before:
        files.replace(root, path, before, after)
    click.echo(str(path))
