"""An issue in, its web page out, and a redirect from each address it had before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Frame
from newsletter.render.linked_data import of_issue
from newsletter.render.places import absolute, file_of, relative
from newsletter.render.renderer import IssueRenderer, Texts
from newsletter.render.theme import rendered
from newsletter.render.webpage import webpage
from newsletter.text.slugs import slugify


def _pages(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> Iterator[Artifact]:
    home = PurePosixPath(issue.place, "index.html")
    yield Artifact(home, _page(issue, texts, frame, theme))
    for alias in issue.aliases:
        old = PurePosixPath(file_of(alias if alias.startswith("/") else f"issues/{alias}"))
        if old.name and old != home:
            yield Artifact(old, _redirect(issue, theme, str(old)))


def _page(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> bytes:
    settings = frame.settings
    return webpage(
        theme,
        settings,
        "web/issue.html",
        f"{issue.place}/",
        issue.title,
        issue.description,
        issue=issue,
        body=Markup(texts.web),
        contents=texts.contents,
        topics=tuple(Link(topic, f"topics/{slugify(topic)}/") for topic in issue.topics),
        older=frame.older,
        newer=frame.newer,
        canonical=issue.canonical or issue.page,
        language=issue.language,
        image=absolute(issue.image, f"{issue.place}/", settings),
        image_alt=issue.image_alt,
        indexed=issue.status == "published",
        linked_data=of_issue(issue, settings),
    )


def _redirect(issue: Issue, theme: Theme, place: str) -> bytes:
    target = relative(place, f"{issue.place}/")
    return rendered(theme, "web/redirect.html", issue=issue, target=target).encode("utf-8", "replace")


RENDERER = IssueRenderer("web", _pages)
