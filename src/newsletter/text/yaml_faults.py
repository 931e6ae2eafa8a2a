"""What PyYAML says, in words that help: its error and the head in, a Fault that shows the line mended out."""

from __future__ import annotations

from typing import Any

from newsletter.text.head import DEEPEST, Fault, lines_of
from newsletter.text.patterns import pattern
from newsletter.text.spelling import bare, quoted

# A part of what the parser says, then what to say instead and what to do; the first that fits is told.
# `{mended}` is the author's own line with its value in quotes.
_QUOTE = "put the value in quotes: {mended}"
_WORDING = (
    # libyaml 0.2.6 and later stop by themselves, sooner than we meet the depth.
    ("exceeded maximum nesting depth", f"nested deeper than {DEEPEST}", "flatten it"),
    ("mapping values are not allowed", "a colon in a value without quotes", _QUOTE),
    ("while scanning a quoted scalar", "a quote that is not closed", "close it: {mended}"),
    (
        "unknown escape character",
        "a backslash in double quotes that YAML does not know",
        "double the backslash: {mended}",
    ),
    ("tab", "a tab at the beginning of a line", "indent with blanks"),
    ("cannot start any token", "a value that begins with a character that YAML keeps for itself", _QUOTE),
    ("did not find expected node content", "an empty place between two commas", "delete one of the commas"),
    ("while parsing a flow sequence", "a list that is not closed", "end it with `]`"),
    ("while parsing a flow mapping", "a mapping that is not closed", "end it with `}}`"),
    (
        "could not find expected ':'",
        "a line that is no `key: value`",
        "put the key in front, or indent the line",
    ),
    ("did not find expected key", "words after a value that is complete already", _QUOTE),
    ("while scanning a block scalar", "words after the `|` or `>` that begins a text", _QUOTE),
    ("block sequence entries are not allowed", "a dash in a value without quotes", _QUOTE),
    ("alias", "a value that begins with `*`", _QUOTE),
    ("anchor", "a value that begins with `&`", _QUOTE),
    ("tag", "a value that begins with `!`", _QUOTE),
    ("directive", "a line that begins with `%`", "put the value in quotes"),
)
# Where these begin tells more than where the text ran out.
_BEGINNING = pattern("while scanning a .*(?<!escape character)\\Z|while parsing a flow (?:sequence|mapping)")
_PAIR = pattern(r"(?P<key>\s*(?:- +)?[^\s:#][^:]*?:[ \t]+)(?P<value>\S.*?)\s*\Z")


def fault_of(error: Any, head: str) -> Fault:
    """The Fault of a YAMLError."""
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}".strip()
    mark = getattr(error, "problem_mark", None)
    if _BEGINNING.search(said) and getattr(error, "context_mark", None):
        mark = error.context_mark
    lines = lines_of(head) or [""]
    row, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    line = lines[row].rstrip()
    if line[column : column + 1] == "\t":
        said = "tab"
    for part, message, hint in _WORDING:
        if part in said:
            return Fault(row + 1, column + 1, message, hint.format(mended=mended(line)))
    return Fault(row + 1, column + 1, said, f"put the value in quotes: {mended(line)}")


def mended(line: str) -> str:
    """A `key: value` line with the value in double quotes; another line as it is.

    >>> mended("title: Why: because")
    'title: "Why: because"'
    """
    found = _PAIR.match(line)
    if not found:
        return line.strip()
    return f"{found['key'].lstrip()}{quoted(bare(found['value']))}"
