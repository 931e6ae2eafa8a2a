"""Seeds, notes and the memory of what was covered in; the file of the next issue out, and an account of every item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from newsletter.issues.draft_text import Sheet, draft_text
from newsletter.issues.essay import opening, own_essay
from newsletter.issues.gathering import Span, gathered
from newsletter.issues.past import Past
from newsletter.issues.picks import Gathered, LeftOut, Pick
from newsletter.issues.placing import Places
from newsletter.issues.suggestions import Keywords, suggested_topics
from newsletter.library.lock import Lock
from newsletter.model.artifact import Artifact
from newsletter.model.publication import Settings
from newsletter.model.source import Gist, Source
from newsletter.sections import kinds
from newsletter.sources.gist import gist_of
from newsletter.text.slugs import slugify
from newsletter.text.words import plural


class Plan(NamedTuple):
    """What the editor asked for. An empty title or slug is made from the number; `since` leaves older seeds out."""

    day: date
    title: str = ""
    slug: str = ""
    since: date | None = None
    only: tuple[PurePosixPath, ...] = ()
    sections: tuple[str, ...] = ()
    candidates: int = 200


class Draft(NamedTuple):
    """The file to be written, and what became of everything that was collected."""

    artifact: Artifact
    used: tuple[Pick, ...]
    candidates: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]


def draft(
    plan: Plan,
    sources: Sequence[Source],
    past: Past,
    settings: Settings,
    carried: Mapping[str, str] = MappingProxyType({}),
    lock: Lock = Lock(),  # noqa: B008 — a frozen value
    gists_of: Callable[[Sequence[Source]], Iterable[Gist]] = lambda sources: map(gist_of, sources),
    places: Places | None = None,
) -> Draft:
    """The next issue. The order of the seeds does not matter, and the same input gives the same bytes.

    `carried` are the sections of the issue before that stand in every issue, by the name of their kind; `lock` is what
    others told about the addresses; `gists_of` is asked only about the sources of which something is shown;
    `places` knows where some things belong among all kinds (see `placing`).
    """
    among = tuple(kind for kind in kinds(settings) if not plan.sections or kind.name in plan.sections)
    wanted = _wanted(sources, plan)
    found = gathered(wanted, past, among, lock, Span(plan.since, plan.day), None if plan.sections else places)
    named = frozenset(found.sources)
    essay = own_essay((source for source in wanted if source.path in named), settings)
    title = plan.title or (essay.title if essay else f"{settings.title} #{past.number}")
    slug = slugify(plan.slug or (title if plan.title or essay else f"issue-{past.number}"))
    kept, spare = _first_candidates(found, plan.candidates, essay)
    shown = {pick.path for pick in (*found.used, *kept)} | ({essay.path} if essay else set())
    told = [source for source in wanted if source.path in shown and source.format != "notes"]
    gists = {source.path: gist for source, gist in zip(told, gists_of(told), strict=True)}
    kept = tuple(_summed_up(pick, gists) for pick in kept)
    topics = _topics([gists[path].keywords for path in gists], found, past)
    words = opening(essay) if essay else ""
    sheet = Sheet(title, plan.day, past.number, words, carried, topics, past.corrections)
    path = PurePosixPath("issues") / f"{plan.day.isoformat()}-{slug}.md"
    artifact = Artifact(path, draft_text(sheet, found, kept, among).encode())
    return Draft(artifact, found.used, kept, found.left_out + spare)


def _summed_up(pick: Pick, gists: Mapping[PurePosixPath, Gist]) -> Pick:
    """A seed that stands for itself says in a sentence of its own what it is about."""
    return pick if pick.words or pick.line > 1 else pick._replace(words=gists[pick.path].one_liner)


def _topics(keywords: Iterable[Keywords], found: Gathered, past: Past) -> tuple[str, ...]:
    return suggested_topics(keywords, [note for pick in found.used for note in pick.notes], past.topics)


def _wanted(sources: Iterable[Source], plan: Plan) -> list[Source]:
    return sorted((source for source in sources if _is_wanted(source, plan)), key=lambda source: str(source.path))


def _is_wanted(source: Source, plan: Plan) -> bool:
    if plan.only:
        return any(source.path == path or path in source.path.parents for path in plan.only)
    if plan.since and source.published and source.published.day:
        return source.published.first_day() >= plan.since
    return True


def _first_candidates(found: Gathered, most: int, essay: Source | None) -> tuple[tuple[Pick, ...], tuple[LeftOut, ...]]:
    """The first `most` candidates of each section; the rest are named as left out, so that nothing is forgotten.

    What the essay links to stands in the essay.
    """
    kept: list[Pick] = []
    spare: list[LeftOut] = []
    taken: Counter[str] = Counter()
    why = f"more than {plural(most, 'candidate')} for"
    for pick in found.candidates:
        if essay and pick.path == essay.path:
            continue
        taken[pick.section] += 1
        if taken[pick.section] <= most:
            kept.append(pick)
        else:
            spare.append(LeftOut(pick.path, pick.line, pick.title, pick.url, f"{why} {pick.section}"))
    return tuple(kept), tuple(spare)
