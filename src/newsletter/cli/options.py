"""What is written after an option in, the value that it means out; a wrong one is told with the option's name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsletter.edge.asking import Rounds
    from newsletter.model.issue import Period


def day(text: str | None, option: str) -> date | None:
    """A day as people write it."""
    from newsletter.text.dates import read_date

    if not text:
        return None
    found = read_date(text)
    if not found or not found.day:
        raise click.BadParameter(f"{text!r} is not a day such as 2024-01-03", param_hint=option)
    return found.first_day()


def period(text: str) -> Period:
    """A period: a year, a half, a quarter, a month, or any two days."""
    from newsletter.review.periods import read_period

    try:
        return read_period(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="PERIOD") from error


def rounds(wanted: bool | None, home: str, allowed: Iterable[str]) -> Rounds | None:
    """The network when it is wanted; when nobody said, where the extra `net` is installed. `home` names who asks."""
    from importlib.util import find_spec

    if wanted is False or (wanted is None and not find_spec("httpx2")):
        return None
    from newsletter.edge.asking import Rounds
    from newsletter.edge.fetch import open_web

    return Rounds(open_web(home, allowed))
