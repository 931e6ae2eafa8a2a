"""`newsletter import SOURCE`: what another platform exported, taken in. Today these are statistics of readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from newsletter.cli.report import publication_root, unified

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.importers.joining import Joined

_MOST_TOLD = 10


@click.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="[stats] SOURCE…")
@click.option("--from", "format_", metavar="FORMAT", help="The format, when its content does not tell it.")
@click.option("--dry-run", is_flag=True, help="Print what would change, as a diff, and write nothing.")
def COMMAND(sources: tuple[str, ...], format_: str | None, dry_run: bool) -> None:
    """Take in what another platform exported: so far, how often each issue was read.

    The numbers of each SOURCE, a CSV file, go to seeds/statistics.csv, where reviews find them. Nothing about single
    readers is read. Posts and drafts of other platforms are not imported by this version.
    """
    from newsletter.edge import files
    from newsletter.edge.archive import read_heads
    from newsletter.edge.memory import opened
    from newsletter.edge.review_context import read_readers
    from newsletter.edge.settings import load_settings
    from newsletter.importers import IMPORTERS
    from newsletter.importers.joining import join
    from newsletter.review.readers import STATISTICS, write_statistics

    root = publication_root()
    settings = load_settings(root).settings
    with opened(root) as memory:
        heads = read_heads(root, settings, memory).heads
    known = read_readers(root)
    for path in _files(sources):
        data = path.read_bytes()
        importer = IMPORTERS[_format(path, data, format_)]
        imported = importer.read(data)
        joined = join(imported.counted, heads, importer.source)
        _tell(path, importer.source, joined, imported.faults)
        known = known.with_(joined.lines)
    target = root / STATISTICS
    before = target.read_bytes() if target.exists() else b""
    after = write_statistics(known) if known.lines else b""
    if dry_run:
        click.echo(unified(before.decode("utf-8", "replace"), after.decode(), STATISTICS), nl=False)
        return
    if before:
        files.replace(root, STATISTICS, before, after)
    elif after:
        files.create(root, STATISTICS, after)
    if after:
        click.echo(str(STATISTICS))


def _files(sources: tuple[str, ...]) -> Iterator[Path]:
    """The files that were named; the word `stats` before them says what they hold, and no more."""
    from pathlib import Path

    named = sources[1:] if sources[0] == "stats" and len(sources) > 1 else sources
    for name in named:
        path = Path(name)
        if not path.is_file():
            raise click.BadParameter(f"there is no file {name}", param_hint="SOURCE")
        yield path


def _format(path: Path, data: bytes, wanted: str | None) -> str:
    from newsletter.importers import IMPORTERS, importer_of
    from newsletter.importers.tables import heads_of, is_about_readers
    from newsletter.model.problem import NewsletterError
    from newsletter.registry import did_you_mean

    if wanted is not None and wanted not in IMPORTERS:
        known = ", ".join(IMPORTERS)
        message = f"no format called {wanted!r}{did_you_mean(wanted, list(IMPORTERS))}; there are {known}"
        raise click.BadParameter(message, param_hint="--from")
    heads = heads_of(data)
    if is_about_readers(heads):
        hint = "export the table of posts; whose address is in a file is nobody's business here"
        raise NewsletterError(f"{path} has a line for each reader, and was not read", hint=hint, exit_code=1)
    found = wanted or importer_of(data)
    if not found:
        known = "; ".join(f"{name}: {IMPORTERS[name].about}" for name in IMPORTERS)
        said = f"its columns are {', '.join(heads[:12])}" if heads else "it is no table (CSV)"
        raise NewsletterError(f"{path}: no importer knows this; {said}", hint=f"known are {known}", exit_code=1)
    return found


def _tell(path: Path, source: str, joined: Joined, faults: tuple[tuple[int, str], ...]) -> None:
    from newsletter.text.words import plural

    by = ", ".join(f"{number} by {how}" for how, number in joined.by.items())
    click.echo(f"{path}: {plural(len(joined.lines), 'issue')} counted by {source}{f' ({by})' if by else ''}", err=True)
    for line, fault in faults[:_MOST_TOLD]:
        click.echo(f"  line {line}: {fault}", err=True)
    if joined.unmatched:
        click.echo(f"left out {len(joined.unmatched)} that are no issue here:", err=True)
        ordered = sorted(joined.unmatched, key=lambda one: -max(number or 0 for number in one.reads))
        for one in ordered[:_MOST_TOLD]:
            day = f", {one.day}" if one.day else ""
            click.echo(f"  line {one.line}: {one}{day}", err=True)
        if len(ordered) > _MOST_TOLD:
            click.echo(f"  … and {len(ordered) - _MOST_TOLD} more", err=True)
