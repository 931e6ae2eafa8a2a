"""Issues in, the pages of each topic out, and one that lists them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication
from newsletter.render.once import once
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.sections import shelves
from newsletter.render.webpage import webpage
from newsletter.render.years import Leaf, leaves
from newsletter.text.slugs import slugify
from newsletter.text.words import plural


class Topic(NamedTuple):
    """A topic, its issues, newest first, and its pages. `place` is the folder of its pages and its feed."""

    name: str
    place: str
    issues: tuple[Issue, ...]
    leaves: tuple[Leaf, ...]


@once
def by_topic(issues: tuple[Issue, ...]) -> tuple[Topic, ...]:
    """The topics of some issues, the most written of first.

    Two spellings with one slug are one topic, called by the spelling used most.
    """
    met: dict[str, list[Issue]] = {}
    spellings: dict[str, Counter[str]] = {}
    for issue in issues:
        for slug, name in {slugify(topic): topic for topic in issue.topics}.items():
            met.setdefault(slug, []).append(issue)
            spellings.setdefault(slug, Counter())[name] += 1
    topics = (
        Topic(
            min(spellings[slug], key=lambda name: (-spellings[slug][name], name)),
            f"topics/{slug}/",
            tuple(on),
            leaves(f"topics/{slug}/", on),
        )
        for slug, on in met.items()
    )
    return tuple(sorted(topics, key=lambda topic: (-len(topic.issues), topic.name.casefold(), topic.place)))


def _pages(publication: Publication) -> Iterator[Page]:
    topics = by_topic(publication.issues)
    by_topics = tuple((topic.name, topic.place, len(topic.issues)) for topic in topics)
    by_kinds = tuple((shelf.title, shelf.place, shelf.size) for shelf in shelves(publication.issues))
    yield Page(PurePosixPath("topics/index.html"), _overview, (by_topics, by_kinds))
    for topic in topics:
        for leaf in topic.leaves:
            total = len(leaf.issues if leaf.name else topic.issues)
            yield Page(PurePosixPath(leaf.place, "index.html"), _topic, (topic.name, topic.place, total, leaf))


Counted = tuple[tuple[str, str, int], ...]


def _overview(press: Press, topics: Counted, kinds: Counted) -> bytes:
    about = f"What {press.settings.title} is about, by topic and by section."
    return webpage(
        press.theme,
        press.settings,
        "web/topics.html",
        "topics/",
        "Topics",
        about,
        topics=topics,
        shelves=kinds,
    )


def _topic(press: Press, name: str, home: str, total: int, leaf: Leaf) -> bytes:
    about = f"{plural(total, 'issue')} of {press.settings.title} on {name}{f' in {leaf.name}' if leaf.name else ''}."
    return webpage(
        press.theme,
        press.settings,
        "web/topic.html",
        leaf.place,
        leaf.headed(name),
        about,
        indexed=leaf.listed,
        home=home,
        total=total,
        leaf=leaf,
    )


RENDERER = PublicationRenderer("topics", _pages)
