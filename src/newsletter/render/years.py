"""Issues in, the years in which they came out; and the page of a list, which knows the way to every year of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from newsletter.model.issue import Link
from newsletter.render.filters import date_short
from newsletter.render.outline import Outline
from newsletter.render.places import relative

Share = tuple[int, int] | tuple[()]


class Year(NamedTuple):
    """The issues of a year, or of a part of it, newest first. What has no date comes last, as the year 0.

    Parts count from 1 for the oldest; the newest, which still grows, is 0, and so is a year that is whole. Of a part
    that is less than an issue, `share` tells from which to which of its works it goes.
    """

    number: int
    issues: tuple[Outline, ...]
    part: int = 0
    share: Share = ()

    @property
    def whole(self) -> str:
        """What the year is called, of which this may be a part."""
        return str(self.number) if self.number else "Undated"

    @property
    def name(self) -> str:
        """As a heading calls it."""
        return f"{self.whole}, part {self.part}" if self.part else self.whole

    @property
    def anchor(self) -> str:
        """Where it begins on a page."""
        return f"y{self.number}"

    @property
    def folder(self) -> str:
        """Where its page lies below the list, when it has one of its own."""
        return f"{self.whole.lower()}/" + (f"part-{self.part}/" if self.part else "")

    @property
    def span(self) -> str:
        """From when to when; of what has no date, which part it is."""
        first, last = self.issues[-1].published, self.issues[0].published
        if not first or not last:
            return f"Part {self.part}" if self.part else self.whole
        days = " – ".join(dict.fromkeys((date_short(first), date_short(last))))
        return f"{days} ({self.share[0] + 1}–{self.share[1]})" if self.share else days

    @property
    def review(self) -> str:
        """The place of its review; what has no date has none."""
        return f"reviews/{self.number}/" if self.number else ""


_MOST_YEARS = 60
"""Of how many years a page leads to each."""


class Run(NamedTuple):
    """All years of a list in a few words, for they are on each of its pages: where they lie can be told from that.

    `home` is the place of the first page, and `shown` how many years are on it. `numbers` are those of all years,
    newest first.
    """

    home: str = ""
    numbers: str = ""
    shown: int = 0

    @property
    def several(self) -> bool:
        """Whether there is more than one year to go to."""
        return " " in self.numbers

    def years(self) -> tuple[tuple[str, str, bool], ...]:
        """What each year is called, where it lies below the home, and whether that is a page of its own."""
        return _years_of(self)

    def years_near(self, number: int) -> Iterable[tuple[str, str, bool]]:
        """The same; of very many years those within five of a number, the first of each decade, and both ends."""
        years = self.years()
        if len(years) <= _MOST_YEARS:
            return years
        ends = (years[0], years[-1])
        return (year for year in years if year in ends or year[0][-1] == "0" or abs(int(year[0]) - number) <= 5)


@lru_cache(maxsize=128)
def _years_of(run: Run) -> tuple[tuple[str, str, bool], ...]:
    years = [Year(int(number), ()) for number in run.numbers.split()]
    first = [(year.whole, f"#{year.anchor}", False) for year in years[: run.shown]]
    return (*first, *((year.whole, year.folder, True) for year in years[run.shown :]))


class Leaf(NamedTuple):
    """A page of a list, and the years on it, newest first. `name` is the year that it is about, "" on the first page.

    `run` tells of all years of the list, and `parts` of the parts of this page's year when it is divided; `older` and
    `newer` are the pages next to it. `spare` is about how many bytes of it are left.
    """

    place: str
    name: str
    years: tuple[Year, ...]
    run: Run = Run()
    parts: tuple[Link, ...] = ()
    older: Link | None = None
    newer: Link | None = None
    spare: int = 0

    @property
    def issues(self) -> tuple[Outline, ...]:
        """The issues on this page."""
        return tuple(issue for year in self.years for issue in year.issues)

    @property
    def spots(self) -> tuple[Link, ...]:
        """Where every year of the list is to be found, seen from here."""
        here = {year.whole: f"#{year.anchor}" for year in self.years if not year.part}
        return tuple(Link(name, here.get(name) or self.run.home + below) for name, below, _ in self.run.years())

    @property
    def ways(self) -> Iterator[tuple[str, str]]:
        """The same as addresses on this page, told from that of the first page, for a long list has many."""
        here = {year.whole: year for year in self.years}
        home = relative(self.place, self.run.home)
        up = home.removesuffix("index.html")
        for name, below, apart in self.run.years_near(self.years[0].number if self.years else 0):
            if name not in here:
                yield name, f"{up}{below}index.html" if apart else home + below
            elif here[name].part:
                yield name, relative(self.place, self.run.home + below)
            else:
                yield name, f"#{here[name].anchor}"

    @property
    def listed(self) -> bool:
        """Whether search engines may find it: not when a build of drafts made it for nothing else."""
        return any(issue.status == "published" for issue in self.issues)

    def headed(self, title: str) -> str:
        """The title of the list, with the year where the page is about one."""
        return f"{title}, {self.name}" if self.name else title


def by_year(issues: Iterable[Outline]) -> tuple[Year, ...]:
    """The years in which issues came out, newest first."""
    ordered = sorted(issues, key=_year, reverse=True)
    return tuple(Year(number, tuple(out)) for number, out in groupby(ordered, key=_year))


def _year(issue: Outline) -> int:
    return issue.published.year if issue.published else 0
