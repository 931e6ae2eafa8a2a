"""`newsletter new-issue`: unused seeds and notes become the draft of the next issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsletter.cli.account import account, facts
from newsletter.cli.options import day as day_of
from newsletter.cli.report import as_json, publication_root, tell

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath

    from newsletter.model.publication import Settings


@click.command("new-issue")
@click.argument("title", default="")
@click.option("--date", "day", metavar="D", help="Date of the issue (default: today).")
@click.option("--slug", default="", metavar="S", help="Name in the address (default: made from the title).")
@click.option("--since", metavar="D", help="Leave out seeds that are older.")
@click.option(
    "--seed",
    "seeds",
    multiple=True,
    type=click.Path(),
    metavar="PATH",
    help="Only this seed, or folder of seeds; may be given again.",
)
@click.option("--section", "sections", multiple=True, metavar="KIND", help="Only this section; may be given again.")
@click.option(
    "--candidates",
    type=click.IntRange(0),
    default=None,
    metavar="N",
    help="Most uncommented links offered in a section.",
)
@click.option("--dry-run", is_flag=True, help="Print the draft instead of writing it.")
@click.option("--json", "json_", is_flag=True, help="Tell what was used and left out as one JSON document.")
@click.option("--edit", is_flag=True, help="Open the draft in $EDITOR.")
def COMMAND(
    title: str,
    day: str | None,
    slug: str,
    since: str | None,
    seeds: tuple[str, ...],
    sections: tuple[str, ...],
    candidates: int | None,
    dry_run: bool,
    json_: bool,
    edit: bool,
) -> None:
    """Combine unused seeds and notes into issues/<date>-<slug>.md.

    The path goes to stdout; what was used, what was left out and why goes to stderr.
    """
    from newsletter.edge.clock import today
    from newsletter.edge.collected import collected
    from newsletter.edge.files import create
    from newsletter.edge.reading import read_lock
    from newsletter.edge.settings import load_settings
    from newsletter.issues.draft import Plan, draft
    from newsletter.model.problem import NewsletterError

    root = publication_root()
    loaded = load_settings(root)
    settings = loaded.settings
    lock = read_lock(root)
    plan = Plan(
        day=day_of(day, "--date") or today(settings.timezone),
        title=" ".join(title.split()),
        slug=slug,
        since=day_of(since, "--since"),
        only=tuple(_inside(root, seed) for seed in seeds),
        sections=_known(sections, settings),
        candidates=settings.candidates if candidates is None else candidates,
    )
    with collected(root, settings, held=True) as found:
        carried = _carried(root, found.past.newest, settings)
        made = draft(plan, found.sources, found.past, settings, carried, lock, found.gists, found.places)
    tell(
        [
            *loaded.problems,
            *found.problems,
            *lock.problems,
            *(problem for source in found.sources for problem in source.problems if problem.severity != "note"),
        ]
    )
    account(made)
    if dry_run:
        click.echo(as_json(facts(made)) if json_ else made.artifact.data.decode(), nl=json_)
        return
    try:
        create(root, made.artifact.path, made.artifact.data)
    except FileExistsError as error:
        hint = "give it a TITLE or a --slug of its own; nothing is ever overwritten"
        raise NewsletterError(f"{made.artifact.path} exists already", hint=hint, exit_code=1) from error
    click.echo(as_json(facts(made)) if json_ else str(made.artifact.path))
    if edit:
        click.edit(filename=str(root / made.artifact.path))


def _carried(root: Path, newest: PurePosixPath | None, settings: Settings) -> dict[str, str]:
    """What the sections of every issue held in the newest one."""
    if not newest or not settings.carry_over:
        return {}
    from newsletter.edge.files import read
    from newsletter.issues.body import read_body
    from newsletter.issues.carry_over import carried
    from newsletter.issues.head import decode, read_head
    from newsletter.sections import kinds

    raw = read(root, newest)
    issue = read_body(read_head(raw, settings), raw, kinds(settings)).issue
    return carried(issue, decode(raw)[0], settings.carry_over)


def _inside(root: Path, seed: str) -> PurePosixPath:
    """A seed as the editor named it, from the folder he stands in or from the publication's."""
    from pathlib import Path, PurePosixPath

    from newsletter.model.problem import NewsletterError

    for found in (Path.cwd() / seed, root / seed, root / "seeds" / seed):
        if found.exists() and found.resolve().is_relative_to(root.resolve()):
            return PurePosixPath(found.resolve().relative_to(root.resolve()))
    raise NewsletterError(f"no seed {seed}", hint="seeds lie in seeds/")


def _known(sections: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    from newsletter.registry import did_you_mean
    from newsletter.sections import kinds

    known = [kind.name for kind in kinds(settings)]
    for name in sections:
        if name not in known:
            raise click.BadParameter(
                f"no section kind called {name!r}{did_you_mean(name, known)}", param_hint="--section"
            )
    return sections
