"""Letters that a program between the writer and the file read in a wrong encoding: `RenÃ©e` for `Renée`.

Code is left alone: what stands there is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from newsletter.checks.check import Check, Sheet
from newsletter.checks.given import reader
from newsletter.model.problem import Problem
from newsletter.text.encodings import MISREAD

_BEHIND = "«»\N{NO-BREAK SPACE}"
"""What stands behind a capital with an accent in honest French and Portuguese."""
_KEYS = ("title", "description", "subject", "preheader", "image_alt")


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    """One finding for an issue: who has one such pair of letters has all of them from the same paste."""
    if not MISREAD.search(sheet.text):
        return
    given = reader(sheet.text)
    in_head = (given(key) for key in _KEYS)
    in_text = ((node.text, node.line) for node in sheet.document.walk() if node.kind == "text")
    places = [
        (met[0], line)
        for text, line in chain(in_head, in_text)
        for met in MISREAD.finditer(text)
        if met[0][-1] not in _BEHIND
    ]
    if places:
        odd, line = places[0]
        more = f" (and {len(places) - 1} more like it)" if places[1:] else ""
        meant = f"is {_meant(odd)!r} read" if _meant(odd) else "was read"
        hint = f"write {_meant(odd)!r}" if _meant(odd) else "copy the words again from where they came from"
        yield sheet.found("W338", f"{odd!r} {meant} in a wrong encoding{more}", line, odd, hint=hint)


def _meant(odd: str) -> str:
    """The letter that the pair was; "" when it cannot be told."""
    for encoding in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            return odd.encode(encoding).decode("utf-8").replace("\N{REPLACEMENT CHARACTER}", "")
    return ""


CHECK = Check("encoding", ("W338",), sheet=_of_sheet)
