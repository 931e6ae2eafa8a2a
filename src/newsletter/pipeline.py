"""The whole house on one page: files in, files out, one value made from the last.

    Raw → Head → Manuscript (Issue + Document) → Texts → Artifacts            for each issue
    Issues → Publication → Pages → Artifacts                                  for all of them
    Raw → Source → Draft                                                      for the next one

Nothing here touches the disk, the clock or the network: what is remembered and what is written, `edge` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from newsletter.document import Alike, email_with_seams, in_steps, to_feed, to_html, to_text
from newsletter.document.syntax.links import image_place
from newsletter.issues.body import Manuscript, read_body
from newsletter.issues.head import read_head
from newsletter.issues.marks import public_part
from newsletter.issues.places import settled
from newsletter.model.artifact import Artifact, Theme
from newsletter.model.beside import NOTHING, Beside
from newsletter.model.formula import FormulaPicture, FormulaPictures
from newsletter.model.issue import PAID, Head, Issue, Link, Period
from newsletter.model.problem import Problem
from newsletter.model.publication import Frame, Publication, Settings
from newsletter.model.source import Raw
from newsletter.render import ISSUE_RENDERERS, PUBLICATION_RENDERERS
from newsletter.render.formulas import KnownFormulas, formula_pictures, undrawn
from newsletter.render.renderer import Page, Press, Texts
from newsletter.render.search_terms import terms
from newsletter.review.draft import automatic
from newsletter.review.facts import Context, review_facts
from newsletter.review.follow_ups import first_told
from newsletter.review.periods import issue_day, years
from newsletter.sections import kinds
from newsletter.text.local import file_at, is_local, plain_address

if TYPE_CHECKING:
    from newsletter.render.email import Email


class Picture(NamedTuple):
    """An image of an issue: the file of the publication, and where it goes below the output folder."""

    source: PurePosixPath
    target: PurePosixPath
    line: int


class Printed(NamedTuple):
    """An issue on its way out: what is known of it, its body for the pages of others, its own files, its images.

    `problems` are what is wrong with the files; what is wrong with the issue itself, it tells.
    `formulas` are among the files; they are told apart to be remembered.
    """

    issue: Issue
    texts: Texts
    artifacts: tuple[Artifact, ...]
    pictures: tuple[Picture, ...]
    problems: tuple[Problem, ...] = ()
    formulas: tuple[FormulaPicture, ...] = ()


def heads(raws: Iterable[Raw], settings: Settings) -> tuple[Head, ...]:
    """The head of every issue file, each with a place of its own, newest first."""
    return settled((read_head(raw, settings) for raw in raws), settings)


def is_out(head: Head, now: datetime) -> bool:
    """Whether an issue is published: no draft, and not scheduled for later."""
    return head.status == "published" and (head.published is None or head.published <= now)


def frames(out: Sequence[Head], settings: Settings) -> Iterator[Frame]:
    """For each issue (newest first) its neighbours, which is all that its pages may see of the others."""
    links = [None, *(Link(head.title, head.place + "/") for head in out), None]
    for newer, older in zip(links, links[2:], strict=False):
        yield Frame(settings, older=older, newer=newer)


def manuscript(head: Head, raw: Raw, settings: Settings, beside: Beside = NOTHING) -> Manuscript:
    """The issue and its text. What it names that lies beside its file, a bibliography or a picture, is `beside`."""
    return read_body(head, raw, kinds(settings), beside, settings.citations, settings.smart)


def texts(written: Manuscript, formulas: FormulaPictures | None = None) -> Texts:
    """The body of an issue in every target, from the one tree; page and feed of a paid one have what is free of it."""
    issue, document = written.issue, in_steps(written.document)
    public = public_part(document, issue)
    free = public or document
    there = {heading.string("id") for heading in free.headings()}
    has_toc = any(node.kind == "toc" for node in document.nodes)
    sections = (section for section in issue.sections if section.title and section.anchor in there and not has_toc)
    alike: Alike = {}
    web = to_html(free, alike)
    email, seams = email_with_seams(document, issue.page, formulas, alike)
    return Texts(
        web=web,
        email=email,
        feed=to_feed(free, issue.page, formulas, alike) if public or issue.audience != PAID else "",
        text=to_text(document, issue.page),
        contents=tuple(Link(section.title, section.anchor) for section in sections),
        terms=terms(web),
        seams=seams,
    )


def printed(head: Head, raw: Raw, frame: Frame, theme: Theme, beside: Beside, known: KnownFormulas) -> Printed:
    """Everything that is made of one issue. `known` looks up the pictures of formulas that earlier builds drew."""
    written = manuscript(head, raw, frame.settings, beside)
    formulas = formula_pictures(written.document, known)
    body = texts(written, formulas)
    made = [one for renderer in ISSUE_RENDERERS.values() for one in renderer.render(written.issue, body, frame, theme)]
    files = [one for one in made if isinstance(one, Artifact)]
    place = PurePosixPath(written.issue.place)
    files += (Artifact(place / picture.name, picture.png) for picture in formulas.values())
    problems = [one for one in made if isinstance(one, Problem)]
    problems += undrawn(written.document, formulas, head.path)
    drawn = tuple(formulas.values())
    return Printed(written.issue, body, tuple(files), tuple(pictures(written)), tuple(problems), drawn)


def mailed(written: Manuscript, settings: Settings, theme: Theme) -> Email:
    """The mail of an issue, and nothing else that is made of it."""
    from newsletter.render.email import email

    html, seams = email_with_seams(in_steps(written.document), written.issue.page)
    return email(written.issue, Texts("", html, "", "", seams=seams), Frame(settings), theme)


def blank_mail(settings: Settings, theme: Theme) -> Email:
    """A mail in which nothing is written yet: what is wrong with it is the template's fault."""
    from newsletter.render.email import email

    nowhere = Issue(PurePosixPath(), "", "", settings.absolute(""), settings.title, "")
    return email(nowhere, Texts("", "", "", ""), Frame(settings), theme)


def pictures(written: Manuscript) -> Iterator[Picture]:
    """The local images, recordings and files of an issue. `/assets/a.png` lies below the publication's own folder."""
    issue, document = written
    met = [node for node in document.of("image", "media", "link") if node.kind != "link" or node.get("file")]
    named = [node.children[0] if node.kind == "media" else node for node in met]
    files = [(node.string("url"), node.string("file"), node.line) for node in named]
    files += [(url, "", 1) for url in (issue.image, *_recorded(issue))]
    seen = set()
    for url, file, line in files:
        if is_local(path := plain_address(url)) and path not in seen:
            seen.add(path)
            source = PurePosixPath(file) if file else file_at(url, issue.path.parent)
            yield Picture(source, PurePosixPath(issue.place) / image_place(path), line)


def _recorded(issue: Issue) -> Iterator[str]:
    """The files of a recording."""
    if sound := issue.sound:
        yield from (sound.url, sound.transcript, *(chapter.image for chapter in sound.chapters))


def logo(settings: Settings) -> Iterator[Picture]:
    """The logo, when it is a file of the publication; it keeps its place."""
    shown = settings.theme.logo
    if shown and shown.is_local:
        yield Picture(PurePosixPath(shown.file), PurePosixPath(shown.file), 0)


class Unreviewed(NamedTuple):
    """A year that nobody wrote a review of, and all that its review is about: its issues and those of the year before.

    `told` are works that both it and an earlier year told of, each with the issue that told of it first.
    """

    period: Period
    issues: tuple[Issue, ...]
    told: tuple[tuple[str, Issue], ...]


def unreviewed(publication: Publication) -> Iterator[Unreviewed]:
    """Each such year, oldest first. The archive is gone through once, however many years it has."""
    made = {issue.period.name for issue in publication.issues if issue.period}
    first = first_told(publication.issues)
    by_year: dict[int, list[Issue]] = {}
    for issue in publication.issues:
        day = issue.period.end if issue.period else issue_day(issue)
        if day:
            by_year.setdefault(day.year, []).append(issue)
    for period in years(publication.issues):
        if period.name not in made:
            within = by_year.get(period.start.year, [])
            works = dict.fromkeys(work for issue in within for work in issue.works)
            told = tuple((work, first[work]) for work in works if work in first)
            yield Unreviewed(period, (*by_year.get(period.start.year - 1, ()), *within), told)


def automatic_review(about: Unreviewed, settings: Settings, context: Context) -> Raw:
    """The review of a period as the file that somebody could have written."""
    facts = review_facts(about.issues, about.period, context, first=dict(about.told))
    return Raw(PurePosixPath(f"reviews/{about.period.name}.md"), automatic(facts, settings).encode())


def pages(publication: Publication, renderers: Iterable[str] = PUBLICATION_RENDERERS) -> Iterator[Page]:
    """Every file that is about more than one issue. None of them is made yet."""
    for name in renderers:
        yield from PUBLICATION_RENDERERS[name].pages(publication)


def page_words(page: Page, base: str) -> tuple[object, ...]:
    """All that a page is made of: equal words, equal bytes. `base`: program, settings and theme."""
    return base, page.path, page.make.__module__, page.make.__qualname__, page.about


def made(page: Page, press: Press) -> bytes | Iterator[bytes]:
    """The page itself, in pieces if it is long."""
    return page.make(press, *page.about)
