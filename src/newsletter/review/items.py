"""The issues of a period in; the papers, models and links they tell of out, and the sites they link to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from newsletter.model.issue import Entry, Issue
from newsletter.text.urls import host, is_web


class Covered(NamedTuple):
    """A thing that issues told of, known by its canonical address. `mentions` counts the entries with it.

    `kind` is a section kind (`papers`, `models`, …); `issues` are all that mention it, in order.
    """

    title: str
    url: str
    kind: str
    mentions: int
    issues: tuple[Issue, ...]


class Site(NamedTuple):
    """A host, how many links lead to it, and how many issues have one."""

    host: str
    links: int
    issues: int


def covered(issues: Iterable[Issue]) -> tuple[Covered, ...]:
    """Every item that has an entry of its own: in most issues first, then most mentioned, then met first.

    An entry counts once for each address in it: a paper is mentioned by its own entries and by those that
    refer to it. What is only referred to is no item.
    """
    own: dict[str, list[tuple[str, Entry]]] = {}
    mentions: dict[str, list[Issue]] = {}
    for issue, kind, entry in _entries(issues):
        if entry.url:
            own.setdefault(entry.url, []).append((kind, entry))
        for url in dict.fromkeys((entry.url, *entry.links)):
            mentions.setdefault(url, []).append(issue)
    found = (_item(url, entries, mentions[url]) for url, entries in own.items())
    return tuple(sorted(found, key=lambda item: (-len(item.issues), -item.mentions)))


def sites(issues: Iterable[Issue]) -> tuple[Site, ...]:
    """The hosts that issues link to, most linked first, then by name. The publication itself is no site."""
    issues = tuple(issues)
    own = {"", *(host(issue.page) for issue in issues)}
    links: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for issue in issues:
        hosts = [name for link in issue.links if is_web(link.url) and (name := host(link.url)) not in own]
        links.update(hosts)
        within.update(set(hosts))
    found = (Site(name, number, within[name]) for name, number in links.items())
    return tuple(sorted(found, key=lambda site: (-site.links, -site.issues, site.host)))


def _item(url: str, entries: list[tuple[str, Entry]], mentions: list[Issue]) -> Covered:
    title = next((entry.title for _, entry in entries if entry.title), url)
    kind = _kind(entries[0][1].nature, Counter(kind for kind, _ in entries))
    issues = {str(issue.path): issue for issue in mentions}
    return Covered(
        title,
        url if is_web(url) else urljoin(mentions[0].page, entries[0][1].href),
        kind,
        len(mentions),
        tuple(issues.values()),
    )


def _kind(nature: str, sections: Counter[str]) -> str:
    """The kind of section that an item stood in most; a paper among links or in an essay is a paper."""
    kind = sections.most_common(1)[0][0]
    return kind if kind in _KINDS.values() else _KINDS.get(nature, kind)


_KINDS = {"paper": "papers", "model": "models"}


def _entries(issues: Iterable[Issue]) -> Iterator[tuple[Issue, str, Entry]]:
    for issue in issues:
        for section in issue.sections:
            for entry in section.entries:
                yield issue, section.kind, entry
