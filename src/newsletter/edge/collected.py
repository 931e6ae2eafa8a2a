"""Everything that the next issue is made of: what was collected, and the past that it is held against.

Nothing is read that did not change. A file is known by its time and size, what was read of it by its content, the past
as a whole by all its issues; and what was asked of that past is kept with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any

from newsletter.edge import drawers, files
from newsletter.edge.listing import issue_paths, seed_paths
from newsletter.edge.memory import Memory
from newsletter.edge.noticed import Noticed
from newsletter.edge.project import STATE
from newsletter.edge.reading import NOISE, reading_base
from newsletter.edge.side_by_side import side_by_side
from newsletter.issues.essay import is_own
from newsletter.issues.past import Past, past_of
from newsletter.issues.places import settled
from newsletter.issues.placing import Places, places_of
from newsletter.library.coverage import Coverage, Coverages, Remembered, coverages
from newsletter.library.library import gather
from newsletter.library.titles import Titles
from newsletter.library.told import Told
from newsletter.model.digest import digest
from newsletter.model.node import Document
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.model.source import Gist, Raw, Source
from newsletter.sections import kinds
from newsletter.sources.noise_file import Rules, rules_from
from newsletter.sources.noise_rules import RULES, Rule


@contextmanager
def collected(root: Path, settings: Settings) -> Iterator[Collected]:
    """What was collected in a publication, for as long as it is looked at; what was learned meanwhile is kept."""
    memory = Memory(root / STATE / "collected.sqlite")
    try:
        found = Collected(root, settings, memory)
        yield found
        found.close()
    finally:
        memory.close()


class Collected:
    """One look at a publication: `sources`, the seeds and notes in the order of their paths; and the `past`.

    Of the sources only the editor's own articles keep their tree. `problems` is what could not be read of the issues.
    """

    def __init__(self, root: Path, settings: Settings, memory: Memory) -> None:
        self._root, self._settings, self._memory = root, settings, memory
        self._noticed = Noticed(root, memory)
        self._base = reading_base(settings)
        self._used: set[str] = set()
        self._told_anew = False
        self._asked: tuple[str, int, dict[tuple[str, str], Coverage]] = "", 0, {}
        self.problems: tuple[Problem, ...] = ()
        digests, problems = self._noticed.digests(seed_paths(root))
        noise = self._noise() if digests.pop(NOISE, None) else Rules()
        self._rules = noise.rules + RULES
        base = digest(self._base, noise.rules)
        self._keys = {path: digest(base, "seed", path, content) for path, content in digests.items()}
        tasks = {key: (root, path, self._rules, settings) for path, key in self._keys.items()}
        known = self._remembered(tasks, _source_of)
        found = [known[key] for key in self._keys.values()]
        unread = (Source(one.path, "unknown", problems=(one,)) for one in (*problems, *noise.problems))
        self.sources = (*(self._whole(source) for source, _ in found), *unread)
        self.places: Places = {key: place for _, places in found for key, place in places.items()}

    @cached_property
    def past(self) -> Past:
        """What all issues told of, read when it is first asked for."""
        digests, self.problems = self._noticed.digests(issue_paths(self._root))
        key = digest(self._base, "past", *digests.items())
        parts = [f"{key}:{part}" for part in _PARTS]
        known = self._memory.recall((key, f"{key}:answers"))
        past: Past | None = known.get(key)
        covered = past.covered if past else None
        answers: dict[tuple[str, str], Coverage] = known.get(f"{key}:answers", {})
        asked = len(answers)
        if past is None or not isinstance(covered, Coverages):
            past, covered = self._told(digests)
            answers = self._answers(covered)
            for part, values in zip(parts, _parts(covered), strict=True):
                drawers.put(self._memory, part, values)
            bare = replace(covered, by_url={}, by_work={}, by_title={}, titles=Titles({}))
            self._memory.remember([(key, past._replace(covered=bare))])
        else:
            by_url, by_work, by_title, by_pair = (drawers.Drawers[Any](self._memory, part) for part in parts)
            covered = replace(covered, by_url=by_url, by_work=by_work, by_title=by_title, titles=Titles(by_pair))
        self._asked = f"{key}:answers", asked, answers
        self._used.update([key, f"{key}:answers", *(name for part in parts for name in drawers.names(part))])
        return past._replace(covered=Remembered(covered, answers))

    def gists(self, sources: Sequence[Source]) -> list[Gist]:
        """The gists of seeds, from their texts where they are not remembered."""
        tasks = {f"{self._keys[one.path]}:gist": (self._root, one.path, self._rules) for one in sources}
        found = self._remembered(tasks, _gist_of)
        return [found[key] for key in tasks]

    def close(self) -> None:
        """Keep what was learned; once all issues were looked at, forget what nobody needs any more."""
        self._noticed.close()
        key, before, answers = self._asked
        if len(answers) > before:
            self._memory.remember([(key, answers)])
        if self._told_anew:
            self._memory.forget_all_but({*self._used, "noticed"})

    def _told(self, digests: Mapping[PurePosixPath, str]) -> tuple[Past, Coverages]:
        tasks = {
            digest(self._base, "told", path, content): (self._root, path, self._settings)
            for path, content in digests.items()
        }
        self._told_anew = True
        issues: Iterable[Told] = self._remembered(tasks, _told_of).values()
        by_path = {one.head.path: one for one in issues}
        heads = settled((one.head for one in by_path.values()), self._settings)
        issues = [replace(by_path[head.path], head=head) for head in reversed(heads)]
        covered = coverages(issues, self._settings.allowed)
        return past_of(issues, covered), covered

    def _answers(self, covered: Coverages) -> dict[tuple[str, str], Coverage]:
        """How everything that was collected stands to the past."""
        items = (gather([source], ()).items.values() for source in self.sources if source.format != "notes")
        asked = [[(item.url, item.title) for item in found] for found in items]
        answered = side_by_side(partial(_standings, covered), asked)
        return {
            question: answer
            for pair in zip(asked, answered, strict=True)
            for question, answer in zip(*pair, strict=True)
        }

    def _remembered(self, tasks: Mapping[str, Any], function: Any) -> dict[str, Any]:
        """What the memory has under each key, or what the function makes of its task."""
        self._used.update(tasks)
        known = self._memory.recall(tasks)
        fresh = [key for key in tasks if key not in known]
        made = dict(zip(fresh, side_by_side(function, [tasks[key] for key in fresh]), strict=True))
        self._memory.remember(made.items())
        return {**known, **made}

    def _noise(self) -> Rules:
        return rules_from(files.read(self._root, NOISE).data.decode("utf-8", "replace"), NOISE)

    def _whole(self, source: Source) -> Source:
        """An article of the editor's own keeps its text: it may become the opening of an issue."""
        return _read(self._root, source.path, self._rules) if is_own(source, self._settings) else source


_PARTS = ("url", "work", "title", "pair")


def _parts(covered: Coverages) -> tuple[Mapping[str, Any], ...]:
    return covered.by_url, covered.by_work, covered.by_title, covered.titles.by_pair


def _read(root: Path, path: PurePosixPath, rules: tuple[Rule, ...]) -> Source:
    from newsletter.sources import read

    return read(files.read(root, path), rules)


def _source_of(task: tuple[Path, PurePosixPath, tuple[Rule, ...], Settings]) -> tuple[Source, Places]:
    """A seed without its tree, and where its items belong."""
    root, path, rules, settings = task
    source = _read(root, path, rules)
    return replace(source, body=Document()), places_of(gather([source], ()).items.values(), kinds(settings))


def _gist_of(task: tuple[Path, PurePosixPath, tuple[Rule, ...]]) -> Gist:
    from newsletter.sources.gist import gist_of

    return gist_of(_read(*task))


def _standings(covered: Coverages, asked: Sequence[tuple[str, str]]) -> list[Coverage]:
    return [covered.of(url, title) for url, title in asked]


def _told_of(task: tuple[Path, PurePosixPath, Settings]) -> Told:
    from newsletter.issues.head import read_head
    from newsletter.issues.telling import read_told

    root, path, settings = task
    raw: Raw = files.read(root, path)
    return read_told(read_head(raw, settings), raw, settings)
