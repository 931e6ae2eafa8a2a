"""Issues in, the pages of each topic out, and one that lists them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication
from newsletter.render.leaves import leaves
from newsletter.render.mentions import Told, by_tag, told_under
from newsletter.render.once import once
from newsletter.render.outline import Outline, outlines
from newsletter.render.recurring import Recurring, recurring
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.sections import shelves
from newsletter.render.webpage import webpage
from newsletter.render.weights import fitting, of_issue, of_line, of_works
from newsletter.render.works import works
from newsletter.render.years import Leaf, Year
from newsletter.text.slugs import slugify
from newsletter.text.words import plural


class Topic(NamedTuple):
    """A topic and its issues, newest first. `place` is the folder of its pages and its feed.

    One that no issue names, but only `#tags` of items do, has the issues with these items. `slug` is `moe` for `#moe`.
    `leaves` are its pages, with all issues that name it or tell of something under it; `mentions` is how many items are
    told of under it, and `told` are those of the issues of which something leads somewhere, by their places.
    """

    name: str
    slug: str
    issues: tuple[Issue, ...]
    leaves: tuple[Leaf, ...]
    is_named: bool
    mentions: int
    told: Mapping[str, list[Told]]

    @property
    def place(self) -> str:
        """The folder of its pages and its feed."""
        return _place(self.slug)


@once
def by_topic(issues: tuple[Issue, ...]) -> tuple[Topic, ...]:
    """The topics of some issues and the tags of their items: those named by issues first, the most written of first.

    Two spellings with one slug are one topic, called by the spelling used most.
    """
    met: defaultdict[str, _Met] = defaultdict(_Met)
    for issue, outline in zip(issues, outlines(issues), strict=True):
        named, tagged = ({slugify(name): name for name in names} for names in (issue.topics, issue.tags))
        items = by_tag(issue)
        for slug in named | tagged:
            met[slug].every.append((issue, outline))
            under = items.get(slug, [])
            met[slug].weights[issue.place] = of_issue(outline) + sum(of_works(outline, under))
            met[slug].mentions += len(under)
            if any(entry.url for _, entry in under):
                met[slug].told[issue.place] = under
        for slug, name in named.items():
            met[slug].named.append(issue)
            met[slug].spellings[name] += 1
        for slug, name in tagged.items():
            met[slug].spellings[name] += 0
    topics = (_topic_of(slug, one) for slug, one in met.items())
    return tuple(sorted(topics, key=lambda one: (not one.is_named, -len(one.issues), one.name.casefold(), one.slug)))


class _Met:
    """What was met of a topic: the issues that name it, all of its issues, what they tell, and how it is spelt."""

    def __init__(self) -> None:
        self.named: list[Issue] = []
        self.every: list[tuple[Issue, Outline]] = []
        self.weights: dict[str, int] = {}
        self.mentions = 0
        self.spellings: Counter[str] = Counter()
        self.told: dict[str, list[Told]] = {}


def name_of(spellings: Counter[str]) -> str:
    """The spelling used most in heads; a tag is only a word."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def _topic_of(slug: str, met: _Met) -> Topic:
    def divide(issue: Outline) -> list[int]:
        first, *more = of_works(issue, told_under(issue, slug)) or [0]
        return [of_issue(issue) + first, *more]

    every, shown = zip(*met.every, strict=True)
    pages = leaves(_place(slug), shown, weigh=lambda issue: met.weights[issue.place], divide=divide)
    named = tuple(met.named) or every
    return Topic(name_of(met.spellings), slug, named, pages, bool(met.named), met.mentions, met.told)


def _place(slug: str) -> str:
    return f"topics/{slug}/"


def _pages(publication: Publication) -> Iterator[Page]:
    topics = by_topic(publication.issues)
    listed = topics[: fitting(of_line(topic.name, topic.place) for topic in topics)]
    by_topics = tuple((topic.name, topic.place, _counted(len(topic.issues), topic.mentions)) for topic in listed)
    by_kinds = tuple((shelf.title, shelf.place, shelf.size) for shelf in shelves(publication.issues))
    yield Page(PurePosixPath("topics/index.html"), _overview, (by_topics, by_kinds, len(topics) - len(listed)))
    for topic in topics:
        spots = _spots(topic, topic.leaves)
        shared = (_moved(again, spots) for again in recurring(topic.leaves, partial(_told, topic.told)))
        for leaf in topic.leaves:
            about = (topic.name, topic.slug, topic.is_named, leaf, tuple(islice(shared, len(leaf.years))))
            yield Page(PurePosixPath(leaf.place, "index.html"), _topic, about)


def _told(told: Mapping[str, list[Told]], issue: Outline) -> Iterable[Told]:
    return told.get(issue.place, ())


def _spots(topic: Topic, pages: Iterable[Leaf]) -> Mapping[str, str]:
    """Where the years of a topic begin, and their works: below the issues, these have an anchor of their own."""
    return {
        f"{leaf.place}#{year.anchor}": f"{leaf.place}#{_anchor(year, leaf, topic.slug, topic.is_named)}"
        for leaf in pages
        for year in leaf.years
    }


def _moved(shared: Recurring, spots: Mapping[str, str]) -> Recurring:
    """The ways to works of other years, to the works themselves."""
    return tuple(one._replace(later=one.later and one.later._replace(url=spots[one.later.url])) for one in shared)


def _anchor(year: Year, leaf: Leaf, slug: str, is_named: bool) -> str:
    """Where the works of a year begin. Issues of it stand under its name when the topic has more than one page."""
    above = (leaf.older or leaf.newer) and (not is_named or any(_names(issue, slug) for issue in year.issues))
    return f"m{year.anchor[1:]}" if above else year.anchor


def _names(issue: Outline, slug: str) -> bool:
    return slug in map(slugify, issue.topics)


def _counted(issues: int, mentions: int) -> str:
    return plural(issues, "issue") + (f", {plural(mentions, 'mention')}" if mentions else "")


Counted = tuple[tuple[str, str, int | str], ...]


def _overview(press: Press, topics: Counted, kinds: Counted, more: int) -> bytes:
    """As many topics as the page holds. What is left out stands least often, and tags before topics."""
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
        more=more,
    )


def _topic(press: Press, name: str, slug: str, is_named: bool, leaf: Leaf, shared: tuple[Recurring, ...]) -> bytes:
    """The issues on a topic, and below them each item that is tagged with it."""
    on = _only(leaf, slug) if is_named else leaf
    mentioned = [
        works(year, partial(told_under, slug=slug), leaf, again)._replace(anchor=_anchor(year, leaf, slug, is_named))
        for year, again in zip(leaf.years, shared, strict=True)
    ]
    total = _counted(len(on.issues), sum(len(year.works) for year in mentioned))
    return webpage(
        press.theme,
        press.settings,
        "web/topic.html",
        leaf.place,
        leaf.headed(name),
        f"{total} of {press.settings.title} on {name}{f' in {leaf.name}' if leaf.name else ''}.",
        indexed=leaf.listed,
        name=name,
        home=_place(slug),
        total=total,
        leaf=on,
        page=leaf,
        mentioned=[year for year in mentioned if year.works or year.later],
    )


def _only(leaf: Leaf, slug: str) -> Leaf:
    """A page with those issues alone that name the topic themselves."""
    years = (year._replace(issues=tuple(one for one in year.issues if _names(one, slug))) for year in leaf.years)
    return leaf._replace(years=tuple(year for year in years if year.issues))


RENDERER = PublicationRenderer("topics", _pages)
