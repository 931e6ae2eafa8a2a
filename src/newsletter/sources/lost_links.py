"""Names that a copy has glued together, because each of them was a link: the glue in, the names out.

    GPT-1GPT-2GPT-3         one name with its numbers, again and again
    AlpacaLlama-AdapterLit-Llama      several names of which some have a hyphen or are known models
    phi1.57B Mistral        a version, and the size of what comes next

Words that are written in one piece on purpose (`InstructGPT`, `HuggingFaceHub`, `AutoModelForCausalLM`) stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsletter.sources.model_families import FAMILIES
from newsletter.text.patterns import pattern

_NUMBERED = pattern(r"(?<![\w-])(?:(?P<name>[A-Za-z]{2,}-?)\d+(?:\.\d+)?)(?:(?P=name)\d+(?:\.\d+)?)+(?![\w-])")
_ONE_NUMBERED = pattern(r"[A-Za-z]+-?\d+(?:\.\d+)?")
_HUMPS = pattern(r"(?<![\w/.-])[A-Z][\w-]*[a-z][A-Z][\w-]*(?![\w/-])")
_BETWEEN = pattern(r"(?<=[a-zé])(?=[A-Z][a-zé])|(?<=[a-z]\d)(?=[A-Z][a-zé])")
_SIZED = pattern(r"(?<![\w.-])(?P<first>[A-Za-z][A-Za-z-]*\d\.\d)(?P<size>\d{1,3}[BM])(?P<next> [A-Z][\w-]*)")
_KNOWN = frozenset(name.casefold() for name in FAMILIES)


class Glued(NamedTuple):
    """Words that were several links, where they begin in the text, and the names that they were."""

    start: int
    text: str
    names: tuple[str, ...]


def lost_links(text: str) -> tuple[Glued, ...]:
    """Every place of a text where names are glued."""
    return tuple(sorted({*_numbered(text), *_humps(text), *_sized(text)}))


def _numbered(text: str) -> Iterator[Glued]:
    for found in _NUMBERED.finditer(text):
        yield Glued(found.start(), found[0], tuple(_ONE_NUMBERED.findall(found[0])))


def _humps(text: str) -> Iterator[Glued]:
    for found in _HUMPS.finditer(text):
        names = tuple(_BETWEEN.split(found[0]))
        known = sum(name.casefold() in _KNOWN for name in names)
        hyphened = sum("-" in name for name in names)
        enough = len(names) > 2 and all(len(name) > 2 for name in names) and (hyphened or known > 1)
        if enough or (len(names) == 2 and known == 2):
            yield Glued(found.start(), found[0], names)


def _sized(text: str) -> Iterator[Glued]:
    for found in _SIZED.finditer(text):
        yield Glued(found.start(), found[0], (found["first"], f"{found['size']}{found['next']}"))
