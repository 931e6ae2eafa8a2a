"""Issues in, the years in which they came out; and a list that grows for ever bound into pages of a bearable length.

The first page of a list holds the newest year, and those before it while they are few. Every earlier year has a page
of its own, `archive/2019/`, which is made of that year alone: a change touches the page of its year, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, groupby
from typing import NamedTuple

from newsletter.model.issue import Issue, Link
from newsletter.render.outline import Outline, outlined


class Year(NamedTuple):
    """The issues of a year, newest first. What has no date comes last, as the year 0."""

    number: int
    issues: tuple[Outline, ...]

    @property
    def name(self) -> str:
        """As a heading calls it."""
        return str(self.number) if self.number else "Undated"

    @property
    def anchor(self) -> str:
        """Where it begins on a page."""
        return f"y{self.number}"

    @property
    def review(self) -> str:
        """The place of its review; what has no date has none."""
        return f"reviews/{self.number}/" if self.number else ""


class Leaf(NamedTuple):
    """A page of a list, and the years on it, newest first. `name` is the year that it is about, "" on the first page.

    `spots` tell where every year of the list is to be found, seen from here; `older` and `newer` are those next to it.
    """

    place: str
    name: str
    years: tuple[Year, ...]
    spots: tuple[Link, ...]
    older: Link | None = None
    newer: Link | None = None

    @property
    def issues(self) -> tuple[Outline, ...]:
        """The issues on this page."""
        return tuple(issue for year in self.years for issue in year.issues)

    def headed(self, title: str) -> str:
        """The title of the list, with the year where the page is about one."""
        return f"{title}, {self.name}" if self.name else title


def by_year(issues: Iterable[Issue]) -> tuple[Year, ...]:
    """The years in which issues came out, newest first."""
    ordered = sorted(issues, key=_year, reverse=True)
    return tuple(Year(number, tuple(map(outlined, out))) for number, out in groupby(ordered, key=_year))


def _year(issue: Issue) -> int:
    return issue.published.year if issue.published else 0


def _issues(year: Year) -> int:
    return len(year.issues)


def leaves(place: str, issues: Iterable[Issue], most: int, weigh: Callable[[Year], int] = _issues) -> tuple[Leaf, ...]:
    """The pages of a list whose first one is `place`. That holds the newest year, and more up to `most` issues.

    A list without issues has its first page all the same. `weigh` counts something else than issues.
    """
    years = by_year(issues)
    shown = max(1, sum(weight <= most for weight in accumulate(map(weigh, years))))
    spots = [Link(year.name, f"{place}#{year.anchor}") for year in years[:shown]]
    spots += [Link(year.name, f"{place}{year.name.lower()}/") for year in years[shown:]]
    pages = [_leaf(place, "", years[:shown], spots, 0)]
    pages += [_leaf(spots[nth].url, year.name, (year,), spots, nth) for nth, year in enumerate(years[shown:], shown)]
    return tuple(pages)


def _leaf(place: str, name: str, years: tuple[Year, ...], spots: list[Link], first: int) -> Leaf:
    """The page whose first year is the one at `first` in the whole list."""
    behind = first + len(years)
    here = [Link(year.name, f"#{year.anchor}") for year in years]
    return Leaf(
        place,
        name,
        years,
        (*spots[:first], *here, *spots[behind:]),
        older=spots[behind] if behind < len(spots) else None,
        newer=spots[first - 1] if first else None,
    )
