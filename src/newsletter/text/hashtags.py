"""The `#topics` of a text: a word behind a `#` that says what an item is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.text.patterns import pattern

HASHTAG = pattern(r"(?<![\w/#&=.:-])#(?:(?:[Cc]\+\+|[CcFf]#)(?![\w+#-])|(?=[\d_-]*[^\W\d_])\w(?:[\w-]*[^\W_])?)")
"""Letters, digits, `-` and `_`, at least one letter, and no mark at its end; or the languages that end in marks."""

# Where `#` marks something else: code, addresses, link targets, tags and attributes, character references.
_NOT_PROSE = pattern(
    r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)"
    r"|(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>|<[a-z][a-z0-9+.-]*:[^\s<>]*>"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*|\b[a-z][a-z0-9+.-]*://[^\s<>\"]*|\bwww\.[^\s<>\"]*"
    r"|\{[:#][^{}\n]*\}|&#\w+;|\\#",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def hashtags(text: str) -> tuple[str, ...]:
    """The `#word` topics of a Markdown text in lower case, each once, in order.

    `#12`, a heading's `#`, and what stands in code, in an address or in HTML is none.

    >>> hashtags("First strong open MoE. #moe #State-Space #C++, see #12 and `#define`")
    ('moe', 'state-space', 'c++')
    """
    return tuple(dict.fromkeys(text[start + 1 : end].lower() for start, end in hashtag_places(text)))


def hashtag_places(text: str) -> Iterator[tuple[int, int]]:
    """Where the `#word` topics of a Markdown text stand, `#` included."""
    if "#" in text:
        prose = _NOT_PROSE.sub(lambda found: " " * len(found[0]), text)
        yield from (found.span() for found in HASHTAG.finditer(prose))
