"""The issues of a list in, its pages out: a list that grows for ever, bound into pages of a bearable length.

The first page of a list holds the newest year, and those before it while they are few. Every earlier year has a page
of its own, `archive/2019/`, which is made of that year alone: a change touches the page of its year, and no other. What
is too much for a page is divided from the oldest issue on, `archive/2019/part-1/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile

from newsletter.model.issue import Link
from newsletter.render.outline import Outline
from newsletter.render.stretches import Divide, Weigh, stretches
from newsletter.render.weights import ROOM, of_issue
from newsletter.render.years import Leaf, Run, Year, by_year

_MOST_PARTS = 20
"""To how many parts of a year a page leads. The oldest and the newest are among them."""


def leaves(
    place: str, issues: Iterable[Outline], most: int = ROOM, weigh: Weigh = of_issue, divide: Divide | None = None
) -> tuple[Leaf, ...]:
    """The pages of a list whose first one is `place`, each of about `most` bytes (see `stretches`).

    The first holds the newest year and more while there is room for whole ones; a list without issues has it, too.
    """
    bound = [stretch for year in by_year(issues) for stretch in stretches(year, most, weigh, divide)]
    if not bound:
        return (Leaf(place, "", (), Run(place, "", 1)),)
    years, weights = zip(*bound, strict=True)
    return tuple(_Bound(place, years, weights, most).pages())


class _Bound:
    """The years of a list and the parts of them, newest first, each with its weight, and where they stand.

    So many as are `shown` are on the first page. `parts` are the ways to those of each year that is divided.
    """

    def __init__(self, place: str, years: Sequence[Year], weights: Sequence[int], most: int) -> None:
        self.place = place
        self.years = years
        self.weights = weights
        self.most = most
        divided = {year.number for year in years if year.part}
        fits = [weight <= most for weight in accumulate(weights)]
        whole = takewhile(bool, (fit and year.number not in divided for fit, year in zip(fits, years, strict=True)))
        self.shown = max(1, sum(whole))
        self.homes = [Link(year.name, self._where(nth, year)) for nth, year in enumerate(years)]
        self.run = Run(place, " ".join(str(year.number) for year in years if not year.part), self.shown)
        self.parts: dict[int, list[Link]] = {number: [] for number in divided}
        for nth, (year, home) in enumerate(zip(years, self.homes, strict=True)):
            if year.number in divided:
                # The newest one still grows: with its days in their names, the others would change with it.
                self.parts[year.number].append(Link(year.span if nth else "Latest", home.url))

    def _where(self, nth: int, year: Year) -> str:
        return f"{self.place}#{year.anchor}" if nth < self.shown else self.place + year.folder

    def pages(self) -> Iterable[Leaf]:
        yield self._page(self.place, "", 0, self.shown)
        for nth in range(self.shown, len(self.years)):
            yield self._page(self.homes[nth].url, self.years[nth].name, nth, nth + 1)

    def _page(self, place: str, name: str, first: int, behind: int) -> Leaf:
        """The page of the years from `first` up to `behind`."""
        year = self.years[first]
        return Leaf(
            place,
            name,
            tuple(self.years[first:behind]),
            self.run,
            _nearest(self.parts.get(year.number, ()), self.homes[first].url, f"#{year.anchor}"),
            older=self.homes[behind] if behind < len(self.homes) else None,
            newer=self.homes[first - 1] if first else None,
            spare=max(0, self.most - sum(self.weights[first:behind])),
        )


def _nearest(parts: Sequence[Link], home: str, here: str) -> tuple[Link, ...]:
    """The parts around the one that lies at `home`, the first and the last, for a year may have a thousand.

    The page itself is `here`.
    """
    found = [part._replace(url=here) if part.url == home else part for part in parts]
    if len(found) <= _MOST_PARTS:
        return tuple(found)
    at = next(nth for nth, part in enumerate(found) if part.url == here)
    start = min(max(1, at - _MOST_PARTS // 2), len(found) - _MOST_PARTS + 1)
    return (found[0], *found[start : start + _MOST_PARTS - 2], found[-1])
