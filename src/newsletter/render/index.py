"""Issues in, the front page (the latest issue and those before it) and the archive by year out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Publication
from newsletter.render.embedding import embedded
from newsletter.render.excerpt import excerpt
from newsletter.render.leaves import leaves
from newsletter.render.linked_data import of_publication
from newsletter.render.once import once
from newsletter.render.outline import Outline, outlined, outlines
from newsletter.render.places import at_home
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.topics import by_topic
from newsletter.render.webpage import webpage
from newsletter.render.years import Leaf

_TOPICS_SHOWN = 12
_MOST = 30_000
"""How many characters of the latest issue the front page shows."""


@once
def archive(issues: tuple[Issue, ...]) -> tuple[Leaf, ...]:
    """The pages of the archive."""
    return leaves("archive/", outlines(issues))


def _pages(publication: Publication) -> Iterator[Page]:
    issues = publication.issues
    topics = tuple(Link(topic.name, topic.place) for topic in by_topic(issues)[:_TOPICS_SHOWN])
    earlier = tuple(map(outlined, issues[1 : publication.settings.recent_issues + 1]))
    yield Page(PurePosixPath("index.html"), _front, (len(issues), topics, issues[:1], earlier))
    for leaf in archive(issues):
        total = len(leaf.issues if leaf.name else issues)
        yield Page(PurePosixPath(leaf.place, "index.html"), _archive, (total, leaf))


def _front(
    press: Press, total: int, topics: tuple[Link, ...], newest: tuple[Issue, ...], earlier: tuple[Outline, ...]
) -> bytes:
    latest = newest[0] if newest else None
    beginning, more = excerpt(press.web(latest), _MOST) if latest else ("", False)
    body = at_home(embedded(beginning, f"{latest.place}/", ""), "", press.settings) if latest else ""
    return webpage(
        press.theme,
        press.settings,
        "web/index.html",
        "",
        "",
        latest=latest,
        body=Markup(body),
        more=more,
        earlier=earlier,
        total=total,
        topics=topics,
        linked_data=of_publication(press.settings),
    )


def _archive(press: Press, total: int, leaf: Leaf) -> bytes:
    about = f"Every issue of {press.settings.title}{f' in {leaf.name}' if leaf.name else ', by year'}."
    return webpage(
        press.theme,
        press.settings,
        "web/archive.html",
        leaf.place,
        leaf.headed("Archive"),
        about,
        indexed=leaf.listed or not leaf.name,
        total=total,
        leaf=leaf,
    )


RENDERER = PublicationRenderer("index", _pages)
