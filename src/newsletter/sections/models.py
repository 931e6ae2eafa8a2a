"""Models: weights that somebody released."""

from __future__ import annotations

from newsletter.sections.kind import Candidate, SectionKind

_WORDS = ("open weights", "model card", "checkpoint", "released the weights", "parameters")


def _takes(candidate: Candidate) -> int:
    if candidate.nature == "model":
        return 60
    words = candidate.words.casefold()
    return 25 if any(phrase in words for phrase in _WORDS) else 0


SECTION = SectionKind(
    "models",
    "Models",
    (
        "model",
        "models",
        "llm",
        "llms",
        "releases",
        "checkpoints",
        "weights",
    ),
    _takes,
)
