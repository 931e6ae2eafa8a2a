"""What kinds of section there are, and which one an item belongs to. To add one: one file, and one line here."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.model.publication import Settings
from newsletter.registry import Registry
from newsletter.sections.kind import UNDER_HEADING, Candidate, SectionKind, score
from newsletter.sections.own import own_kind

SECTIONS: Registry[SectionKind] = Registry(
    "section kind",
    {
        "essay": "newsletter.sections.essay:SECTION",
        "models": "newsletter.sections.models:SECTION",
        "papers": "newsletter.sections.papers:SECTION",
        "links": "newsletter.sections.links:SECTION",
        "elsewhere": "newsletter.sections.elsewhere:SECTION",
        "housekeeping": "newsletter.sections.housekeeping:SECTION",
    },
)

OTHER = "other"
"""The kind of a section whose heading names none: it is shown like any other and has no page of its own."""


def kinds(settings: Settings) -> tuple[SectionKind, ...]:
    """The kinds of a publication: its own first, then ours, in the order of the settings."""
    own = {kind.name: own_kind(kind) for kind in settings.kinds}
    known = {**{name: SECTIONS[name] for name in SECTIONS}, **own}
    ordered = [known[name] for name in settings.sections if name in known]
    return (*ordered, *(kind for name, kind in known.items() if name not in settings.sections))


def kind_of_heading(words: str, among: Sequence[SectionKind]) -> str:
    """The name of the kind that a heading names, or `other`."""
    return next((kind.name for kind in among if kind.named_by(words)), OTHER)


def assign(candidate: Candidate, among: Sequence[SectionKind]) -> tuple[str, int]:
    """The kind that takes a candidate, and how sure it is. What nobody wants goes to the links, or to the last kind.

    Where a heading names several kinds ("Papers, Tools and Misc"), the one of them that wants the candidate most.
    """
    scores: list[int] = []
    sure = 0
    for kind in among:
        scores.append(scored := score(kind, candidate, sure))
        if scored > sure:
            sure = scored
    best = among[scores.index(sure)]
    if sure == UNDER_HEADING and scores.count(sure) > 1:
        rivals = [kind for kind, scored in zip(among, scores, strict=True) if scored == sure]
        best = max(rivals, key=lambda kind: kind.takes(candidate))
    if sure:
        return best.name, sure
    names = [kind.name for kind in among]
    return ("links" if "links" in names else names[-1]), 0
