"""What a check is, and what it may look at: one issue on its sheet, or the whole desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath

from newsletter.checks.email.fault import Fault, Mailed
from newsletter.issues.places import newest_first
from newsletter.model.issue import Issue
from newsletter.model.node import Document
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.model.reply import Reply
from newsletter.text.places import located


@dataclass(frozen=True, slots=True)
class Sheet:
    """One issue with its tree, its source text and its mail.

    `missing` are its pictures that are not there, with their lines.
    """

    issue: Issue
    document: Document
    text: str
    missing: tuple[tuple[PurePosixPath, int], ...] = ()
    mailed: Mailed | None = None

    def found(self, code: str, message: str, line: int = 1, *words: str, hint: str = "") -> Problem:
        """A finding at the place where one of the words stands, looked for from `line` on."""
        return Problem(code, message, self.issue.path, *located(self.text, line, *words), hint)


@dataclass(frozen=True, slots=True)
class Desk:
    """All issues at once, oldest first, those without a date last; their trees are laid aside, to save memory.

    `template` are the faults that a mail has before anything is written in it, `replies` what addresses answered, when
    somebody asked them.
    """

    settings: Settings
    now: datetime
    sheets: tuple[Sheet, ...]
    template: tuple[Fault, ...] = ()
    replies: Mapping[str, Reply] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at each sheet, at the desk, or at both; `codes` are the codes of all that it may find."""

    name: str
    codes: tuple[str, ...]
    sheet: Callable[[Sheet], Iterable[Problem]] | None = None
    desk: Callable[[Desk], Iterable[Problem]] | None = None


def laid_out(sheets: Iterable[Sheet], settings: Settings, now: datetime, template: Iterable[Fault] = ()) -> Desk:
    """The desk with these sheets on it, put in order."""
    bare = (replace(sheet, document=Document(), mailed=None) for sheet in sheets)
    newest = sorted(bare, key=lambda sheet: (sheet.issue.published is not None, newest_first(sheet.issue)))
    return Desk(settings, now, tuple(reversed(newest)), tuple(template))
