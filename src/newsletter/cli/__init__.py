"""DOOR: the terminal. One command a file; this table names them, and none is loaded before it is asked for."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

import click

from newsletter import __version__
from newsletter.model.problem import NewsletterError
from newsletter.registry import Registry, did_you_mean

COMMANDS: Registry[click.Command] = Registry(
    "command",
    {
        "init": "newsletter.cli.init:COMMAND",
        "add": "newsletter.cli.add:COMMAND",
        "new-issue": "newsletter.cli.new_issue:COMMAND",
        "build": "newsletter.cli.build:COMMAND",
        "preview": "newsletter.cli.preview:COMMAND",
        "review": "newsletter.cli.review:COMMAND",
        "import": "newsletter.cli.import_:COMMAND",
        "topics": "newsletter.cli.topics:COMMAND",
        "edition": "newsletter.cli.edition:COMMAND",
        "check": "newsletter.cli.check:COMMAND",
        "losses": "newsletter.cli.losses:COMMAND",
        "publish": "newsletter.cli.publish:COMMAND",
        "library": "newsletter.cli.library:COMMAND",
        "completion": "newsletter.cli.completion:COMMAND",
    },
)
# What the list of all commands says of each.
_SAYS = {
    "init": "Begin a publication; nothing that exists is overwritten.",
    "add": "Note addresses, thoughts and articles for the next issue.",
    "new-issue": "Combine unused seeds and notes into the next draft.",
    "build": "Render everything that changed into dist/.",
    "preview": "Show the publication in a browser while it is written.",
    "review": "Draft the review of a year or a quarter, or refresh it.",
    "import": "Take in what another platform exported.",
    "topics": "List the topics of issues; rename, merge and suggest them.",
    "edition": "Make a page to print, a PDF and a book of a period.",
    "check": "Find what would embarrass the editor.",
    "losses": "List what some target cannot show as it was meant.",
    "publish": "Set status, date, number and id of an issue.",
    "library": "List what was collected and covered.",
    "completion": "Print the completion script of a shell.",
}


class Commands(click.Group):
    """The commands of the table. Whatever cannot go on is told in a sentence, with the exit code of the contract."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        return super().make_context(info_name, args, parent, terminal_width=text_width(), **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return COMMANDS.get(name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of all commands, told without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _SAYS[name]) for name in COMMANDS])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"no command called {args[0]!r}{did_you_mean(args[0], list(COMMANDS))}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        from newsletter.cli.report import tell_error

        try:
            return super().invoke(ctx)
        except NewsletterError as error:
            tell_error(error)
            ctx.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted", err=True)
            ctx.exit(130)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            click.echo(f"error: {error.strerror or error}: {error.filename or ''}".rstrip(": "), err=True)
            ctx.exit(1)


def text_width() -> int:
    """The width of help, as click finds it; but click asks `shutil`, which loads what reads archives."""
    given = os.environ.get("COLUMNS", "")
    columns = int(given) if given.isdecimal() else 0
    with suppress(OSError):  # where stdout is no terminal
        columns = columns or os.get_terminal_size(1).columns
    return max(min(columns or 80, 80) - 2, 50)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "NEWSLETTER"})
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Write a technical newsletter in a git repository.

    Seeds and notes become a draft, issues become email, feeds, an archive and a year in review.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    elif os.environ.get("FORCE_COLOR"):
        ctx.color = True
