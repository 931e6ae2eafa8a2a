"""A bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

import click

T = TypeVar("T")


def progress(done: Iterable[T], total: int, label: str = "issues") -> Iterable[T]:
    """The same things one by one, with a bar on stderr while they come, where somebody watches."""
    return _with_bar(done, total, label) if sys.stderr.isatty() and total > 1 else done


def _with_bar(done: Iterable[T], total: int, label: str) -> Iterable[T]:
    with click.progressbar(done, length=total, label=label, file=sys.stderr) as bar:
        yield from bar
