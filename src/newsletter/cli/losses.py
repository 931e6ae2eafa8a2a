"""`newsletter losses`: what email, feed and plain text cannot show as it was meant, and what stands there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsletter.cli.report import as_json, publication_root

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from newsletter.model.loss import Loss


@click.command("losses")
@click.argument("slugs", nargs=-1, metavar="[SLUG]…")
@click.option("--json", "json_", is_flag=True, help="Tell the losses as one JSON document.")
def COMMAND(slugs: tuple[str, ...], json_: bool) -> None:
    """List each construct that a target degrades: in all issues, or in those named by slug or path.

    One loss a line: where it stands, what it is, the target, and what it became there.
    """
    from newsletter.edge.archive import read_issues
    from newsletter.edge.scope import Scope, paths_of
    from newsletter.edge.settings import load_settings
    from newsletter.text.words import plural

    root = publication_root()
    issues, _ = read_issues(root, load_settings(root).settings)
    scope = Scope(paths_of(slugs, root, issues))
    asked = [issue for issue in issues if scope.holds(issue.path)]
    if json_:
        click.echo(as_json({"losses": [loss_facts(issue.path, loss) for issue in asked for loss in issue.losses]}))
        return
    for issue in asked:
        for loss in issue.losses:
            click.echo(f"{issue.path}:{loss.line or 1}: {loss.construct} in {loss.target}: {loss.became}")
    click.echo(f"{plural(sum(len(issue.losses) for issue in asked), 'loss', 'losses')}", err=True)


def loss_facts(path: PurePosixPath, loss: Loss) -> dict[str, Any]:
    """A loss for machines."""
    return {
        "path": str(path),
        "line": loss.line or 1,
        "construct": loss.construct,
        "target": loss.target,
        "became": loss.became,
    }
