"""A text in, what is shown of it out: comments and code may hold what looks like a link and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.text.patterns import pattern

_COMMENT = pattern(r"<!--.*?(?:-->|\Z)", re.S)
_SCRIPT = pattern(r"<(script|style)\b.*?(?:</\1|\Z)", re.S | re.I)
_FENCE = pattern(r"\n[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(```+|~~~+)[^\n]*")
_MARKS = pattern(r"[\[\]<>!:\\#]|(?<=w)\.")
_BLANK_LINE = pattern(r"\n\s*\n")
_RUN_OR_GAP = pattern(rf"`+|{_BLANK_LINE.pattern}")


def shown_only(text: str) -> str:
    """The text without comments, blocks of code and what marks a link in a piece of code; lines keep their numbers."""
    if "<" in text:
        text = _SCRIPT.sub(_only_lines, _COMMENT.sub(_only_lines, text))
    if "```" in text or ("~" in text and "~~~" in text):
        text = "".join(_unfenced(text))
    return "".join(_unmarked(text)) if "`" in text and _holds_marks(text) else text


def _holds_marks(text: str) -> bool:
    """Whether a piece of code may hold what marks a link. Plain pieces stand between every other two backticks."""
    pieces = text.split("`")
    code = "\0".join(pieces[1::2])
    plainly_paired = len(pieces) % 2 and all(pieces[1:-1]) and not _BLANK_LINE.search(code)
    return not plainly_paired or bool(_MARKS.search(code))


def _only_lines(met: re.Match[str]) -> str:
    return "\n" * met[0].count("\n")


def _unfenced(text: str) -> Iterator[str]:
    at = 0
    while opening := _FENCE.search(text, at):
        closing = re.compile(rf"\n[ \t>]*{opening[1]}").search(text, opening.end())
        yield text[at : opening.start()]
        end = closing.end() if closing else len(text)
        yield "\n" * text.count("\n", opening.start(), end)
        at = end
    yield text[at:]


def _unmarked(text: str) -> Iterator[str]:
    at = 0
    for start, end in _code(text):
        yield text[at:start]
        yield _MARKS.sub(" ", text[start:end])
        at = end
    yield text[at:]


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where code stands: from a run of backticks to the next one as long, in the same paragraph (CommonMark 6.1)."""
    marks = list(_RUN_OR_GAP.finditer(text))
    closing: dict[int, int] = {}
    behind: dict[str, int] = {}
    for mark in reversed(marks):
        if mark[0][0] == "\n":
            behind.clear()
        else:
            closing[mark.start()] = behind.get(mark[0], 0)
            behind[mark[0]] = mark.end()
    at = 0
    for mark in marks:
        if mark.start() >= at and (end := closing.get(mark.start())):
            yield mark.start(), end
            at = end
