"""Everything that the next issue is made of: what was collected, and the past that it is held against.

Nothing is read that did not change: a file is known by its time and size, what was read of it by its content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from newsletter.edge import files
from newsletter.edge.learned import Learned
from newsletter.edge.listing import issue_paths, seed_paths
from newsletter.edge.memory import Memory
from newsletter.edge.noticed import Files, Noticed
from newsletter.edge.project import STATE
from newsletter.edge.reading import NOISE, reading_base
from newsletter.edge.retold import Retold, retold
from newsletter.edge.sheaf import Sheaf
from newsletter.edge.side_by_side import ENOUGH, begun
from newsletter.issues.essay import is_own
from newsletter.issues.past import Past
from newsletter.issues.placing import Places, places_of
from newsletter.library.library import gather
from newsletter.model.digest import digest
from newsletter.model.node import Document
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.model.source import Gist, Source
from newsletter.sections import kinds
from newsletter.sources.noise_file import Rules, rules_from
from newsletter.sources.noise_rules import RULES, Rule


@contextmanager
def collected(root: Path, settings: Settings, held: bool = False) -> Iterator[Collected]:
    """What was collected in a publication, for as long as it is looked at; what was learned meanwhile is kept.

    Where it is `held` against the past, the issues are looked at beside the seeds.
    """
    memory = Memory(root / STATE / "collected.sqlite")
    try:
        found = Collected(root, settings, memory, held)
        yield found
        found.close()
    finally:
        memory.close()


class Collected:
    """One look at a publication: `sources`, the seeds and notes in the order of their paths; and the `past`.

    Of the sources only the editor's own articles keep their tree. `places` tells where their items belong, `problems`
    what could not be read of the issues.
    """

    def __init__(self, root: Path, settings: Settings, memory: Memory, held: bool = False) -> None:
        self._root, self._settings = root, settings
        look = begun if held else partial
        self._look_at_issues: Callable[[], Looked] = look(_looked_at, (root, Noticed(root, memory, _ISSUES)))
        self._learned, self._noticed = Learned(memory), Noticed(root, memory)
        self.problems: tuple[Problem, ...] = ()
        self._base = reading_base(settings)
        digests, problems = self._noticed.digests(seed_paths(root))
        noise = self._noise() if digests.pop(str(NOISE), None) else Rules()
        self._rules = noise.rules + RULES
        base = digest(self._base, noise.rules)
        self._keys = {path: f"{content}:{base}:seed:{path}" for path, content in digests.items()}
        tasks = {key: (root, path, self._rules, settings) for path, key in self._keys.items()}
        found = Sheaf(memory, "seeds").made(tasks, _source_of, self._read_ahead(tasks)).values()
        unread = (Source(one.path, "unknown", problems=(one,)) for one in (*problems, *noise.problems))
        self.sources = (*(self._whole(source) for source, _ in found), *unread)
        self.places: Places = {key: place for _, places in found for key, place in places.items()}

    @property
    def past(self) -> Past:
        """What all issues told of, read when it is first asked for."""
        return self._retold.past

    @cached_property
    def _retold(self) -> Retold:
        (digests, self.problems), self._news = self._look_at_issues()
        return retold(self._root, self._settings, self._base, digests, self.sources, self._learned)

    def gists(self, sources: Sequence[Source]) -> list[Gist]:
        """The gists of seeds, from their texts where they are not remembered."""
        tasks = {f"{self._keys[str(one.path)]}:gist": (self._root, str(one.path), self._rules) for one in sources}
        return list(self._learned.made(tasks, _gist_of).values())

    def close(self) -> None:
        """Keep what was learned; once all issues were looked at, forget what nobody needs any more."""
        self._noticed.close()
        if "_retold" not in self.__dict__:
            return
        self._learned.memory.remember(self._news)
        if len(self._retold.answers) > self._retold.known:
            self._learned.remember(self._retold.key, self._retold.answers)
        if self._retold.anew:
            self._learned.use(self._noticed.key, _ISSUES)
            self._learned.forget_the_rest()

    def _read_ahead(self, tasks: Mapping[str, Task]) -> Callable[[], Mapping[str, tuple[Source, Places]]]:
        """Reads the seeds that look new, if few do, while the others are taken out of the memory; and their gists."""
        fresh = {key: tasks[key] for path in self._noticed.anew if (key := self._keys.get(path))}
        if not 0 < len(fresh) < ENOUGH or 2 * len(fresh) > len(tasks):
            return dict
        reading = begun(_sources_and_gists, fresh)

        def read() -> Mapping[str, tuple[Source, Places]]:
            found = reading()
            for key, (_, gist) in found.items():
                self._learned.remember(f"{key}:gist", gist)
            return {key: source for key, (source, _) in found.items()}

        return read

    def _noise(self) -> Rules:
        return rules_from(files.read(self._root, NOISE).data.decode("utf-8", "replace"), NOISE)

    def _whole(self, source: Source) -> Source:
        """An article of the editor's own keeps its text: it may become the opening of an issue."""
        return _read(self._root, str(source.path), self._rules) if is_own(source, self._settings) else source


_ISSUES = "noticed:issues"

Looked = tuple[Files, list[tuple[str, object]]]
"""The digests of the issues, and what is to be kept of how their files look."""


def _looked_at(task: tuple[Path, Noticed]) -> Looked:
    """How the issues of a publication look, by what was noticed of them before."""
    root, noticed = task
    return noticed.digests(issue_paths(root)), noticed.news()


def _read(root: Path, path: str, rules: tuple[Rule, ...]) -> Source:
    from newsletter.sources import read

    return read(files.read(root, PurePosixPath(path)), rules)


Task = tuple[Path, str, tuple[Rule, ...], Settings]
"""A seed to be read: where it lies, by which rules, and for whom."""


def _source_of(task: Task) -> tuple[Source, Places]:
    """A seed without its tree, and where its items belong."""
    root, path, rules, settings = task
    return _placed(_read(root, path, rules), settings)


def _placed(source: Source, settings: Settings) -> tuple[Source, Places]:
    return replace(source, body=Document()), places_of(gather([source], ()).items.values(), kinds(settings))


def _sources_and_gists(tasks: Mapping[str, Task]) -> dict[str, tuple[tuple[Source, Places], Gist]]:
    """The same of some seeds, each with its gist."""
    from newsletter.sources.gist import gist_of

    read = {key: (_read(root, path, rules), settings) for key, (root, path, rules, settings) in tasks.items()}
    return {key: (_placed(source, settings), gist_of(source)) for key, (source, settings) in read.items()}


def _gist_of(task: tuple[Path, str, tuple[Rule, ...]]) -> Gist:
    from newsletter.sources.gist import gist_of

    return gist_of(_read(*task))
