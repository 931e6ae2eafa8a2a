"""An issue in, its web page out, and a redirect from each address it had before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from newsletter.issues.old_addresses import old_files
from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Frame
from newsletter.render.feed_entry import first_words
from newsletter.render.linked_data import of_issue
from newsletter.render.places import absolute, at_home
from newsletter.render.podcast import heard
from newsletter.render.redirects import redirect
from newsletter.render.renderer import IssueRenderer, Texts
from newsletter.render.social_card import card_of
from newsletter.render.webpage import webpage
from newsletter.text.slugs import slugify


def _pages(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> Iterator[Artifact]:
    home = PurePosixPath(issue.place, "index.html")
    yield Artifact(home, _page(issue, texts, frame, theme))
    for old in old_files(issue):
        page = redirect(theme, frame.settings, str(old), f"{issue.place}/", issue.title, issue.language)
        yield Artifact(old, page)


def _page(issue: Issue, texts: Texts, frame: Frame, theme: Theme) -> bytes:
    settings = frame.settings
    return webpage(
        theme,
        settings,
        "web/issue.html",
        f"{issue.place}/",
        issue.title,
        issue.description or first_words(texts.web),
        issue=issue,
        body=Markup(at_home(texts.web, f"{issue.place}/", settings)),
        contents=texts.contents,
        sound=heard(issue),
        topics=tuple(Link(topic, f"topics/{slugify(topic)}/") for topic in issue.topics),
        older=frame.older,
        newer=frame.newer,
        canonical=issue.canonical or issue.page,
        language=issue.language,
        image=absolute(issue.image or card_of(issue, settings), f"{issue.place}/", settings),
        image_alt=issue.image_alt if issue.image else f"{settings.title}: {issue.title}",
        indexed=issue.status == "published",
        linked_data=of_issue(issue, settings),
    )


RENDERER = IssueRenderer("web", _pages)
