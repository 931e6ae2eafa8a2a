"""`newsletter review PERIOD`: the editable review of a year, a half, a quarter, a month or any days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsletter.cli.options import period as period_of
from newsletter.cli.report import publication_root, tell, unified

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path, PurePosixPath

    from newsletter.model.issue import Issue
    from newsletter.model.publication import Settings
    from newsletter.review.facts import ReviewFacts, Style
    from newsletter.review.refresh import Refreshed


_CONSISTENCY = "57"
"""How the codes of findings begin, behind their letter, that are about what adds up in a text and in a review."""


@click.command("review")
@click.argument("period")
@click.option("--only", multiple=True, metavar="BLOCK", help="Only this block, such as topics; may be given again.")
@click.option("--style", type=click.Choice(["list", "table"]), help="How issues are listed (default: list).")
@click.option("--dry-run", is_flag=True, help="Print what would change, as a diff, and write nothing.")
def COMMAND(period: str, only: tuple[str, ...], style: Style | None, dry_run: bool) -> None:
    """Write the review of PERIOD as a draft, or refresh the one there is.

    PERIOD is 2023, 2023-H2, 2023-Q4, 2023-12, or any two of these or two days with .. between them. A second run
    computes again the blocks that nobody edited and keeps every word of prose.
    """
    from newsletter.edge.archive import read_issues
    from newsletter.edge.clock import now
    from newsletter.edge.desk import findings
    from newsletter.edge.review_context import review_context
    from newsletter.edge.settings import load_settings
    from newsletter.pipeline import is_out
    from newsletter.review.consistency import consistency
    from newsletter.review.facts import review_facts
    from newsletter.review.periods import issues_in
    from newsletter.review.readers import strangers

    wanted, blocks = period_of(period), _wanted(only)
    root = publication_root()
    loaded = load_settings(root)
    settings = loaded.settings
    issues, unread = read_issues(root, settings)
    out = tuple(issue for issue in issues if is_out(issue, now()))
    context = review_context(root, settings)
    there = next((issue for issue in issues if issue.period and issue.period.name == wanted.name), None)
    facts = review_facts(out, wanted, context, style or _style_of(there))
    if not issues_in(out, wanted):
        click.echo(f"no issue was published in {wanted.name}", err=True)
    unknown = strangers(context.statistics, issues)
    tell([*unread, *context.statistics.problems, *unknown, *consistency(out, wanted)])
    if there:
        _refresh(root, there.path, facts, style, blocks, dry_run)
        found = findings(root, loaded, now(), (str(there.path),)).problems
        tell(problem for problem in found if problem.code[1] in _CONSISTENCY)
    else:
        _begin(root, settings, facts, blocks if only else None, dry_run)


def _wanted(only: tuple[str, ...]) -> Callable[[str], bool]:
    """Which blocks were asked for: all, when none was named; `topics` are the ranking and every topic below it."""
    from newsletter.registry import did_you_mean
    from newsletter.review.blocks import COMPUTED
    from newsletter.review.blocks.topics import FAMILY

    for name in only:
        if name not in COMPUTED and not name.startswith(FAMILY):
            known = ", ".join(COMPUTED)
            raise click.BadParameter(
                f"no computed block is called {name!r}{did_you_mean(name, list(COMPUTED))}; there are {known}",
                param_hint="--only",
            )

    def wanted(name: str) -> bool:
        family = "topics" if name.startswith(FAMILY) else ""
        return not only or name in only or family in only or name.removesuffix("/posts") in only

    return wanted


def _style_of(there: Issue | None) -> Style:
    said = dict(there.extra).get("style") if there else None
    return "table" if said == "table" else "list"


def _begin(
    root: Path, settings: Settings, facts: ReviewFacts, blocks: Callable[[str], bool] | None, dry_run: bool
) -> None:
    from pathlib import PurePosixPath

    from newsletter.edge import files
    from newsletter.review.draft import new_draft

    period = facts.period
    path = PurePosixPath("issues") / f"{period.end.isoformat()}-{period.name.lower()}-in-review.md"
    text = new_draft(facts, settings, blocks) if blocks else new_draft(facts, settings)
    if dry_run:
        click.echo(unified("", text, path), nl=False)
        return
    files.create(root, path, text.encode())
    click.echo(str(path))


def _refresh(
    root: Path,
    path: PurePosixPath,
    facts: ReviewFacts,
    style: Style | None,
    blocks: Callable[[str], bool],
    dry_run: bool,
) -> None:
    from newsletter.edge import files
    from newsletter.model.problem import NewsletterError
    from newsletter.review.refresh import refresh
    from newsletter.text import front_matter

    before = (root / path).read_bytes()
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NewsletterError(f"{path} is not UTF-8, so nothing was written", hint="save it as UTF-8") from error
    result = refresh(text, facts, path, blocks)
    after = front_matter.edit(result.text, "style", style) if style else result.text
    _report(result, path)
    if dry_run:
        click.echo(unified(text, after, path), nl=False)
        return
    if after != text:
        files.replace(root, path, before, after.encode("utf-8"))
    click.echo(str(path))


def _report(result: Refreshed, path: PurePosixPath) -> None:
    """What happened to which block; for an edited one that is out of date, what would stand there."""
    tell(result.problems)
    for what, names in (
        ("refreshed", result.refreshed),
        ("added", result.added),
        ("kept as edited", result.kept),
        ("edited, and would differ now", tuple(change.name for change in result.outdated)),
        ("not in the file", result.missing),
        ("topics rank otherwise now", result.ranking),
    ):
        if names:
            click.echo(f"{what}: {', '.join(names)}", err=True)
    for change in result.outdated:
        click.echo(unified(f"{change.edited}\n", f"{change.computed}\n", path, change.name), nl=False, err=True)
