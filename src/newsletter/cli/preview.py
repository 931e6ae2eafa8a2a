"""`newsletter preview`: the publication in a browser while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsletter.cli.report import publication_root, tell, tell_error

if TYPE_CHECKING:
    from newsletter.render.preview import Built


@click.command("preview")
@click.option("--host", default="127.0.0.1", show_default=True, help="Answer at this address; 0.0.0.0 for a phone.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--open", "open_", is_flag=True, help="Open the browser.")
def COMMAND(host: str, port: int, open_: bool) -> None:
    """Show the publication in a browser, drafts included, and show it anew whenever a file changes.

    Each issue stands there in every target side by side: web and email in light and dark and on a phone, the text part,
    and the entry of the feed. Ctrl-C ends it.
    """
    from newsletter.model.problem import NewsletterError

    root = publication_root()
    try:
        from newsletter.edge.preview import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("starlette", "uvicorn", "watchfiles"):
            raise
        hint = "pip install 'newsletter[preview]'"
        raise NewsletterError(f"preview needs {error.name}, which is not installed", hint=hint) from error

    def ready(address: str) -> None:
        click.echo(address)
        if open_:
            click.launch(address)

    serve(root, host, port, ready, _tell)


def _tell(built: Built) -> None:
    from newsletter.model.problem import NewsletterError
    from newsletter.text.words import plural

    tell(built.problems)
    if built.fault:
        tell_error(NewsletterError(built.fault))
    elif built.changed and not built.failed:
        click.echo(f"built: {plural(len(built.issues), 'issue')}", err=True)
