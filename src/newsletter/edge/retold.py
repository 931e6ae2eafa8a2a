"""The past that a draft is held against: what all issues told of, remembered as a whole and asked in small parts.

While no issue changes it is not read again, and what was asked of it before is kept with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from newsletter.edge import drawers, files
from newsletter.edge.in_turns import in_turns
from newsletter.edge.learned import Learned
from newsletter.edge.sheaf import Sheaf
from newsletter.issues.past import Past, past_of
from newsletter.issues.places import settled
from newsletter.library.coverage import Coverage, Coverages, Remembered, coverages
from newsletter.library.library import gather
from newsletter.library.titles import Titles
from newsletter.library.told import Told
from newsletter.model.digest import digest
from newsletter.model.publication import Settings
from newsletter.model.source import Source

Answers = dict[tuple[str, str], Coverage]
"""How an address and a title stand to the past."""


class Retold(NamedTuple):
    """The past; the key and the number of the answers that it began with. `anew` where issues had to be looked at."""

    past: Past
    answers: Answers
    key: str
    known: int
    anew: bool


def retold(
    root: Path,
    settings: Settings,
    base: str,
    digests: Mapping[str, str],
    sources: Iterable[Source],
    learned: Learned,
) -> Retold:
    """The past that the issues with these digests are; `sources` are what it will be asked about."""
    key = digest(base, "past", "\n".join(f"{content} {path}" for path, content in digests.items()))
    parts = [f"{key}:{part}" for part in ("url", "work", "title", "pair", "said")]
    learned.use(*(name for part in parts for name in drawers.names(part)))
    known = learned.recall(key, f"{key}:answers")
    past: Past | None = known.get(key)
    bare = past.covered if past else None
    if past and isinstance(bare, Coverages):
        answers: Answers = known.get(f"{key}:answers", {})
        *kept, said = (drawers.Drawers[Any](learned.memory, part) for part in parts)
        asked = past._replace(covered=Remembered(_whole(bare, *kept), answers), said=said.keys())
        return Retold(asked, answers, f"{key}:answers", len(answers), anew=False)
    past, covered = _told(root, settings, base, digests, learned)
    tables = dict(zip(parts, (*_tables(covered), dict.fromkeys(past.said)), strict=True))
    answers = _answers(covered, tables, sources, learned)
    learned.remember(key, past._replace(covered=_whole(covered, {}, {}, {}, {}), said=frozenset()))
    return Retold(past._replace(covered=Remembered(covered, answers)), answers, f"{key}:answers", 0, anew=True)


def _whole(
    covered: Coverages,
    url: Mapping[str, Any],
    work: Mapping[str, Any],
    title: Mapping[str, Any],
    pair: Mapping[str, Any],
) -> Coverages:
    return replace(covered, by_url=url, by_work=work, by_title=title, titles=Titles(pair))


def _tables(covered: Coverages) -> tuple[Mapping[str, Any], ...]:
    return covered.by_url, covered.by_work, covered.by_title, covered.titles.by_pair


def _told(
    root: Path, settings: Settings, base: str, digests: Mapping[str, str], learned: Learned
) -> tuple[Past, Coverages]:
    tasks = {f"{content}:{base}:told:{path}": (root, path, settings) for path, content in digests.items()}
    by_path = {one.head.path: one for one in Sheaf(learned.memory, "told").made(tasks, _told_of).values()}
    heads = settled((one.head for one in by_path.values()), settings)
    issues = [replace(by_path[head.path], head=head) for head in reversed(heads)]
    covered = coverages(issues, settings.allowed)
    return past_of(issues, covered), covered


def _told_of(task: tuple[Path, str, Settings]) -> Told:
    from newsletter.issues.telling import read_told

    root, path, settings = task
    return read_told(files.read(root, PurePosixPath(path)), settings)


def _answers(
    covered: Coverages, tables: Mapping[str, Mapping[str, Any]], sources: Iterable[Source], learned: Learned
) -> Answers:
    """How everything that was collected stands to the past, asked by several processes, which put it away meanwhile."""
    items = (gather([source], ()).items.values() for source in sources if source.format != "notes")
    asked = [[(item.url, item.title) for item in found] for found in items]
    _, *done = in_turns(partial(_done, covered, tables), [[], *tables, *asked])
    for rows in done[: len(tables)]:
        learned.memory.keep(rows)
    pairs = zip(asked, done[len(tables) :], strict=True)
    return {question: answer for several in pairs for question, answer in zip(*several, strict=True)}


def _done(covered: Coverages, tables: Mapping[str, Mapping[str, Any]], task: str | Sequence[tuple[str, str]]) -> Any:
    """The answers to some questions; or the table of that name, to be kept."""
    if isinstance(task, str):
        return drawers.filled(task, tables[task])
    return [covered.of(url, title) for url, title in task]
