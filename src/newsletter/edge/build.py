"""The build: what changed is made again and written, what did not is left alone, what is gone is removed.

An issue is made again when the digest of its file, its head, its neighbours, the settings, the templates or the
program changed; a page when the digest of all it is about did. So an incremental build equals a clean one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.archive import issue_key, read_heads, reading_base
from newsletter.edge.memory import Memory, Written
from newsletter.edge.printing import Done, Task, print_all
from newsletter.edge.project import STATE
from newsletter.edge.settings import load_settings
from newsletter.edge.theme import load_theme
from newsletter.issues.head import read_head
from newsletter.model.artifact import Theme
from newsletter.model.digest import digest
from newsletter.model.issue import Head, Issue
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Frame, Publication, Settings
from newsletter.model.source import Raw
from newsletter.render.renderer import Press, Texts


class Options(NamedTuple):
    """What was asked for. `only` names slugs: their pages alone are made, and nothing is removed."""

    output: Path
    drafts: bool = False
    only: tuple[str, ...] = ()
    jobs: int = 1
    force: bool = False


class Report(NamedTuple):
    """What a build did. `until` is when the next scheduled issue comes out (seconds since 1970)."""

    issues: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    until: float = float("inf")


Progress = Callable[[Iterable[Done], int], Iterable[Done]]


def build(root: Path, options: Options, now: datetime, progress: Progress = lambda done, _total: done) -> Report:
    """Build the publication in `root`. Only one build of a publication runs at a time; a second one waits."""
    loaded = load_settings(root)
    theme = load_theme(root)
    with files.lock(root / STATE):
        options.output.mkdir(parents=True, exist_ok=True)
        files.clean_up(options.output)
        memory = Memory(root / STATE / "memory.sqlite")
        try:
            return _Build(root, options, loaded.settings, theme, memory).run(now, loaded.problems, progress)
        finally:
            memory.close()
            files.clean_up(options.output)
            if hasattr(os, "sync"):
                os.sync()  # exit 0 means that it is on the disk


class _Build:
    """One run: the files met so far and what became of them."""

    def __init__(self, root: Path, options: Options, settings: Settings, theme: Theme, memory: Memory) -> None:
        self.root, self.options, self.settings, self.theme, self.memory = root, options, settings, theme, memory
        self.folder = str(options.output.resolve())
        self.reading = reading_base(settings)
        self.base = digest(self.reading, theme)
        self.before = {} if options.force else memory.written(self.folder)
        self.intact = _intact(self.before.values(), options.output)
        self.now_there: dict[str, Written] = {}
        self.written: list[str] = []
        self.problems: list[Problem] = []
        self.keys: list[str] = []
        self.texts: dict[str, Texts] = {}
        self.sources: dict[PurePosixPath, tuple[Head, Raw]] = {}

    def run(self, now: datetime, problems: Iterable[Problem], progress: Progress) -> Report:
        self.problems += problems
        heads, raws, unread, self.keys[:] = read_heads(self.root, self.settings, self.memory, self.options.force)
        self.problems += unread
        out = [head for head in heads if self.options.drafts or pipeline.is_out(head, now)]
        later = [head.published.timestamp() for head in heads if head.status == "published" and head.published and head.published > now]
        chosen = self.chosen(out)
        frames = dict(zip((head.place for head in out), pipeline.frames(out, self.settings), strict=True))
        issues = self.issues([(head, raws[head.path], frames[head.place]) for head in chosen], progress)
        removed: list[str] = []
        if not self.options.only:
            publication = Publication(self.settings, tuple(issues))
            self.issues([self.review(raw) for raw in pipeline.automatic_reviews(publication)], progress)
            self.pages(publication)
            removed = self.prune()
        self.memory.note(self.folder, self.now_there.values(), removed)
        unchanged = len(self.now_there) - len(self.written)
        return Report(len(issues), tuple(sorted(self.written)), tuple(removed), unchanged, tuple(dict.fromkeys(self.problems)), min(later, default=float("inf")))

    def chosen(self, out: Sequence[Head]) -> list[Head]:
        only = set(self.options.only)
        chosen = [head for head in out if not only or head.slug in only or str(head.path) in only]
        if only and not chosen:
            raise NewsletterError(f"no issue called {', '.join(sorted(only))}", hint="see `newsletter library` or the names in issues/; drafts need --drafts")
        return chosen

    def review(self, raw: Raw) -> tuple[Head, Raw, Frame]:
        return read_head(raw, self.settings), raw, Frame(self.settings)

    def issues(self, wanted: Sequence[tuple[Head, Raw, Frame]], progress: Progress) -> list[Issue]:
        """The issues, each made again only if something that it is made of changed."""
        tasks = [Task(head, raw, frame, issue_key(self.reading, head, raw), digest(self.base, head, raw.data, frame.older, frame.newer)) for head, raw, frame in wanted]
        known = {} if self.options.force else self.memory.recall(task.read_key for task in tasks)
        stale = [task for task in tasks if task.read_key not in known or task.print_key not in self.intact]
        done = {one.read_key: one for one in progress(print_all(stale, self.theme, self.options.output, self.options.jobs), len(stale))}
        self.memory.remember(chain.from_iterable(one.remembered() for one in done.values()))
        issues = []
        for task in tasks:
            self.keys.append(task.read_key)
            self.sources[task.raw.path] = (task.head, task.raw)
            one = done.get(task.read_key)
            if one:
                self.problems += one.problems
                self.took(one.files, one.written)
                if one.failed:
                    self.keep(task.head.place)
            else:
                self.took((file for file in self.before.values() if file.key == task.print_key), ())
            issue, pictures = (one.issue, one.pictures) if one else known[task.read_key]
            if issue:
                self.keys.append("text:" + issue.fingerprint)
                self.problems += issue.problems
                self.pictures(pictures)
                issues.append(issue)
        return issues

    def took(self, there: Iterable[Written], written: Iterable[str]) -> None:
        self.now_there.update((file.path, file) for file in there)
        self.written += written

    def keep(self, place: str) -> None:
        """What failed leaves its last good files in place."""
        self.took([file for file in self.before.values() if file.path.startswith(place + "/") and file.path not in self.now_there], ())

    def pictures(self, pictures: Iterable[pipeline.Picture]) -> None:
        """Copy the local images of an issue beside its page."""
        for picture in pictures:
            source = self.root / picture.source
            path = PurePosixPath(os.path.normpath(picture.source))
            if path.parts[:1] == ("..",) or not source.resolve().is_relative_to(self.root.resolve()):
                continue
            try:
                facts = source.stat()
            except OSError:
                continue
            key = digest(str(path), facts.st_size, facts.st_mtime_ns)
            target = str(picture.target)
            if target in self.before and self.before[target].key == key and key in self.intact:
                self.took([self.before[target]], ())
            else:
                self.write(picture.target, key, source.read_bytes())

    def pages(self, publication: Publication) -> None:
        """The pages about more than one issue."""
        press = Press(self.settings, self.theme, self.text_of)
        for page in pipeline.pages(publication):
            key = pipeline.page_key(page, self.base)
            if key in self.intact:
                self.took([self.before[str(page.path)]], ())
                continue
            try:
                self.write(page.path, key, pipeline.made(page, press).data)
            except NewsletterError as error:
                self.problems += error.problems or (Problem("E801", error.message, PurePosixPath(page.path)),)
                self.keep(str(page.path.parent))

    def text_of(self, issue: Issue) -> Texts:
        """The body of an issue, for the pages of others: remembered from when its own were made."""
        key = "text:" + issue.fingerprint
        if key not in self.texts:
            found = self.memory.recall([key]).get(key)
            if found is None:
                head, raw = self.sources[issue.path]
                found = pipeline.texts(pipeline.manuscript(head, raw, self.settings))
            self.texts = {**self.texts, key: found} if len(self.texts) < 64 else {key: found}
        return self.texts[key]

    def write(self, path: PurePosixPath, key: str, data: bytes) -> None:
        wrote = files.write_if_changed(self.options.output, path, data)
        facts = (self.options.output / path).stat()
        self.took([Written(str(path), key, facts.st_size, facts.st_mtime_ns)], [str(path)] if wrote else [])

    def prune(self) -> list[str]:
        """Remove what we once wrote and no longer would; files that are not ours stay."""
        gone = sorted(set(self.before) - set(self.now_there))
        for path in gone:
            files.remove(self.options.output, PurePosixPath(path))
        self.memory.forget_all_but(self.keys)
        return gone


def _intact(files: Iterable[Written], output: Path) -> frozenset[str]:
    """The keys all of whose files still lie there as they were written."""
    intact: set[str] = set()
    broken: set[str] = set()
    for file in files:
        try:
            facts = os.stat(output / file.path)
            same = facts.st_size == file.size and facts.st_mtime_ns == file.time
        except OSError:
            same = False
        (intact if same else broken).add(file.key)
    return frozenset(intact - broken)
