"""Has this been covered? The question that every link newsletter has to answer before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from newsletter.library.merge import says_nothing
from newsletter.library.titles import Titles, titles_of
from newsletter.model.issue import Issue
from newsletter.text.urls import canonical, host, is_web, may_be_part, work
from newsletter.text.words import normal_title

Standing = Literal["new", "covered", "follow-up", "allowed"]


class Mention(NamedTuple):
    """Where something was covered first: the issue, the address and the title under which it stood there."""

    issue: Issue
    url: str
    title: str
    line: int

    def __str__(self) -> str:
        number = f"#{self.issue.number}" if self.issue.number is not None else self.issue.slug
        return f"{number}, {self.issue.published:%Y-%m-%d}" if self.issue.published else number


class Coverage(NamedTuple):
    """`covered`: the same thing again. `follow-up`: something new about the same paper, model or repository."""

    standing: Standing
    mention: Mention | None = None

    def __str__(self) -> str:
        return f"{self.standing} (covered in {self.mention})" if self.mention else self.standing


@dataclass(frozen=True, slots=True)
class Coverages:
    """What all issues covered, ready to be asked. Build it with `coverages`.

    `by_work` has the works of which only a part was linked: a release of a repository, a file of a model.
    """

    by_url: Mapping[str, Mention]
    by_work: Mapping[str, Mention]
    by_title: Mapping[str, Mention]
    titles: Titles
    allowed: frozenset[str] = field(default_factory=frozenset)

    def of(self, url: str, title: str = "") -> Coverage:
        """How a link stands to the past: by its address, then by the work behind it, then by a nearly equal title."""
        address = canonical(url) if url else ""
        known = self.by_url.get(address) or self.told_of(address) if address else None
        if address and self._is_allowed(address):
            return Coverage("allowed", known)
        if address in self.by_url:
            return Coverage("covered", self.by_url[address])
        if known:
            return Coverage("follow-up", known)
        alike = self._alike(title, address)
        if alike:
            return Coverage("follow-up" if address and alike.url else "covered", alike)
        return Coverage("new")

    def told_of(self, address: str) -> Mention | None:
        """The first mention of the work that a canonical address belongs to, or of a part of it."""
        whole = work(address)
        return self.by_url.get(whole) or self.by_work.get(whole)

    def _is_allowed(self, address: str) -> bool:
        return address in self.allowed or host(address) in self.allowed

    def _alike(self, title: str, address: str) -> Mention | None:
        """The first mention of that title, or of a nearly equal one; a short one says enough only where it is exact."""
        exact = self.by_title.get(normal_title(title)) if not address and not says_nothing(title) else None
        return exact or next((self.by_title[found] for found in self.titles.near(title)), None)


def coverages(issues: Iterable[Issue], allowed: Iterable[str] = ()) -> Coverages:
    """The memory of a publication: `issues` oldest first, so that the first mention is the one that is named."""
    by_url: dict[str, Mention] = {}
    by_work: dict[str, Mention] = {}
    by_title: dict[str, Mention] = {}
    for issue in issues:
        if issue.kind == "review":
            continue  # a review tells again what other issues covered
        for mention in _mentions(issue):
            if mention.url and mention.url not in by_url:
                by_url[mention.url] = mention
                whole = work(mention.url) if may_be_part(mention.url) else mention.url
                if whole != mention.url:
                    by_work.setdefault(whole, mention)
            if mention.title:
                by_title.setdefault(normal_title(mention.title), mention)
    spelled = frozenset(canonical(one) if is_web(one) else one.removeprefix("www.") for one in allowed)
    return Coverages(by_url, by_work, by_title, titles_of(by_title), spelled)


def _mentions(issue: Issue) -> Iterable[Mention]:
    for entry in issue.entries:
        yield Mention(issue, entry.url, entry.title, entry.line)
        for url in entry.links[1:]:
            yield Mention(issue, url, "", entry.line)
    for link in issue.links:
        if link.address:
            yield Mention(issue, link.address, "", link.line)
