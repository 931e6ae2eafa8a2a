"""`newsletter publish SLUG`: a draft becomes an issue. Status, date, number and id are set; no other byte changes."""

from __future__ import annotations

import click

from newsletter.cli.report import has_errors, publication_root, tell


@click.command("publish")
@click.argument("slug")
def COMMAND(slug: str) -> None:
    """Set status, date, number and id of the issue SLUG, and nothing else in its file."""
    from newsletter.edge import files
    from newsletter.edge.archive import read_heads
    from newsletter.edge.clock import today
    from newsletter.edge.memory import Memory
    from newsletter.edge.project import STATE
    from newsletter.edge.settings import load_settings
    from newsletter.issues.publishing import find, published

    root = publication_root()
    settings = load_settings(root).settings
    memory = Memory(root / STATE / "memory.sqlite")
    try:
        found = read_heads(root, settings, memory)
    finally:
        memory.close()
    head = find(found.heads, slug)
    if has_errors(head.problems):
        tell(problem for problem in head.problems if problem.severity == "error")
        click.echo("nothing was written: mend the front matter first", err=True)
        click.get_current_context().exit(1)
    before = found.raws[head.path].data
    after = published(head, before, found.heads, settings, today(settings.timezone))
    if after == before:
        click.echo(f"{head.path} is published already", err=True)
    else:
        files.replace(root, head.path, before, after)
    click.echo(str(head.path))
