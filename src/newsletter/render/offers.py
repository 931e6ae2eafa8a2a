"""Issues in, every feed that a reader may choose out: the whole, by section, by topic, by language, to listen to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication, Settings
from newsletter.render.feed_text import language_tag
from newsletter.render.once import once
from newsletter.render.sections import shelves
from newsletter.render.topics import by_topic

PODCAST = "podcast.xml"


class Offer(NamedTuple):
    """A feed: the group that it belongs to, its name, its place, and the place of the page that shows the same."""

    group: str
    name: str
    place: str
    page: str


def offers(publication: Publication) -> tuple[Offer, ...]:
    """Every feed besides the three of the whole publication, in the order in which the page shows them."""
    return tuple(_offers(publication.issues, publication.settings))


def _offers(issues: tuple[Issue, ...], settings: Settings) -> Iterator[Offer]:
    if spoken(issues):
        yield Offer("Podcast", "Episodes to listen to", PODCAST, "")
    for language in languages(issues, settings):
        yield Offer("Languages", language, language_feed(language), "")
    for shelf in shelves(issues):
        yield Offer("Sections", shelf.title, shelf.place + "feed.xml", shelf.place)
    for topic in by_topic(issues):
        if topic.is_named:
            yield Offer("Topics", topic.name, topic.place + "feed.xml", topic.place)


@once
def spoken(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """The issues that carry sound. What was sold is not given away."""
    return tuple(issue for issue in issues if issue.sound and issue.audience != "paid")


def languages(issues: tuple[Issue, ...], settings: Settings) -> tuple[str, ...]:
    """The languages of the issues, the publication's own first; none when all are in one."""
    met = {language_tag(issue.language) for issue in issues} - {""}
    own = language_tag(settings.language)
    return tuple(sorted(met, key=lambda tag: (tag != own, tag))) if len(met) > 1 else ()


def language_feed(language: str) -> str:
    """The place of the feed of a language: `feeds/pt-br.xml`."""
    return f"feeds/{language.lower()}.xml"
