"""The publication as a preview knows it: what the last build found, and who waits for the next one."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from time import time_ns

from newsletter.checks.built.entries import Entry, read_feed
from newsletter.edge.looks import look
from newsletter.edge.settings import load_settings
from newsletter.edge.theme import load_theme
from newsletter.model.artifact import Theme
from newsletter.model.digest import digest
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Settings
from newsletter.render.preview import PLACE, Built, Shown

_OF_FILES = "8"
"""How the number of a finding begins that tells of what was written: a build tells it of what it makes, and once."""


class Site:
    """A publication in `root`, built into `output`. Settings and templates are the last ones that could be read.

    `state` is another word after each build that changed something, also from one server to the next.
    """

    def __init__(self, root: Path, output: Path, settings: Settings, theme: Theme) -> None:
        self.root = root
        self.output = output
        self.settings = settings
        self.theme = theme
        self.built = Built()
        self.state = str(time_ns())
        self._news = asyncio.Condition()

    def take(self, built: Built, one: bool = False) -> bool:
        """What a build found, of all issues or of `one`. Whether a page may look otherwise now."""
        before = self.built
        issues = before.issues if one or built.failed else built.issues
        unmade = {issue.path for issue in issues}.difference(built.made)
        kept = (problem for problem in before.problems if problem.path in unmade and problem.code[1] == _OF_FILES)
        if not built.failed:
            with suppress(NewsletterError):  # they changed since, and the next build tells of it
                self.settings, self.theme = load_settings(self.root).settings, load_theme(self.root)
        self.built = built._replace(issues=issues, problems=tuple(dict.fromkeys((*built.problems, *kept))))
        told = before.issues, before.problems, before.fault
        return built.changed or (self.built.issues, self.built.problems, self.built.fault) != told

    async def tell(self) -> None:
        """Wake all who wait for news."""
        async with self._news:
            self.state = str(time_ns())
            self._news.notify_all()

    async def news(self, known: str) -> str:
        """The state, as soon as it is another than the one that is known."""
        async with self._news:
            await self._news.wait_for(lambda: self.state != known)
            return self.state

    def look(self, address: str) -> str:
        """The state of a page, which is another word when its folder, the styles or the number of errors changed.

        That of the desk is the state of all, and that of the views of an issue its own and the feed's.
        """
        _, views, place = address.rpartition(f"/{PLACE}")
        if not place:
            return self.state
        folder = self.output / place.lstrip("/").rpartition("/")[0]
        if not folder.resolve().is_relative_to(self.output.resolve()):
            return self.state
        files = [*_files(folder), *_files(self.output / "assets"), *([self.output / "feed.xml"] if views else ())]
        return digest(self.built.errors, *(look(str(path)) for path in files))

    def issue(self, place: str) -> Shown | None:
        """The issue whose folder that is."""
        return next((issue for issue in self.built.issues if issue.place == place.strip("/")), None)

    def entry(self, issue: Shown) -> Entry | None:
        """The issue in the feed, or in the volume that holds it."""
        volumes = sorted(self.output.glob("feeds/archive-*.xml"), key=lambda path: (len(path.name), path.name))
        for path in (self.output / "feed.xml", *reversed(volumes)):
            entries = read_feed(path.name, path.read_bytes()).entries if path.exists() else ()
            if found := next((entry for entry in entries if entry.link == issue.page), None):
                return found
        return None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file())
