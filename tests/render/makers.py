"""Hand-made values for the tests of the renderers: an issue, a press, and the pages that a renderer makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Entry, Issue, Section
from newsletter.model.publication import Frame, Publication, Settings
from newsletter.model.source import Raw
from newsletter.render.renderer import IssueRenderer, Page, Press, PublicationRenderer, Texts
from newsletter.text.urls import kind_of

TEMPLATES = Path(__file__).parents[2] / "templates"
SETTINGS = Settings("Example Weekly", "https://news.example/weekly", "What moved in machine learning.")


def an_issue(slug: str = "moe", /, **changes: object) -> Issue:
    """An issue of 3 January 2024; a word of `changes` replaces what it names."""
    place = str(changes.get("place", f"issues/{slug}"))
    issue = Issue(
        path=PurePosixPath(f"issues/2024-01-03-{slug}.md"),
        slug=slug,
        place=place,
        page=SETTINGS.absolute(f"{place}/"),
        title=slug.capitalize(),
        guid=f"tag:news.example,2024:{slug}",
        published=datetime(2024, 1, 3, 9, 0, tzinfo=UTC),
        words=1000,
    )
    return replace(issue, **changes)  # type: ignore[arg-type]


def a_section(*entries: Entry, kind: str = "papers", title: str = "Papers") -> Section:
    """A section whose anchor is its kind."""
    return Section(kind, title, kind, 1, entries)


def an_entry(title: str, url: str = "", comment: str = "", line: int = 1) -> Entry:
    """An entry whose link is written as its canonical address."""
    return Entry(title, url, url, comment, line, nature=kind_of(url) if url else "")


def a_theme(**changes: str) -> Theme:
    """The built-in templates, some replaced: `a_theme(**{"web/404.html": "Gone"})`."""
    files = {
        file.relative_to(TEMPLATES).as_posix(): file.read_bytes()
        for file in sorted(TEMPLATES.rglob("*"))
        if file.is_file()
    }
    files |= {name: text.encode() for name, text in changes.items()}
    return Theme(tuple(Raw(PurePosixPath(name), data) for name, data in files.items()))


def body(web: str = "<p>Words.</p>", **more: object) -> Texts:
    """The texts of an issue that says the same everywhere."""
    return Texts(web, web, web, web)._replace(**more)  # type: ignore[arg-type]


def issue_files(
    renderer: IssueRenderer, issue: Issue, texts: Texts | None = None, frame: Frame | None = None
) -> dict[str, str]:
    """What an issue renderer makes, by path."""
    made = renderer.render(issue, texts or body(), frame or Frame(SETTINGS), a_theme())
    return {str(one.path): one.data.decode() for one in made if isinstance(one, Artifact)}


def publication_files(
    renderers: Iterable[PublicationRenderer],
    *issues: Issue,
    settings: Settings = SETTINGS,
    texts: Texts | None = None,
) -> dict[str, str]:
    """What publication renderers make of some issues (newest first), by path."""

    def told(issue: Issue) -> Texts:
        return texts or body(f"<p>The body of {issue.slug}.</p>")

    press = Press(settings, a_theme(), told, lambda issue: told(issue).web)
    pages = (page for renderer in renderers for page in renderer.pages(Publication(settings, issues)))
    return {str(page.path): made(page, press).decode() for page in pages}


def made(page: Page, press: Press) -> bytes:
    """All of a page, even if it is made in pieces."""
    data = page.make(press, *page.about)
    return data if isinstance(data, bytes) else b"".join(data)


def elements(html: str, name: str = "") -> list[tuple[str, dict[str, str]]]:
    """Every start tag with its attributes, in order; of one name, when it is given."""
    reader = _Reader()
    reader.feed(html)
    return [(tag, attrs) for tag, attrs in reader.met if not name or tag == name]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, {name: value or "" for name, value in attrs}))
