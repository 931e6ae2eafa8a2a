"""An essay: the editor's own long text. Nothing is sorted into it; it is where an article of the editor's goes."""

from __future__ import annotations

from newsletter.sections.kind import SectionKind

SECTION = SectionKind(
    "essay",
    "Essay",
    (
        "opening",
        "editorial",
        "introduction",
        "intro",
    ),
    collects=False,
)
