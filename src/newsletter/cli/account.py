"""What a draft used, offers and left out, and why: in lines for the editor, or whole as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.issues.draft import Draft
    from newsletter.issues.picks import LeftOut, Pick


def account(made: Draft) -> None:
    """Tell on stderr what became of everything that was collected."""
    for heading, lines in (
        (f"used {len(made.used)}:", [_used(pick) for pick in made.used]),
        (f"candidates {len(made.candidates)}:", _first([_used(pick) for pick in made.candidates])),
        (f"left out {len(made.left_out)}:", list(_all_left_out(made.left_out))),
    ):
        if lines:
            click.echo("\n".join([heading, *lines]), err=True)
    if not made.used and not made.candidates:
        click.echo("nothing new in seeds/: the draft is empty", err=True)


_MANY = 40
"""More lines of one kind than a screen holds are counted; `--json` has them all."""


def _all_left_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """What was left out, in its order; what there are many of for one reason is counted behind the first of them."""
    reasons = Counter(one.why for one in left_out)
    told: Counter[str] = Counter()
    for one in left_out:
        told[one.why] += 1
        if told[one.why] <= _MANY:
            yield _left_out(one)
    for why, many in reasons.items():
        if many > _MANY:
            yield f"  … and {many - _MANY:,} more: {why}"


def _first(lines: list[str]) -> list[str]:
    rest = len(lines) - _MANY
    return lines if rest <= 0 else [*lines[:_MANY], f"  … and {rest:,} more, in the draft"]


def _used(pick: Pick) -> str:
    follows = f"; follow-up (covered in {pick.follows})" if pick.follows else ""
    return f"  {pick.path}:{pick.line}: {_short(pick.title or pick.url)} → {pick.section} ({pick.why}{follows})"


def _left_out(one: LeftOut) -> str:
    return f"  {one.path}:{one.line}: {_short(one.title or one.url)}: {one.why}"


def _short(text: str) -> str:
    from newsletter.text.words import cut

    return cut(" ".join(text.split()), 70)


def facts(made: Draft) -> dict[str, object]:
    """The same for `--json`, every line of it."""

    def pick(one: Pick) -> dict[str, object]:
        return {
            "path": str(one.path),
            "line": one.line,
            "title": one.title,
            "url": one.url,
            "section": one.section,
            "why": one.why,
            "follow_up": one.follows,
        }

    return {
        "path": str(made.artifact.path),
        "used": [pick(one) for one in made.used],
        "candidates": [pick(one) for one in made.candidates],
        "left_out": [
            {"path": str(one.path), "line": one.line, "title": one.title, "url": one.url, "why": one.why}
            for one in made.left_out
        ],
    }
