"""The library: everything ever collected or covered, a fold over seeds, notes and issues, computed on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from newsletter.library.lost_links import addresses
from newsletter.library.merge import merged
from newsletter.model.issue import Issue
from newsletter.model.item import Item, Sighting
from newsletter.model.source import Source
from newsletter.text.urls import canonical, is_web, typed
from newsletter.text.words import normal_title


@dataclass(frozen=True, slots=True)
class Library:
    """Items by canonical address, or by `title:…` where nobody has one, in the order in which they were first met."""

    items: Mapping[str, Item]

    def covered(self) -> tuple[Item, ...]:
        """The items that stand in an issue."""
        return tuple(item for item in self.items.values() if issues_of(item))

    def unused(self) -> tuple[Item, ...]:
        """The items that no issue has told of yet."""
        return tuple(item for item in self.items.values() if not issues_of(item))

    def find(self, query: str) -> tuple[Item, ...]:
        """The items whose address is `query`, or whose title, words or address hold all of its words."""
        exact = self.items.get(canonical(typed(query) or query))
        if exact:
            return (exact,)
        words = normal_title(query).split() or [query.casefold()]
        return tuple(item for item in self.items.values() if _holds(item, words))


def gather(sources: Iterable[Source], issues: Iterable[Issue]) -> Library:
    """Everything in seeds, notes and issues (oldest issue first), two sightings of one address being one item."""
    met: dict[str, Item] = {}
    lost: list[Item] = []
    for source in sources:
        for item in (*_itself(source), *source.items):
            if item.url:
                met[item.url] = merged(met[item.url], item) if item.url in met else item
            else:
                lost.append(item)
    for issue in issues:
        if issue.kind == "review":
            continue  # a review tells again what other issues covered
        for item in _in_issue(issue):
            met[item.url] = merged(met[item.url], item) if item.url in met else item
    known = addresses(met.values() if lost else ())
    for item in lost:
        url = known.of(item)
        key = url or f"title:{_same_name(item)}"
        met[key] = merged(met[key], item) if key in met else item._replace(url=url)
    return Library(met)


def _same_name(item: Item) -> str:
    """What two sightings of one name have in common; of a model also where they spell it apart (GPT4, GPT-4)."""
    title = normal_title(item.title)
    if not any(seen.section == "models" for seen in item.seen):
        return title
    return "".join(letter for letter in normalize("NFKD", title) if letter.isalnum())


def issues_of(item: Item) -> tuple[Sighting, ...]:
    """Where an item was covered, the earliest issue first."""
    return tuple(sighting for sighting in item.seen if sighting.by == "issue")


def _itself(source: Source) -> Iterable[Item]:
    if source.url:
        sighting = Sighting("seed", source.path, 1, source.description)
        yield Item(source.url, source.title, source.url, source.authors, source.published, source.topics, (sighting,))


def _in_issue(issue: Issue) -> Iterable[Item]:
    told = set()
    for section in issue.sections:
        for entry in section.entries:
            if entry.url and is_web(entry.url):
                told.add(entry.url)
                sighting = Sighting(
                    "issue", issue.path, entry.line, entry.comment, section.title, section.kind, issue.slug
                )
                yield Item(entry.url, entry.title, entry.href, topics=entry.topics, seen=(sighting,))
    for link in issue.links:
        url = link.address
        if url and url not in told:
            told.add(url)
            yield Item(
                url,
                link.title,
                link.url,
                seen=(Sighting("issue", issue.path, link.line, link.title, issue=issue.slug),),
            )


def _holds(item: Item, words: Iterable[str]) -> bool:
    text = " ".join(
        (
            normal_title(item.title),
            item.url.casefold(),
            *(sighting.words.casefold() for sighting in item.seen),
        )
    )
    return all(word in text for word in words)
