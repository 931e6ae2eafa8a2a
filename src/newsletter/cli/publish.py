"""`newsletter publish SLUG`: a draft becomes an issue. Status, date, number and id are set; no other byte changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsletter.cli.report import has_errors, publication_root, tell

if TYPE_CHECKING:
    from pathlib import Path


@click.command("publish")
@click.argument("slug", required=False)
@click.option("--ping", is_flag=True, help="Tell the WebSub hub which built feeds changed; uses the network.")
@click.option("--allow-private", multiple=True, metavar="HOST", help="A hub that need not be public.")
def COMMAND(slug: str | None, ping: bool, allow_private: tuple[str, ...]) -> None:
    """Set status, date, number and id of the issue SLUG, and nothing else in its file.

    With --ping the hub is told which feeds changed, so that their subscribers hear of it at once. It fetches them
    then: build, put the site online, and run `newsletter publish --ping`.
    """
    if not slug and not ping:
        raise click.UsageError("name the issue to be published, or give --ping")
    root = publication_root()
    if slug:
        _publish(root, slug)
    if ping:
        _ping(root, allow_private)


def _publish(root: Path, slug: str) -> None:
    from newsletter.edge import files
    from newsletter.edge.archive import read_heads
    from newsletter.edge.clock import today
    from newsletter.edge.memory import opened
    from newsletter.edge.settings import load_settings
    from newsletter.issues.publishing import find, published

    settings = load_settings(root).settings
    with opened(root) as memory:
        found = read_heads(root, settings, memory)
    head = find(found.heads, slug)
    if has_errors(head.problems):
        tell(problem for problem in head.problems if problem.severity == "error")
        click.echo("nothing was written: mend the front matter first", err=True)
        click.get_current_context().exit(1)
    before = found.files[head.path].raw().data
    after = published(head, before, found.heads, settings, today(settings.timezone))
    if after == before:
        click.echo(f"{head.path} is published already", err=True)
    else:
        files.replace(root, head.path, before, after)
    click.echo(str(head.path))


def _ping(root: Path, allowed: tuple[str, ...]) -> None:
    from newsletter.edge.fetch import open_web
    from newsletter.edge.hub import ping
    from newsletter.edge.memory import opened
    from newsletter.edge.settings import load_settings
    from newsletter.model.problem import NewsletterError

    settings = load_settings(root).settings
    if not settings.hub:
        hint = 'add hub = "https://pubsubhubbub.appspot.com" to the settings, and build'
        raise NewsletterError("--ping: the settings name no hub", hint=hint)
    with opened(root) as memory:
        told = list(ping(open_web(settings.base_url, allowed), root / settings.output, settings, memory))
    for one in told:
        click.echo(f"{one.feed}: {one.fault or 'told'}", err=bool(one.fault))
    if not told:
        click.echo("no feed changed since the hub was told; `newsletter build` makes them", err=True)
    if any(one.fault for one in told):
        click.get_current_context().exit(1)
