"""A section kind that a publication adds in its settings, without code."""

from __future__ import annotations

from newsletter.model.publication import Kind
from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.urls import host
from newsletter.text.words import normal_title


def own_kind(kind: Kind) -> SectionKind:
    """`[kinds.datasets]` → a SectionKind: its hosts weigh more than its words."""

    def takes(candidate: Candidate) -> int:
        if candidate.address and host(candidate.address) in kind.hosts:
            return 70
        if candidate.nature and candidate.nature == kind.name.removesuffix("s"):
            return 60
        words = f" {normal_title(candidate.words)} "
        return 50 if any(f" {normal_title(word)} " in words for word in kind.words) else 0

    heading = kind.heading or kind.name.capitalize()
    return SectionKind(kind.name, heading, tuple(normal_title(word) for word in kind.headings), takes)
