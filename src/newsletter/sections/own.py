"""A section kind that a publication adds in its settings, without code."""

from __future__ import annotations

from newsletter.model.publication import Kind
from newsletter.sections.dataset_names import names_a_dataset
from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.urls import host
from newsletter.text.words import normal_title


def own_kind(kind: Kind) -> SectionKind:
    """`[kinds.datasets]` → a SectionKind: its hosts weigh more than its words, and words more than an address.

    A kind for data sets knows many of them by name, which is all that a list often says.
    """
    sought = tuple(normal_title(word) for word in kind.words)
    takes_datasets = not {kind.name, *sought}.isdisjoint(_DATASETS)

    def takes(candidate: Candidate) -> int:
        if candidate.address and host(candidate.address) in kind.hosts:
            return 70
        if candidate.nature and candidate.nature == kind.name.removesuffix("s"):
            return 60
        if takes_datasets and names_a_dataset(candidate.title):
            return 55
        if _says(candidate.words, sought) or _says(candidate.heading, sought):
            return 50
        return 46 if _says(candidate.address, sought) else 0

    heading = kind.heading or kind.name.capitalize()
    headings = {normal_title(word): None for word in (kind.name, heading, *kind.headings)}
    return SectionKind(kind.name, heading, tuple(headings), takes)


_DATASETS = frozenset({"dataset", "datasets", "data sets", "benchmarks", "corpora"})


def _says(words: str, sought: tuple[str, ...]) -> bool:
    spaced = f" {normal_title(words)} "
    return any(f" {word} " in spaced for word in sought)
