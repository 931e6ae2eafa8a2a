"""The finished HTML of a mail in, what would break it in the clients of its readers out.

What the template does wrong is told once, at the template; what an issue does wrong, at the issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from newsletter.checks.check import Check, Desk, Sheet
from newsletter.checks.email import clients, colours, inbox, markup
from newsletter.checks.email.fault import Fault, Mailed
from newsletter.checks.email.mail import read_mail
from newsletter.model.look import faint
from newsletter.model.problem import Problem
from newsletter.render.email import preheader

TEMPLATE = PurePosixPath("templates/email/email.html")

# Told about the text of an issue already, with the very place (W404, W402, W601); of a template nobody else tells.
_ONLY_OF_TEMPLATES = frozenset({"W866", "W868"})


def faults(mailed: Mailed) -> Iterator[Fault]:
    """Everything that is wrong with a finished mail."""
    if not mailed.email.html:
        return
    mail = read_mail(mailed.email.html)
    yield from clients.find(mail, mailed.facts)
    yield from markup.find(mail)
    yield from inbox.find(mail)
    if not any(faint(mailed.look)):  # else the settings are told of it (W106), and not each issue
        yield from colours.find(mail)


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    issue, mailed = sheet.issue, sheet.mailed
    if not mailed:
        return
    yield from mailed.email.problems
    found = [fault for fault in faults(mailed) if fault not in mailed.template and not _is_told_elsewhere(sheet, fault)]
    for fault in (*inbox.of_head(issue.subject or issue.title, preheader(issue)), *found):
        yield sheet.found(fault.code, fault.message, _line(sheet.text, fault), *fault.words, hint=fault.hint)


def _is_told_elsewhere(sheet: Sheet, fault: Fault) -> bool:
    """A picture of the issue's own has a size, or is not there (E603)."""
    if fault.code != "N869":
        return fault.code in _ONLY_OF_TEMPLATES
    return all(node.string("url") != fault.words[0] for node in sheet.document.walk() if node.kind == "image")


def _line(text: str, fault: Fault) -> int:
    """The first line in which one of the words stands; 1 when none does."""
    places = (text.find(words) for words in fault.words if words)
    return text.count("\n", 0, next((at for at in places if at >= 0), 0)) + 1


def _of_desk(desk: Desk) -> Iterator[Problem]:
    for fault in desk.template:
        yield Problem(fault.code, fault.message, TEMPLATE, 1, 1, fault.hint)


CHECK = Check(
    "email",
    (
        *("W861", "W862", "W863", "W864", "W865", "W866", "W867", "W868", "N869", "W870"),
        *("W871", "N872", "N873", "W874"),
    ),
    sheet=_of_sheet,
    desk=_of_desk,
)
