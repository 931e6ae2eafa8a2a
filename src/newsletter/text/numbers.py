"""Numbers in prose: a text in, each whole number with the noun that it counts out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate((*_ONES, "seventeen", "eighteen", "nineteen"))}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_NAMED = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"(?<![\w.,$€£#/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_NAMED})(?:-(?:{_NAMED}))?)(?![\w%]|[.,]\d)"


class Counted(NamedTuple):
    """A number with its noun as it was written, in the singular, and where it stands: `text[start:end]`."""

    number: int
    noun: str
    start: int
    end: int
    words: str


def counted(text: str, nouns: frozenset[str], between: int = 0) -> Iterator[Counted]:
    """Every number of some of the nouns (given in the singular), with at most so many other words between them.

    >>> [(one.number, one.noun) for one in counted("There were 55 posts and one interview.", frozenset({"post"}))]
    [(55, 'post')]
    """
    for met in _pattern(nouns, between).finditer(text):
        noun = met["noun"].lower()
        yield Counted(whole_number(met["number"]), _singular(noun, nouns), met.start(), met.end(), met[0])


def whole_number(words: str) -> int:
    """A number as it is written.

    >>> whole_number("1,200"), whole_number("fifty-five")
    (1200, 55)
    """
    digits = words.replace(",", "")
    return int(digits) if digits.isdigit() else sum(_WORDS[part] for part in words.lower().split("-"))


def _pattern(nouns: frozenset[str], between: int) -> re.Pattern[str]:
    named = "|".join(sorted({form for noun in nouns for form in (noun, _plural(noun))}, key=lambda n: (-len(n), n)))
    gap = rf"(?:\s+[^\W\d][\w’'-]*){{0,{between}}}?" if between else ""
    return re.compile(rf"(?P<number>{_NUMBER}){gap}\s+(?P<noun>{named})\b", re.I)


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _singular(noun: str, nouns: frozenset[str]) -> str:
    return next(one for one in nouns if noun in (one, _plural(one)))
