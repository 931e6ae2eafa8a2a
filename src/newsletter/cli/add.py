"""`newsletter add`: a link or a thought into the inbox, and at once the word whether it was covered before."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from newsletter.cli.report import publication_root

if TYPE_CHECKING:
    from newsletter.model.publication import Settings

INBOX = PurePosixPath("seeds/notes/inbox.md")


@click.command("add")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@click.option("-n", "--note", default="", help="What you want to say about it; goes into the issue word for word.")
@click.option("-s", "--section", default="", help="The section it belongs to.")
@click.option("-t", "--topic", "topics", multiple=True, help="What it is about; may be given again.")
def COMMAND(targets: tuple[str, ...], note: str, section: str, topics: tuple[str, ...]) -> None:
    """Append addresses or thoughts to seeds/notes/inbox.md.

    Nothing is fetched: the title comes from a seed that has it.
    """
    from newsletter.edge.archive import read_issues, read_sources
    from newsletter.edge.settings import load_settings
    from newsletter.issues.inbox import note_line
    from newsletter.library.coverage import coverages
    from newsletter.library.library import gather
    from newsletter.model.problem import NewsletterError
    from newsletter.text.urls import canonical, malformed, typed

    root = publication_root()
    settings = load_settings(root).settings
    _check_section(section, settings)
    issues, _ = read_issues(root, settings)
    library = gather(read_sources(root, settings), issues)
    past = coverages(reversed(issues), settings.allowed)
    lines = []
    for target in targets:
        address = typed(target.strip())
        why = malformed(address) if address else ""
        if why:
            raise NewsletterError(f"{target!r} is not a usable address: {why}")
        known = library.items.get(canonical(address)) if address else None
        title = known.title if known else ""
        lines.append(note_line(address, title if address else target.strip(), note, section, topics))
        told = f"{address}: {past.of(address, title)}" if address else f"noted: {target.strip()}"
        noted = [f"{seen.path}:{seen.line}" for seen in known.seen if seen.by == "note"] if known else []
        if noted:
            told += f"; in the notes already ({noted[0]})"
        click.echo(told, err=True)
    _append(root, lines)
    click.echo(str(INBOX))


def _check_section(section: str, settings: Settings) -> None:
    from newsletter.registry import did_you_mean
    from newsletter.sections import kinds

    known = kinds(settings)
    if section and not any(kind.named_by(section) for kind in known):
        names = [kind.name for kind in known]
        raise click.BadParameter(
            f"no section kind called {section!r}{did_you_mean(section, names)}", param_hint="--section"
        )


def _append(root: Path, lines: list[str]) -> None:
    from newsletter.edge import files
    from newsletter.issues.inbox import appended

    try:
        before = (root / INBOX).read_bytes()
    except FileNotFoundError:
        files.create(root, INBOX, appended(b"", lines))
    else:
        files.replace(root, INBOX, before, appended(before, lines))
