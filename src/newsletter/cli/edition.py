"""`newsletter edition PERIOD`: the review to print, and the issues of a period as a book."""

from __future__ import annotations

import click

from newsletter.cli.report import publication_root, tell_error

_FORMATS = ("html", "pdf", "epub")


@click.command("edition")
@click.argument("period")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(_FORMATS), help="Only this format; may be given again."
)
@click.option("--output", type=click.Path(file_okay=False), help="Folder (default: dist/editions/PERIOD).")
def COMMAND(period: str, formats: tuple[str, ...], output: str | None) -> None:
    """Make an edition of PERIOD (2023, 2023-Q4, …): its review as a page to print and a PDF, its issues as an EPUB.

    A PDF needs Chromium, Chrome or Edge; without --format it is left out where there is none.
    """
    from pathlib import Path

    from newsletter.cli.options import period as period_of
    from newsletter.edge import edition
    from newsletter.edge.clock import now
    from newsletter.edge.files import clean_up
    from newsletter.edge.settings import load_settings
    from newsletter.model.problem import NewsletterError

    wanted = period_of(period)
    root = publication_root()
    settings = load_settings(root).settings
    found = edition.gather(root, settings, wanted, now())
    folder = Path(output) if output else root / settings.output / "editions" / wanted.name
    folder.mkdir(parents=True, exist_ok=True)
    chosen = formats or _FORMATS
    if "html" in chosen or "pdf" in chosen:
        page = edition.write_page(root, found, settings, folder)
        click.echo(str(page)) if "html" in chosen else None
    if "pdf" in chosen:
        try:
            click.echo(str(edition.write_pdf(page, folder / f"{wanted.name}.pdf")))
        except NewsletterError as error:
            if formats or error.exit_code != 2:
                raise
            tell_error(error)
    if "epub" in chosen:
        click.echo(str(edition.write_book(root, found, settings, folder)))
    clean_up(folder)
