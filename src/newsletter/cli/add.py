"""`newsletter add`: links, files, feeds or thoughts into the inbox, and at once the word whether they were covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from newsletter.cli.report import publication_root

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.edge.incoming import Incoming
    from newsletter.library.coverage import Asked
    from newsletter.library.facts.provider import Facts
    from newsletter.library.library import Library
    from newsletter.library.lock import Lock
    from newsletter.model.publication import Settings

INBOX = "seeds/notes/inbox.md"


@click.command("add")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@click.option("-n", "--note", default="", help="What you want to say about it; goes into the issue word for word.")
@click.option("-s", "--section", default="", help="The section it belongs to.")
@click.option("-t", "--topic", "topics", multiple=True, help="What it is about; may be given again.")
@click.option("--since", metavar="DAY", default=None, help="Of a feed, or of the feeds of an OPML file: its entries.")
@click.option(
    "--fetch/--offline",
    "fetching",
    default=None,
    envvar="NEWSLETTER_FETCH",
    help="Ask for title and facts; done where the extra `net` is installed.",
)
@click.option(
    "--allow-private", metavar="HOST", multiple=True, help="A host that may be asked though it is not public."
)
def COMMAND(
    targets: tuple[str, ...],
    note: str,
    section: str,
    topics: tuple[str, ...],
    since: str | None,
    fetching: bool | None,
    allow_private: tuple[str, ...],
) -> None:
    """Append to seeds/notes/inbox.md what was found.

    TARGET is an address, a thought, a feed or a list of links (their items become notes), an article (it is copied
    into seeds/), or - for any of these, or lines, from standard input. Titles and facts go into seeds/library.lock.
    """
    from newsletter.cli.options import day, rounds
    from newsletter.cli.targets import Intake
    from newsletter.edge.asking import keep
    from newsletter.edge.collected import collected
    from newsletter.edge.incoming import copied, each_once
    from newsletter.edge.reading import read_lock
    from newsletter.edge.settings import load_settings
    from newsletter.library.library import gather

    root = publication_root()
    settings = load_settings(root).settings
    _check_section(section, settings)
    net = rounds(fetching, settings.base_url, allow_private)
    intake = Intake(root, read_lock(root), net, day(since, "--since"), bool(note or section or topics))
    found = list(each_once(one for target in targets for one in intake.take(target)))
    with collected(root, settings, held=bool(found)) as known:
        library = gather(known.sources, ())
        said = (note, section, topics)
        lines = [line for one in found for line in _noted(one, root, library, known.past.covered, said)]
    for path, data in intake.articles:
        seed, new = copied(root, path, data)
        click.echo(f"{path}: {'copied' if new else 'a seed already'}", err=True)
        click.echo(str(seed))
    if lines:
        _append(root, lines)
        click.echo(INBOX)
    if keep(root, {**_dated(found, intake.lock), **intake.news}):
        click.echo("seeds/library.lock")
    if intake.missed and net:
        click.echo(f"nobody answers: {intake.missed} more noted without asking for their titles", err=True)
    elif intake.missed and fetching is None:
        click.echo("titles were not fetched; this needs: pip install 'newsletter[net]'", err=True)
    if intake.interrupted:
        raise click.Abort
    if intake.failed:
        click.get_current_context().exit(1)


def _noted(
    one: Incoming, root: Path, library: Library, past: Asked, said: tuple[str, str, tuple[str, ...]]
) -> Iterator[str]:
    """The line of the inbox, and on stderr how the past stands to it. Of a list, only what is new is noted."""
    from pathlib import PurePosixPath

    from newsletter.edge.files import read
    from newsletter.issues.inbox import note_line
    from newsletter.issues.telling import words_for
    from newsletter.text.urls import canonical

    note, section, topics = said
    comment = " ".join(filter(None, (one.comment, note)))
    if not one.url:
        click.echo(f"noted: {one.title}", err=True)
        yield note_line("", one.title, comment, section, topics)
        return
    known = library.items.get(canonical(one.url))
    title = (known.title if known else "") or one.title or (one.facts.title if one.facts else "")
    coverage = past.of(one.url, title)
    if not title and coverage.mention:
        title = words_for(coverage.mention.url, read(root, PurePosixPath(coverage.mention.issue.path)))
    noted = [f"{seen.path}:{seen.line}" for seen in known.seen if seen.by == "note"] if known else []
    told = f"{one.url}: {coverage}"
    if noted:
        told += f"; in the notes already ({noted[0]})"
    if one.facts and one.facts.title:
        told += f" “{one.facts.title}”"
    click.echo(told, err=True)
    if not one.one_of or not (noted or coverage.standing in ("covered", "allowed")):
        yield note_line(one.url, title, comment, section, topics)


def _dated(found: Iterable[Incoming], lock: Lock) -> dict[str, Facts]:
    """What the feeds told about their entries, for those of which nothing is known yet."""
    from newsletter.edge.asking import moment
    from newsletter.text.urls import canonical

    entries = (one for one in found if one.one_of and one.facts and not lock.of(one.url))
    return {canonical(one.url): one.facts._replace(fetched=moment()) for one in entries if one.facts}


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
    from pathlib import PurePosixPath

    from newsletter.edge import files
    from newsletter.issues.inbox import appended

    inbox = PurePosixPath(INBOX)
    try:
        before = (root / inbox).read_bytes()
    except FileNotFoundError:
        files.create(root, inbox, appended(b"", lines))
    else:
        files.replace(root, inbox, before, appended(before, lines))
