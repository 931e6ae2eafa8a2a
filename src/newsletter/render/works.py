"""A year of a shelf in, the works that its issues covered out, in the words of the page that shows them.

Thousands stand on a shelf, so each is made ready here: a template that looks up and formats takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsletter.model.issue import Entry, Issue, Link
from newsletter.render.filters import host
from newsletter.render.mentions import Mention, Tell, mentioned, told_in
from newsletter.render.outline import Outline
from newsletter.render.places import relative
from newsletter.render.recurring import Recurring
from newsletter.render.weights import LONGEST_COMMENT
from newsletter.render.years import Leaf, Year
from newsletter.text.patterns import pattern
from newsletter.text.words import cut

# A comment is searched for the sign alone; the blank before it goes when the words are cut.
_HASHTAGS = pattern(r"#[\w/+-]+(?:\s*#[\w/+-]+)*\s*\Z")


class Work(NamedTuple):
    """A paper, a model, a post: what the newest mention says of it, and every mention, newest first.

    Of one that has more mentions than a page has room for, `later` leads to where the newer ones stand.
    """

    title: str
    href: str
    host: str
    comment: str
    mentions: tuple[Mention, ...]
    later: Link | None = None


class YearOfWorks(NamedTuple):
    """A year on the page of a shelf: its works, newest first, and how many issues they are from.

    `later` are works that stand in a later year, which tells of them again, each with the way there.
    """

    name: str
    anchor: str
    issues: int
    works: tuple[Work, ...]
    later: tuple[Link, ...]


def works(year: Year, tell: Tell, leaf: Leaf, recurring: Recurring) -> YearOfWorks:
    """The works of a year on its page, which `tell` lists for each issue. Two entries with one address are one work."""
    shared = {work.url: work for work in recurring}
    met: dict[str, tuple[Entry, list[Mention]]] = {}
    telling: set[str] = set()
    retold: set[str] = set()  # works of which only a review has told so far: an earlier issue has more to say
    for issue, told in told_in(year, tell):
        for entry, mention in mentioned(issue, told, relative(leaf.place, f"{issue.place}/")):
            telling.add(issue.place)
            name = identity(issue, entry)
            _, mentions = met.setdefault(name, (entry, []))
            if issue.kind == "review" and not mentions:
                retold.add(name)
            elif issue.kind != "review" and name in retold:
                retold.remove(name)
                met[name] = entry, mentions
            if mention not in mentions:
                mentions.append(mention)
    found: list[Work] = []
    later: list[Link] = []
    for name, (entry, mentions) in met.items():
        again = shared.get(name)
        way = again.later and again.later._replace(url=relative(leaf.place, again.later.url)) if again else None
        if not again or again.mentions:
            found.append(Work(*_facts(entry), _seen_from(leaf, again.mentions) if again else tuple(mentions), way))
        elif way:
            later.append(way._replace(title=_called(entry)))
    return YearOfWorks(year.name, year.anchor, len(telling), tuple(found), tuple(later))


def identity(issue: Issue | Outline, entry: Entry) -> str:
    """What makes two entries one work: the address. An entry without one is a work of its own."""
    return entry.url or f"{issue.place}:{entry.line}"


def _seen_from(leaf: Leaf, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions with their places as addresses on a page."""
    return tuple(mention._replace(address=relative(leaf.place, mention.address)) for mention in mentions)


@lru_cache(maxsize=4096)
def _facts(entry: Entry) -> tuple[str, str, str, str]:
    """What a work says of itself; pages of a section and of each of its topics all say it."""
    href = next((address for address in (entry.href, entry.url) if address.startswith(("https://", "http://"))), "")
    return _called(entry), href, host(href), _said(entry.comment) if entry.title else ""


def _said(comment: str) -> str:
    """The beginning of a comment, without the tags at its end."""
    before, sign, _ = comment.partition("#")
    tags = _HASHTAGS.search(comment, len(before.rstrip())) if sign else None
    return cut(comment[: tags.start()] if tags else comment, LONGEST_COMMENT)


def _called(entry: Entry) -> str:
    return entry.title or entry.comment or entry.url
