"""Sentences that look like English and say nothing: chance in, words out; the same chance, the same words."""

from __future__ import annotations

from pathlib import Path
from random import Random

_VOCABULARY = {
    heading: tuple(words.split())
    for heading, _, words in (
        part.partition("]") for part in Path(__file__).with_suffix(".txt").read_text("utf-8").split("[")[1:]
    )
}
TOPICS = _VOCABULARY["topics"]
_THINGS, _DEEDS, _KINDS = _VOCABULARY["things"], _VOCABULARY["deeds"], _VOCABULARY["kinds"]
_MANNERS = (
    "slowly",
    "again",
    "in public",
    "at last",
    "by a wide margin",
    "without warning",
    "on one machine",
)
_JOINS = (", and", ", but", "; meanwhile", ", because", ", so", ", although", ": in the end")


def sentence(chance: Random) -> str:
    """One sentence of six to thirty words."""
    text = _clause(chance)
    while chance.random() < 0.45 and len(text) < 120:
        text += f"{chance.choice(_JOINS)} {_clause(chance)}"
    return f"{text[0].upper()}{text[1:]}."


def paragraph(chance: Random, words: int = 80) -> str:
    """Sentences on one line, of about so many words, with emphasis, strong words and code here and there."""
    parts: list[str] = []
    while sum(part.count(" ") + 1 for part in parts) < words:
        said = sentence(chance)
        marked = said.split()
        at, mark = chance.randrange(len(marked) - 1), chance.choice(("*", "**", "`", "", "", ""))
        marked[at] = f"{mark}{marked[at].strip(',;:')}{mark}" if mark else marked[at]
        parts.append(" ".join(marked))
    return " ".join(parts)


def title(chance: Random) -> str:
    """Four to seven words in the manner of a heading."""
    kind, thing, deed, other = (chance.choice(words) for words in (_KINDS, _THINGS, _DEEDS, _THINGS))
    return f"The {kind} {thing} {deed} a {chance.choice(('second', 'third', 'better', 'worse'))} {other}"


def name(chance: Random) -> str:
    """A name that nobody has: a model, an author, a laboratory."""
    return chance.choice(_VOCABULARY["first"]) + chance.choice(_VOCABULARY["last"])


def word(chance: Random) -> str:
    """The name of a thing."""
    return chance.choice(_THINGS)


def _clause(chance: Random) -> str:
    one, two = _thing(chance), _thing(chance)
    manner = f" {chance.choice(_MANNERS)}" if chance.random() < 0.3 else ""
    return f"{one} {chance.choice(_DEEDS)} {two}{manner}"


def _thing(chance: Random) -> str:
    kind = f"{chance.choice(_KINDS)} " if chance.random() < 0.6 else ""
    thing = f"{kind}{chance.choice(_THINGS)}"
    article = chance.choice(("the", "the", "a", "every", "this", "our"))
    return f"an {thing}" if article == "a" and thing[0] in "aeiou" else f"{article} {thing}"
