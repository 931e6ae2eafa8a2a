"""Seeds, notes and the memory of what was covered in; the file of the next issue out, and an account of every item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.issues.draft_text import draft_text
from newsletter.issues.gathering import Gathered, LeftOut, Pick, gathered
from newsletter.model.artifact import Artifact
from newsletter.model.issue import Head, Issue
from newsletter.model.publication import Settings
from newsletter.model.source import Source
from newsletter.sections import kinds
from newsletter.text.slugs import slugify


class Plan(NamedTuple):
    """What the editor asked for. An empty title or slug is made from the number; `since` leaves older seeds out."""

    day: date
    title: str = ""
    slug: str = ""
    since: date | None = None
    only: tuple[PurePosixPath, ...] = ()
    sections: tuple[str, ...] = ()
    candidates: int = 10


class Draft(NamedTuple):
    """The file to be written, and what became of everything that was collected."""

    artifact: Artifact
    used: tuple[Pick, ...]
    candidates: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]


def draft(plan: Plan, sources: Sequence[Source], issues: Sequence[Issue], settings: Settings) -> Draft:
    """The next issue. The order of the seeds does not matter, and the same input gives the same bytes."""
    number = next_number(issues)
    title = plan.title or f"{settings.title} #{number}"
    slug = slugify(plan.slug or plan.title or f"issue-{number}")
    path = PurePosixPath("issues") / f"{plan.day.isoformat()}-{slug}.md"
    among = tuple(kind for kind in kinds(settings) if not plan.sections or kind.name in plan.sections)
    found = gathered(_wanted(sources, plan), _oldest_first(issues), settings, among or kinds(settings))
    kept, spare = _first_candidates(found, plan.candidates)
    text = draft_text(title, plan.day, number, found, kept, among or kinds(settings))
    artifact = Artifact(path, text.encode())
    return Draft(artifact, found.used, kept, found.left_out + spare)


def next_number(heads: Iterable[Head]) -> int:
    """One more than the highest number of an issue; without numbers, one more than there are issues."""
    heads = [head for head in heads if head.kind != "review"]
    numbers = [head.number for head in heads if head.number is not None]
    return max(numbers, default=len(heads)) + 1


def _wanted(sources: Iterable[Source], plan: Plan) -> list[Source]:
    return sorted((source for source in sources if _is_wanted(source, plan)), key=lambda source: str(source.path))


def _is_wanted(source: Source, plan: Plan) -> bool:
    if plan.only:
        return any(source.path == path or path in source.path.parents for path in plan.only)
    if plan.since and source.published and source.published.day:
        return source.published.first_day() >= plan.since
    return True


def _oldest_first(issues: Sequence[Issue]) -> list[Issue]:
    return sorted(
        issues,
        key=lambda issue: (
            issue.published.timestamp() if issue.published else float("inf"),
            issue.number or 0,
            issue.slug,
        ),
    )


def _first_candidates(found: Gathered, most: int) -> tuple[tuple[Pick, ...], tuple[LeftOut, ...]]:
    """The first `most` candidates of each section; the rest are named as left out, so that nothing is forgotten."""
    kept: list[Pick] = []
    spare: list[LeftOut] = []
    taken: dict[str, int] = {}
    for pick in found.candidates:
        taken[pick.section] = taken.get(pick.section, 0) + 1
        if taken[pick.section] <= most:
            kept.append(pick)
        else:
            spare.append(
                LeftOut(
                    pick.path,
                    pick.line,
                    pick.title,
                    pick.url,
                    f"more than {most} candidates for {pick.section}",
                )
            )
    return tuple(kept), tuple(spare)
