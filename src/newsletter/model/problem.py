"""What is wrong, where, and what to do about it: mistakes are values, gathered and shown together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import PurePosixPath

Severity = Literal["error", "warning", "note"]

_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "N": "note"}


class Problem(NamedTuple):
    """A finding. The first letter of its code tells how bad it is: E error, W warning, N note.

    `line` and `column` count from 1; 0 means that there is none to point at.
    """

    code: str
    message: str
    path: PurePosixPath
    line: int = 0
    column: int = 0
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return _SEVERITIES[self.code[0]]

    def __str__(self) -> str:
        return f"{self.path}:{self.line or 1}:{self.column or 1}: {self.code} {self.message}"


class NewsletterError(Exception):
    """What cannot go on: unreadable settings, no publication, a missing extra. The only exception people ever see.

    `exit_code` follows the contract: 1 failed work, 2 wrong use or bad settings.
    """

    def __init__(
        self, message: str = "", *, problems: Iterable[Problem] = (), hint: str = "", exit_code: int = 2
    ) -> None:
        self.problems = tuple(problems)
        self.message = message or "; ".join(str(problem) for problem in self.problems)
        self.hint = hint
        self.exit_code = exit_code
        super().__init__(self.message)
