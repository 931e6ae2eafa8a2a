"""Issues in, what would embarrass their editor out.

To add a check: one file with `CHECK = Check(name, codes, sheet=…)` (or `desk=…`, for what no issue shows alone), one
line here, and a line for each new code in `model/codes.py` and `docs/findings.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.checks.check import Check, Desk, Sheet
from newsletter.model.problem import Problem
from newsletter.registry import Registry

CHECKS: Registry[Check] = Registry(
    "check",
    {
        "front_matter": "newsletter.checks.front_matter:CHECK",
        "order": "newsletter.checks.order:CHECK",
        "structure": "newsletter.checks.structure:CHECK",
        "links": "newsletter.checks.links:CHECK",
        "online": "newsletter.checks.online:CHECK",
        "written_links": "newsletter.checks.written_links:CHECK",
        "repeats": "newsletter.checks.repeats:CHECK",
        "images": "newsletter.checks.images:CHECK",
        "losses": "newsletter.checks.losses:CHECK",
        "placeholders": "newsletter.checks.placeholders:CHECK",
        "encoding": "newsletter.checks.encoding:CHECK",
        "counts": "newsletter.checks.counts:CHECK",
        "contents": "newsletter.checks.contents:CHECK",
        "said_and_shown": "newsletter.checks.said_and_shown:CHECK",
        "review": "newsletter.checks.review:CHECK",
        "dated_lines": "newsletter.checks.dated_lines:CHECK",
        "told_numbers": "newsletter.checks.told_numbers:CHECK",
        "email": "newsletter.checks.email.check:CHECK",
    },
)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """All that is wrong with one issue, beginning with what reading it found."""
    yield from sheet.issue.problems
    for check in CHECKS.values():
        if check.sheet:
            yield from check.sheet(sheet)


def check_desk(desk: Desk) -> Iterator[Problem]:
    """All that is wrong between the issues: repeated links, numbers out of order, what no review could tell."""
    for check in CHECKS.values():
        if check.desk:
            yield from check.desk(desk)
