"""Issues and findings in, the pages of `preview` itself out: the desk with all of them, and each in every target."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from newsletter.model.artifact import Theme
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.render.theme import rendered

PLACE = "_preview/"
"""Where these pages lie, beside those of the publication."""


class Shown(NamedTuple):
    """An issue as the desk lists it: its file, its folder below the output, its address, and the day (ISO 8601)."""

    path: PurePosixPath
    place: str
    page: str
    title: str
    status: str
    day: str


class Built(NamedTuple):
    """What the last build found: the issues, newest first, and what is wrong; and whether it `changed` any page.

    `made` are the files of the issues that were made again. When it `failed` nothing was built, for what is told among
    the problems, or for a `fault` that has no place.
    """

    issues: tuple[Shown, ...] = ()
    problems: tuple[Problem, ...] = ()
    made: tuple[PurePosixPath, ...] = ()
    changed: bool = False
    failed: bool = False
    fault: str = ""

    @property
    def errors(self) -> int:
        """How many findings must be mended."""
        return sum(problem.severity == "error" for problem in self.problems) + bool(self.fault)


class View(NamedTuple):
    """A way to see an issue, the file that shows it, below the issue's folder, and how wide."""

    name: str
    address: str
    width: str


VIEWS = (
    View("Web, on a phone", "?bare&scheme=light", "phone"),
    View("Web, in the dark", "?bare&scheme=dark", "phone"),
    View("Email", "email.html?bare&scheme=light", "desk"),
    View("Email, in the dark", "email.html?bare&scheme=dark", "desk"),
    View("Email, on a phone", "email.html?bare&scheme=light", "phone"),
    View("Text part", "email.txt", "desk"),
    View("Feed reader", "?bare&feed", "phone"),
)


def desk(theme: Theme, settings: Settings, built: Built) -> str:
    """All issues, those that are not out yet first, and all findings."""
    waiting = [issue for issue in built.issues if issue.status != "published"]
    out = [issue for issue in built.issues if issue.status == "published"]
    return _page(theme, settings, built, "preview/desk.html", waiting=waiting, out=out, problems=built.problems)


def views(theme: Theme, settings: Settings, built: Built, shown: Shown) -> str:
    """An issue in every target side by side, and what is wrong with it."""
    problems = [problem for problem in built.problems if problem.path == shown.path]
    folder = f"/{quote(shown.place)}/"
    ways = [view._replace(address=folder + view.address) for view in VIEWS]
    return _page(theme, settings, built, "preview/issue.html", issue=shown, views=ways, problems=problems)


def in_reader(theme: Theme, settings: Settings, title: str, content: str) -> str:
    """An entry of a feed as a reader shows it: with styles of the reader's own."""
    return rendered(theme, "preview/feed.html", settings=settings, title=title, content=Markup(content))


def bar(theme: Theme, settings: Settings, built: Built, address: str) -> str:
    """What is added to a page of the publication: the way to its views at `address`, and the ear for changes."""
    return rendered(theme, "preview/bar.html", settings=settings, built=built, address=address)


def _page(
    theme: Theme, settings: Settings, built: Built, template: str, problems: Iterable[Problem], **more: object
) -> str:
    return rendered(theme, template, settings=settings, built=built, problems=tuple(problems), **more)
