"""Words that an editor leaves for later: TODO, TK, lorem ipsum, and what a new draft brings with it.

Code is left alone: what stands there is quoted. A comment is never published, so what it says is only a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.checks.check import Check, Sheet
from newsletter.checks.given import reader
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern
from newsletter.text.words import plural

_PLACEHOLDER = pattern(
    r"(?<![\w/.=#@-])(?:TODO|FIXME|XXX|(?:TK)+)(?![\w/-]|\.\w|\s+(?:list|app|item|comment)s?\b)"
    r"|(?i:\blorem ipsum\b|\[(?:citation needed|link wanted)\])"
)
_LIKELY = pattern(r"TODO|FIXME|XXX|TK|lorem ipsum|citation needed|link wanted|opening:|write: |from the seeds", re.I)
_ASKS = pattern(r"\s*write: ")
_CANDIDATES = pattern(r"[\d,]+ candidates? from the seeds")
_KEYS = ("title", "description", "subject", "preheader", "image_alt")


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Most issues have nothing of the kind, which the bare text tells sooner than the tree."""
    if not _LIKELY.search(sheet.text):
        return
    yield from _in_head(sheet)
    yield from _unanswered(sheet)
    for node in sheet.document.walk():
        if node.kind == "text":
            yield from _in_words(sheet, node.text, node.line)
        elif node.kind == "image":
            yield from _in_words(sheet, node.string("alt"), node.line)
        elif node.kind == "comment":
            yield from _in_comment(sheet, node)
        elif node.kind == "details":
            yield from _in_details(sheet, node)


def _unanswered(sheet: Sheet) -> Iterator[Problem]:
    """What the draft of a review asks for (`<!-- write: … -->`), told once however much it is."""
    asked = [node for node in sheet.document.walk() if node.kind == "comment" and _ASKS.match(node.text)]
    if asked:
        message = f"{plural(len(asked), 'place')} of the review {'is' if len(asked) == 1 else 'are'} not written yet"
        hint = "write what the comment asks for and take it out; readers do not see it"
        yield sheet.found("N309", message, asked[0].line, "<!-- write", hint=hint)


def _in_head(sheet: Sheet) -> Iterator[Problem]:
    given = reader(sheet.text)
    for key in _KEYS:
        words, line = given(key)
        yield from _in_words(sheet, words, line)


def _in_words(sheet: Sheet, words: str, line: int) -> Iterator[Problem]:
    for found in _PLACEHOLDER.finditer(words):
        hint = "write what belongs there, or take it out"
        yield sheet.found("W305", f"{found[0]} still stands in the text", line, found[0], hint=hint)


def _in_comment(sheet: Sheet, comment: Node) -> Iterator[Problem]:
    """Told once for each comment."""
    words = comment.text.strip()
    if words.startswith("opening:"):
        hint = "write the opening and take the comment out; readers do not see it"
        yield sheet.found("N306", "the opening is not written yet", comment.line, "<!-- opening", hint=hint)
    elif found := _PLACEHOLDER.search(words):
        hint = "readers do not see it; take it out when it is done"
        yield sheet.found("N308", f"a comment says {found[0]}", comment.line, found[0], hint=hint)


def _in_details(sheet: Sheet, details: Node) -> Iterator[Problem]:
    summary = next((child.plain().strip() for child in details.children if child.kind == "summary"), "")
    if _CANDIDATES.fullmatch(summary):
        hint = "move what you want to keep up into the section and take the rest out: readers can open it"
        yield sheet.found(
            "W307",
            f"{summary} {'was' if summary.startswith('1 ') else 'were'} left in the text",
            details.line,
            summary,
            hint=hint,
        )


CHECK = Check("placeholders", ("W305", "N306", "W307", "N308", "N309"), sheet=_of_sheet)
