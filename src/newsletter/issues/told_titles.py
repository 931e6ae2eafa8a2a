"""The text of an issue and the name of its file in, its title out, where the front matter gives none."""

from __future__ import annotations

import re

from newsletter.document import parse_markdown
from newsletter.text.patterns import pattern

_TITLE = pattern(
    r"\s*(?:(?:<!--.*?-->|(?m:^)\[[^\]\n]+\]:[^\n]*)\s*)*"
    r"(?P<line>#[ \t]+\S[^\n]*|[^\s#>*\-+][^\n]*\n=+[ \t]*(?:\n|\Z))",
    re.S,
)
_HEADING = pattern(r"(?m)^#[ \t]+\S[^\n]*")
_FIRST = pattern(r"(?:1|一)(?![\d-])[\s.、:：)）]")
_SECOND = pattern(r"(?m)^#[ \t]+(?:2|二)(?![\d-])[\s.、:：)）]")
_NO_LETTER = pattern(r"[\W_]+")


def told_title(body: str, name: str) -> str:
    """The heading that the text begins with, or the name of the file, as a heading spells it.

    A heading that is number one of several opens the first section, and is no title.

    >>> told_title("# Kettles\\n", "2024-kettles"), told_title("# 1. Why\\n\\n# 2. How\\n", "all-about-kettles")
    ('Kettles', 'All about kettles')
    >>> told_title("[As PDF](a.pdf)\\n\\n# Tea News 2024-03-05\\n", "TeaNews-20240305")
    'Tea News 2024-03-05'
    """
    met = _TITLE.match(body)
    if met:
        title = _words(met["line"])
        if not (_FIRST.match(title) and _SECOND.search(body)):
            return title
    spelled = _letters(name)
    named = (_words(heading[0]) for heading in _HEADING.finditer(body) if _letters(heading[0]) == spelled)
    return next(named, "") or _from_name(name)


def _words(heading: str) -> str:
    """The words of a heading without their markup."""
    return " ".join(parse_markdown(heading).nodes[0].plain().split())


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", words).casefold()


def _from_name(name: str) -> str:
    """Between digits a hyphen is part of a date, or of the number of a week."""
    words = re.sub(r"(?<!\d)[-_]+|[-_]+(?!\d)|_+", " ", name).strip()
    return words[:1].upper() + words[1:]
