"""What goes into the next issue: every note and every link of the seeds is used, offered or left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.library.coverage import Coverages, coverages
from newsletter.library.merge import better_title
from newsletter.model.issue import Issue
from newsletter.model.publication import Settings
from newsletter.model.source import Note, Source
from newsletter.sections import assign
from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.urls import canonical, kind_of
from newsletter.text.words import normal_title, same_title


class Pick(NamedTuple):
    """Something that stands in the draft: where it came from, its section and why. `follows` names an earlier issue."""

    path: PurePosixPath
    line: int
    title: str
    url: str
    section: str
    notes: tuple[Note, ...] = ()
    words: str = ""
    follows: str = ""
    follows_page: str = ""
    why: str = ""


class LeftOut(NamedTuple):
    """Something that does not stand in the draft, and why."""

    path: PurePosixPath
    line: int
    title: str
    url: str
    why: str


class Gathered(NamedTuple):
    """Everything collected, sorted: `used` has the editor's word, `candidates` nobody has commented on."""

    used: tuple[Pick, ...]
    candidates: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]
    sources: tuple[PurePosixPath, ...]


def gathered(
    sources: Sequence[Source], issues: Sequence[Issue], settings: Settings, among: Sequence[SectionKind]
) -> Gathered:
    """Sorts what was collected. `issues` are all there are, oldest first: a draft counts as much as a published one."""
    past = coverages(issues, settings.allowed)
    told = _told(issues)
    titles = _titles(sources)
    used: dict[str, Pick] = {}
    left_out: list[LeftOut] = []
    for source in sources:
        for note in source.notes:
            _take_note(note, used, left_out, past, told, titles, among)
    done = {path for issue in issues for path in issue.sources}
    fresh = [source for source in sources if not source.notes and str(source.path) not in done]
    left_out += [
        LeftOut(source.path, 1, source.title, source.url, "an issue names it among its sources")
        for source in sources
        if not source.notes and str(source.path) in done
    ]
    offered: dict[str, Pick] = {}
    for source in fresh:
        _offer(source, offered, used, left_out, past, among)
    named = tuple(
        sorted({pick.path for pick in (*used.values(), *offered.values())} | {source.path for source in fresh})
    )
    return Gathered(tuple(used.values()), tuple(offered.values()), tuple(left_out), named)


def _take_note(
    note: Note,
    used: dict[str, Pick],
    left_out: list[LeftOut],
    past: Coverages,
    told: frozenset[str],
    titles: dict[str, str],
    among: Sequence[SectionKind],
) -> None:
    url = canonical(note.url) if note.url else ""
    title = better_title(note.title, titles.get(url, "")) or ("" if url else _first_line(note.text))
    coverage = past.of(note.url, note.title)
    if coverage.standing == "covered":
        left_out.append(LeftOut(note.path, note.line, title or url, url, f"covered in {coverage.mention}"))
        return
    if not url and _key(note.text) in told:
        left_out.append(LeftOut(note.path, note.line, title, "", "an issue says it already"))
        return
    twin = _twin(used.values(), url, note.title)
    if twin:
        used[twin] = used[twin]._replace(notes=(*used[twin].notes, note), title=better_title(used[twin].title, title))
        return
    said = next((word for word in note.mentions if any(kind.named_by(word) for kind in among)), "")
    heading = note.title if note.headed and any(kind.named_by(note.title) for kind in among) else note.under
    section, sure = assign(Candidate(said, heading, url, kind_of(url) if url else "", f"{title} {note.comment}"), among)
    follows = str(coverage.mention) if coverage.standing == "follow-up" else ""
    page = coverage.mention.issue.page if follows and coverage.mention else ""
    why = {100: f"@{said}", 80: f"stood under “{heading}”"}.get(
        sure, "the address and the words around" if sure else "no section wants it"
    )
    used[url or f"{note.path}:{note.line}"] = Pick(
        note.path, note.line, title, url, section, (note,), "", follows, page, why
    )


def _twin(picks: Iterable[Pick], url: str, title: str) -> str:
    """The key of the pick that is the same item: by its address, or by a nearly equal title."""
    for pick in picks:
        if (url and pick.url == url) or (url and pick.url and title and same_title(pick.title, title)):
            return pick.url
    return ""


def _offer(
    source: Source,
    offered: dict[str, Pick],
    used: dict[str, Pick],
    left_out: list[LeftOut],
    past: Coverages,
    among: Sequence[SectionKind],
) -> None:
    if not source.items and not source.url and source.title:
        section, _ = assign(Candidate(words=source.title), among)
        offered.setdefault(
            str(source.path), Pick(source.path, 1, source.title, "", section, why="a seed without a link")
        )
    for item in source.items:
        seen = item.seen[0]
        title = item.title or item.href
        if item.url in used or item.url in offered or _twin(used.values(), item.url, item.title):
            continue
        coverage = past.of(item.url, item.title)
        if coverage.standing in ("covered", "allowed"):
            why = f"covered in {coverage.mention}" if coverage.standing == "covered" else "a recurring link"
            left_out.append(LeftOut(seen.path, seen.line, title, item.url, why))
            continue
        section, sure = assign(
            Candidate("", seen.heading, item.url, kind_of(item.url), f"{item.title} {seen.words}"), among
        )
        follows = str(coverage.mention) if coverage.standing == "follow-up" else ""
        page = coverage.mention.issue.page if follows and coverage.mention else ""
        why = f"stood under “{seen.heading}”" if sure == 80 else "the address and the words around"
        offered[item.url] = Pick(seen.path, seen.line, title, item.href, section, (), seen.words, follows, page, why)


def _titles(sources: Iterable[Source]) -> dict[str, str]:
    """What the seeds call an address, for notes that hold nothing but the address."""
    titles: dict[str, str] = {}
    for source in sources:
        if source.url:
            titles[source.url] = better_title(source.title, titles.get(source.url, ""))
        for item in source.items:
            titles[item.url] = better_title(titles.get(item.url, ""), item.title)
    return titles


def _told(issues: Iterable[Issue]) -> frozenset[str]:
    """The words of all entries ever, for notes that have no address to know them by."""
    return frozenset(
        key for issue in issues for entry in issue.entries for key in (_key(entry.comment), _key(entry.title)) if key
    )


def _key(text: str) -> str:
    return normal_title(_first_line(text))[:60].strip()


def _first_line(text: str) -> str:
    """The first paragraph on one line, without the `@words` that only say where it belongs."""
    return " ".join(_MENTION.sub("", text.split("\n\n", 1)[0]).split())


_MENTION = re.compile(r"(?<![\w/@.])@[A-Za-z][\w-]*")
