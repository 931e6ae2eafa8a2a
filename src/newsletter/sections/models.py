"""Models: weights that somebody released."""

from __future__ import annotations

import re

from newsletter.sections.dataset_names import names_a_dataset
from newsletter.sections.kind import Candidate, Saying, SectionKind
from newsletter.text.patterns import pattern

_says = Saying(
    pattern(r"\b(?:open[- ]weights?|model card|checkpoints?|released the weights|model weights)\b", re.I),
    ("weight", "model card", "checkpoint"),
)
_SIZED = pattern(r"(?<![\w.])(?:\d+(?:\.\d+)?[|x/,])*\d+(?:\.\d+)?[BM]\b")


def _takes(candidate: Candidate) -> int:
    """Weights leave no doubt; what is called by the name of a model and little else is one, wherever it stands."""
    if candidate.nature == "model":
        return 60
    if candidate.nature in ("video", "dataset"):
        return 0
    if _is_called_a_model(candidate.title) and not names_a_dataset(candidate.title):
        return 50 if candidate.nature != "paper" else 20
    return 25 if candidate.nature != "code" and _says(candidate.words) else 0


def _is_called_a_model(title: str) -> bool:
    """Whether a title is a name of a model with its size or version, and at most two words more."""
    if len(title) > _LONGEST or not any(map(str.isdigit, title)):
        return False
    if _SIZED.search(title) and len(title.split()) <= _WORDS:
        return True
    from newsletter.sources.model_names import model_names  # here, because a build asks for headings alone

    names = model_names(title)
    return (
        bool(names)
        and any(digit.isdigit() for digit in names[0].name)
        and len(title.split()) <= len(names[0].name.split()) + 1
    )


_LONGEST, _WORDS = 60, 4

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
    most=60,
)
