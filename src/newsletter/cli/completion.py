"""`newsletter completion SHELL`: the script that completes commands and options in a shell."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def COMMAND(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL: `eval "$(newsletter completion bash)"`."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    root = ctx.find_root()
    click.echo(found(root.command, {}, "newsletter", "_NEWSLETTER_COMPLETE").source())
