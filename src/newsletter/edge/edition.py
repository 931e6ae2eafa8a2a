"""An edition: the review of a period as a page to print and as a PDF, and all its issues as one book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.archive import read_heads, read_issues
from newsletter.edge.chromium import chromium, print_to_pdf
from newsletter.edge.memory import opened
from newsletter.edge.reading import reading_base
from newsletter.edge.review_context import review_context
from newsletter.edge.shelf import read_shelf
from newsletter.edge.theme import load_theme
from newsletter.issues.body import Manuscript
from newsletter.issues.head import read_head
from newsletter.model.issue import Head, Issue, Period
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Settings
from newsletter.render.epub import MEDIA_TYPES, Book, Page, Picture, epub
from newsletter.render.printable import printable
from newsletter.review.follow_ups import first_told
from newsletter.review.periods import issues_in, spoken


class Edition(NamedTuple):
    """What an edition is made of: the review, written or automatic, and the issues of the period, oldest first."""

    period: Period
    review: Manuscript
    issues: tuple[Manuscript, ...]


def gather(root: Path, settings: Settings, period: Period, now: datetime) -> Edition:
    """Everything of a period that is out; NewsletterError when nothing is."""
    with opened(root) as memory:
        found = read_heads(root, settings, memory)
        shelf = read_shelf(root, settings, found.heads, found.wants, memory, reading_base(settings)).shelf
        out = [head for head in found.heads if pipeline.is_out(head, now)]
        written = {
            head.path: pipeline.manuscript(head, found.files[head.path].raw(), settings, shelf.beside(head))
            for head in out
            if _is_wanted(head, period)
        }
    issues = issues_in((one.issue for one in written.values()), period)
    if not issues:
        raise NewsletterError(f"no issue was published in {period.name}", exit_code=1)
    review = next((one for one in written.values() if one.issue.period == period), None)
    return Edition(
        period,
        review or _automatic(root, settings, period, now),
        tuple(written[issue.path] for issue in issues),
    )


def _is_wanted(head: Head, period: Period) -> bool:
    return head.period == period or (head.published is not None and period.start <= head.published.date() <= period.end)


def _automatic(root: Path, settings: Settings, period: Period, now: datetime) -> Manuscript:
    out = tuple(issue for issue in read_issues(root, settings)[0] if pipeline.is_out(issue, now))
    told = tuple(first_told(out).items())
    about = pipeline.Unreviewed(period, out, told)
    raw = pipeline.automatic_review(about, settings, review_context(root, settings))
    return pipeline.manuscript(read_head(raw, settings), raw, settings)


def write_page(root: Path, edition: Edition, settings: Settings, folder: Path) -> Path:
    """The review as a page to print, its pictures beside it."""
    issue = edition.review.issue
    page = printable(issue, pipeline.texts(edition.review), settings, load_theme(root))
    files.write_if_changed(folder, PurePosixPath("index.html"), page)
    for picture in pipeline.pictures(edition.review):
        data = _bytes(root, picture.source)
        if data is not None:
            files.write_if_changed(folder, picture.target.relative_to(issue.place), data)
    return folder / "index.html"


def write_pdf(page: Path, target: Path) -> Path:
    """The page as a PDF. NewsletterError, exit code 2, when there is no browser to print it."""
    browser = chromium()
    if browser is None:
        raise NewsletterError(
            "no Chromium, Chrome or Edge was found to print with",
            hint=f"install one, name it in NEWSLETTER_CHROMIUM, or print {page} in any browser",
        )
    print_to_pdf(browser, page, target)
    return target


def write_book(root: Path, edition: Edition, settings: Settings, folder: Path) -> Path:
    """The review and all issues of the period as one book."""
    theme = load_theme(root)
    pages, pictures = _bound(root, (edition.review, *edition.issues))
    name = PurePosixPath(f"{edition.period.name}.epub")
    files.write_if_changed(folder, name, epub(_book(edition, settings), pages, pictures, settings, theme))
    return folder / name


def _bound(root: Path, written: Sequence[Manuscript]) -> tuple[list[Page], list[Picture]]:
    """The chapters, and each picture once for each issue that shows it."""
    pages, pictures = [], []
    for nth, one in enumerate(written, 1):
        names: dict[str, str] = {}
        for picture in pipeline.pictures(one):
            address = str(picture.target.relative_to(one.issue.place))
            data, ending = _bytes(root, picture.source), picture.source.suffix.lower()
            if data is not None and ending in MEDIA_TYPES:
                name = f"pictures/{nth:03}-{len(names) + 1:02}{ending}"
                names[address] = name
                pictures.append(Picture(name, MEDIA_TYPES[ending], data))
        pages.append(Page(one.issue, pipeline.texts(one), names))
    return pages, pictures


def _bytes(root: Path, source: PurePosixPath) -> bytes | None:
    """A picture of the publication; None when it is not there, or lies elsewhere."""
    file = root / source
    try:
        return file.read_bytes() if file.resolve().is_relative_to(root.resolve()) else None
    except OSError:
        return None


def _book(edition: Edition, settings: Settings) -> Book:
    issues = [edition.review.issue, *(one.issue for one in edition.issues)]
    named = [person.name for issue in issues for person in issue.authors or settings.authors]
    return Book(
        f"{settings.title}: {spoken(edition.period)}",
        settings.absolute(f"editions/{edition.period.name}/"),
        settings.language,
        settings.title,
        tuple(dict.fromkeys(named)),
        f"{_newest(issues):%Y-%m-%dT%H:%M:%SZ}",
        settings.copyright,
    )


def _newest(issues: Iterable[Issue]) -> datetime:
    """The last moment at which something in the book was written: no clock is asked, so that bytes stay the same."""
    return max(_moments(issues)).astimezone(UTC)


def _moments(issues: Iterable[Issue]) -> Iterator[datetime]:
    for issue in issues:
        yield from filter(None, (issue.published, issue.updated))
