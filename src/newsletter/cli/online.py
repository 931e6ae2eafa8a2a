"""`newsletter check --online` on the terminal: how many addresses are asked, how far it has come, what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from newsletter.cli.progress import progress
from newsletter.edge.clock import now
from newsletter.edge.desk import Ask
from newsletter.edge.fetch import Web, open_web
from newsletter.edge.inquiry import inquire
from newsletter.edge.replies import replies
from newsletter.model.reply import Reply
from newsletter.text.words import plural


def asker(root: Path, home: str, allowed: Iterable[str]) -> Ask:
    """What asks whether addresses answer. `home` names who asks; `allowed` are hosts that need not be public."""
    return partial(_ask, root, open_web(home, allowed))


def _ask(root: Path, web: Web, addresses: Sequence[str]) -> Mapping[str, Reply]:
    """The replies: those of late, and those that come now. Who does not want to wait keeps what came."""
    with replies(root, now()) as kept:
        asking = [address for address in addresses if address not in kept.known]
        _say(len(asking), len(addresses))
        came = 0
        try:
            for address, reply in progress(inquire(web, asking), len(asking), "addresses"):
                kept.keep(address, reply)
                came += 1
        except KeyboardInterrupt:
            click.echo(f"{came} of {plural(len(asking), 'address', 'addresses')} answered, and that is kept", err=True)
            raise
        return {address: kept.known[address] for address in addresses if address in kept.known}


def _say(asking: int, all_of_them: int) -> None:
    known = all_of_them - asking
    late = f"; {plural(known, 'other')} answered of late" if known else ""
    order = ", those of drafts and the newest issues first" if asking > 1 else ""
    click.echo(f"asking {plural(asking, 'address', 'addresses')}{order}{late}", err=True)
