"""`newsletter init`: a new publication that builds at once."""

from __future__ import annotations

import click


@click.command("init")
@click.argument("place", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
@click.option("--title", default="", help="Title of the newsletter (default: the name of the folder).")
@click.option(
    "--base-url",
    default="https://news.example.org",
    show_default=True,
    help="Address where dist/ will be published.",
)
@click.option(
    "--theme",
    type=click.Choice(["paper", "signal", "workshop"]),
    default="paper",
    show_default=True,
    help="How pages and mails look: warm serifs, cool sans, or typewriter headings on green.",
)
def COMMAND(place: str, title: str, base_url: str, theme: str) -> None:
    """Begin a publication in DIR (default: here). Nothing that exists is overwritten."""
    from pathlib import Path

    from newsletter.edge.clock import today
    from newsletter.edge.files import create
    from newsletter.edge.starter import starter

    folder = Path(place)
    title = title or folder.resolve().name.replace("-", " ").replace("_", " ").title() or "Newsletter"
    for path, data in starter(title, base_url, today("UTC"), theme):
        try:
            create(folder, path, data)
            click.echo(str(folder / path))
        except FileExistsError:
            click.echo(f"kept {folder / path}: it exists already", err=True)
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"next: {where}newsletter build", err=True)
