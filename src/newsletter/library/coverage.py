"""Has this been covered? The question that every link newsletter has to answer before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from newsletter.library.merge import says_nothing
from newsletter.library.titles import Titles, titles_by
from newsletter.library.told import Told
from newsletter.model.issue import Head
from newsletter.text.urls import canonical, host, is_web, whole
from newsletter.text.words import title_key

Standing = Literal["new", "covered", "follow-up", "allowed"]


class Named(NamedTuple):
    """An issue as it is named to a reader: "#12, 2023-11-29"; where its file lies and its page."""

    path: str
    name: str
    page: str

    def __str__(self) -> str:
        return self.name


Place = tuple[int, int, str]
"""Where something was told of first: the issue by its number in the archive, the line, the address it had there."""


class Mention(NamedTuple):
    """Where something was covered first: the issue, the line, and the address that it had there."""

    issue: Named
    line: int
    url: str

    def __str__(self) -> str:
        return str(self.issue)


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

    issues: Sequence[Named]
    by_url: Mapping[str, Place]
    by_work: Mapping[str, Place]
    by_title: Mapping[str, Place]
    titles: Titles
    allowed: frozenset[str] = field(default_factory=frozenset)

    def of(self, url: str, title: str = "") -> Coverage:
        """How a link stands to the past: by its address, then by the work behind it, then by a nearly equal title."""
        address = canonical(url) if url else ""
        same = self.by_url.get(address) if address else None
        known = same or (self._work(address) if address else None)
        if address and self._is_allowed(address):
            return Coverage("allowed", self._mention(known))
        if known:
            return Coverage("covered" if same else "follow-up", self._mention(known))
        alike = self._alike(title, address)
        if alike:
            return Coverage("follow-up" if address and alike[2] else "covered", self._mention(alike))
        return NEW

    def first(self, address: str) -> Mention | None:
        """The first mention of a canonical address itself."""
        return self._mention(self.by_url.get(address))

    def told_of(self, address: str) -> Mention | None:
        """The first mention of the work that a canonical address belongs to, or of a part of it."""
        return self._mention(self._work(address))

    def _work(self, address: str) -> Place | None:
        found = whole(address)
        return self.by_url.get(found) or self.by_work.get(found)

    def _mention(self, place: Place | None) -> Mention | None:
        return Mention(self.issues[place[0]], *place[1:]) if place else None

    def _is_allowed(self, address: str) -> bool:
        return bool(self.allowed) and (address in self.allowed or host(address) in self.allowed)

    def _alike(self, title: str, address: str) -> Place | None:
        """The first place of that title, or of a nearly equal one; a short one says enough only where it is exact."""
        exact = self.by_title.get(title_key(title)) if not address and not says_nothing(title) else None
        return exact or next((self.by_title[found] for found in self.titles.near(title)), None)


NEW = Coverage("new")


class Asked(Protocol):
    """Whoever can be asked how a link stands to the past."""

    def of(self, url: str, title: str = "") -> Coverage:
        """See `Coverages.of`."""


class Remembered(NamedTuple):
    """The past, and what it answered before: by address and title."""

    past: Coverages
    answers: dict[tuple[str, str], Coverage]

    def of(self, url: str, title: str = "") -> Coverage:
        """See `Coverages.of`."""
        found = self.answers.get((url, title))
        if found is None:
            found = self.answers[(url, title)] = self.past.of(url, title)
        return found


def coverages(past: Iterable[Told], allowed: Iterable[str] = ()) -> Coverages:
    """The memory of a publication: `past` oldest first, so that the first mention is the one that is named."""
    issues = [one for one in past if one.head.kind != "review"]  # which tells again what other issues covered
    told = [(number, one) for number, one in enumerate(issues) if one.lines]
    urls, titles = _column(one.urls for _, one in told), _column(one.titles for _, one in told)
    numbers = [number for number, one in told for _ in one.lines]
    lines = [line for _, one in told for line in one.lines]
    places = list(zip(numbers, lines, urls, strict=True))
    return Coverages(
        [_named(one.head) for one in issues],
        _first(urls, places),
        _first(_column(one.works for _, one in told), places),
        _first(titles, places),
        titles_by(dict(zip(titles, _column(one.pairs for _, one in told), strict=True))),
        allowed_addresses(allowed),
    )


def _column(columns: Iterable[str]) -> list[str]:
    """A column of several issues, one below the other."""
    return [value for column in columns for value in column.split("\n")]


def _first(words: Sequence[str], places: Sequence[Place]) -> Mapping[str, Place]:
    """The first place of each word."""
    found = dict(zip(reversed(words), reversed(places), strict=True))
    found.pop("", None)
    return found


def allowed_addresses(allowed: Iterable[str]) -> frozenset[str]:
    """The recurring links of the settings as they are compared: canonical addresses and hosts."""
    return frozenset(canonical(one) if is_web(one) else one.removeprefix("www.") for one in allowed)


def _named(head: Head) -> Named:
    number = f"#{head.number}" if head.number is not None else head.slug
    name = f"{number}, {head.published:%Y-%m-%d}" if head.published else number
    return Named(str(head.path), name, head.page)
