"""The author field of a BibTeX entry, still LaTeX, in; the people in it, by family name and given names, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.text.latex import printed
from newsletter.text.patterns import pattern


class Name(NamedTuple):
    """A person; a body, or a person of one name, has a family name alone."""

    family: str
    given: str = ""

    def whole(self) -> str:
        """First name first."""
        return f"{self.given} {self.family}".strip()


def names_of(latex: str) -> Iterator[Name]:
    """The people of an author field. They are split before LaTeX is undone, so that a body in braces stays one name;
    "and others" names nobody. Particles belong to the family name ("First von Last" and "von Last, Jr, First").

    >>> [name.family for name in names_of("Knuth, Donald E. and {Barnes and Noble} and Jan van der Berg and others")]
    ['Knuth', 'Barnes and Noble', 'van der Berg']
    """
    for name in split_outside(" ".join(latex.split()), AND):
        if name and name.casefold() != "others":
            parts = [part for part in split_outside(name, _COMMA) if part]
            family, given = (parts[0], parts[-1]) if len(parts) in (2, 3) else _divided(", ".join(parts))
            generation = f" {parts[1]}" if len(parts) == 3 else ""
            found = Name(printed(family + generation).text, printed(given).text)
            if found.whole():
                yield found


def people_of(latex: str) -> Iterator[str]:
    """The same people, first name first.

    >>> list(people_of("Knuth, Donald E. and {Barnes and Noble} and van der Berg, Jan and others"))
    ['Donald E. Knuth', 'Barnes and Noble', 'Jan van der Berg']
    """
    return (name.whole() for name in names_of(latex))


def has_others(latex: str) -> bool:
    """Whether the list of authors ends in "and others"."""
    return split_outside(" ".join(latex.split()), AND)[-1].casefold() == "others"


def _divided(name: str) -> tuple[str, str]:
    """Family name and given names of a name that is written as it is spoken."""
    words = split_outside(name, _BLANK)
    last = len(words) - 1
    if last > 1 and words[last].rstrip(".") in _GENERATIONS:
        last -= 1
    particle = next((place for place, word in enumerate(words[1:last], 1) if word[:1].islower()), last)
    return " ".join(words[particle:]), " ".join(words[:particle])


_GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV"})


def commas(latex: str) -> int:
    """The most commas outside braces that one name of an author field has."""
    return max((len(split_outside(name, _COMMA)) - 1 for name in split_outside(latex, AND)), default=0)


AND = pattern(r"[{}]|\\.|(?<=\s)and\s|\sand\Z", re.IGNORECASE)
_COMMA = pattern(r"[{}]|\\.|,")
_BLANK = pattern(r"[{}]|\\.|[\s~]+")


def split_outside(text: str, mark: re.Pattern[str]) -> list[str]:
    """The pieces between marks that stand outside braces."""
    pieces, start, level = [], 0, 0
    for found in mark.finditer(text):
        if found[0] == "{":
            level += 1
        elif found[0] == "}":
            level -= 1
        elif found[0][0] != "\\" and level <= 0:
            pieces.append(text[start : found.start()].strip())
            start = found.end()
    return [*pieces, text[start:].strip()]
