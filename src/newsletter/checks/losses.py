"""What a target shows otherwise than it was meant, told once for each kind of construct: a note, never a failure."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.checks.check import Check, Sheet
from newsletter.model.loss import Loss
from newsletter.model.problem import Problem
from newsletter.text.words import listed

# The first is a warning of its own, and the second is what an alternative text is for.
_KNOWN = ("left out", "its alternative text")
_MOST_LINES = 6


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    kinds: dict[str, list[Loss]] = {}
    for loss in sheet.issue.losses:
        if loss.became not in _KNOWN:
            kinds.setdefault(loss.construct, []).append(loss)
    hint = f"`newsletter losses {sheet.issue.slug}` lists every place"
    for construct, losses in kinds.items():
        became: dict[str, dict[str, None]] = {}
        for loss in losses:
            became.setdefault(loss.became, {})[loss.target] = None
        told = "; ".join(f"{words} in {listed(targets)}" for words, targets in became.items())
        message = f"{construct}: {told}{_also(losses)}"
        yield sheet.found("N332", message, losses[0].line, hint=hint)


def _also(losses: list[Loss]) -> str:
    """The other lines on which one stands, as many as anybody would read."""
    _, *lines = dict.fromkeys(str(loss.line) for loss in losses)
    shown, more = lines[:_MOST_LINES], len(lines) - _MOST_LINES
    if not shown:
        return ""
    return f" (also on line {listed([*shown, f'{more} more'] if more > 0 else shown)})"


CHECK = Check("losses", ("N332",), sheet=_of_sheet)
