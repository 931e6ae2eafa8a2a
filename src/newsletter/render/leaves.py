"""The issues of a list in, its pages out: a list that grows for ever, bound into pages of a bearable length.

The first page of a list holds the newest year, and those before it while they are few. Every earlier year has a page
of its own, `archive/2019/`, which is made of that year alone: a change touches the page of its year, and no other. What
is too much for a page is divided from the oldest issue on, `archive/2019/part-1/`, so that a full part never changes.
An issue that alone is too much for a page has several: its works go on from one to the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, takewhile

from newsletter.model.issue import Link
from newsletter.render.outline import Outline
from newsletter.render.weights import ROOM, of_issue
from newsletter.render.years import Leaf, Run, Share, Year, by_year

Weigh = Callable[[Outline], int]
Divide = Callable[[Outline], Sequence[int]]

_MOST_PARTS = 20
"""To how many parts of a year a page leads. The oldest and the newest are among them."""


def leaves(
    place: str, issues: Iterable[Outline], most: int = ROOM, weigh: Weigh = of_issue, divide: Divide | None = None
) -> tuple[Leaf, ...]:
    """The pages of a list whose first one is `place`, each of about `most` bytes as `weigh` tells them.

    The first holds the newest year and more while there is room for whole ones; a list without issues has it, too.
    An issue that is too much by itself has several pages when `divide` tells what each of its works takes.
    """
    weighed = [pair for year in by_year(issues) for pair in _parts(year, most, weigh, divide)]
    years = [year for year, _ in weighed]
    if not years:
        return (Leaf(place, "", (), Run(place, "", 1)),)
    divided = {year.number for year in years if year.part}
    weights = [weight for _, weight in weighed]
    fits = [weight <= most for weight in accumulate(weights)]
    whole = takewhile(bool, (fit and year.number not in divided for fit, year in zip(fits, years, strict=True)))
    shown = max(1, sum(whole))
    places = [f"{place}#{year.anchor}" if nth < shown else place + year.folder for nth, year in enumerate(years)]
    run = Run(place, " ".join(str(year.number) for year in years if not year.part), shown)
    homes = [Link(year.name, where) for year, where in zip(years, places, strict=True)]
    pages = [(place, "", 0, shown), *((places[nth], years[nth].name, nth, nth + 1) for nth in range(shown, len(years)))]
    parts = defaultdict[int, list[Link]](list)
    for nth, (year, home) in enumerate(zip(years, homes, strict=True)):
        if year.number in divided:
            parts[year.number].append(Link(year.span if nth else "Latest", home.url))
    return tuple(
        _leaf(home, name, years, homes, first, behind, run, parts, max(0, most - sum(weights[first:behind])))
        for home, name, first, behind in pages
    )


def _parts(year: Year, most: int, weigh: Weigh, divide: Divide | None) -> Iterator[tuple[Year, int]]:
    """A year in parts of at most `most`, or of a single issue, newest first, each with its weight."""
    parts: list[tuple[list[Outline], Share, int]] = []
    for issue in reversed(year.issues):
        weight = weigh(issue)
        shares = [*_shares(divide(issue), most)] if divide and weight > most else []
        if len(shares) > 1:
            parts.extend(([issue], share, part) for share, part in reversed(shares))
        elif parts and not parts[-1][1] and parts[-1][2] + weight <= most:
            issues, _, before = parts.pop()
            parts.append(([*issues, issue], (), before + weight))
        else:
            parts.append(([issue], (), weight))
    for number in range(len(parts), 0, -1):
        issues, share, weight = parts[number - 1]
        yield Year(year.number, tuple(reversed(issues)), number if number < len(parts) else 0, share), weight


def _shares(weights: Sequence[int], most: int) -> Iterator[tuple[Share, int]]:
    """The works of an issue, by their weights, in runs of about the same length, none of them above `most`."""
    ideal = sum(weights) / -(-sum(weights) // most)
    start = total = 0
    for nth, weight in enumerate(weights):
        if total and (total >= ideal or total + weight > most):
            yield (start, nth), total
            start, total = nth, 0
        total += weight
    yield (start, len(weights)), total


def _leaf(
    place: str,
    name: str,
    years: list[Year],
    homes: list[Link],
    first: int,
    behind: int,
    run: Run,
    parts: Mapping[int, Iterable[Link]],
    spare: int,
) -> Leaf:
    """The page of the years from `first` up to `behind` in the whole list; `parts` are the ways to those of a year."""
    here = f"#{years[first].anchor}"
    others = [
        part._replace(url=here) if part.url == homes[first].url else part for part in parts.get(years[first].number, ())
    ]
    return Leaf(
        place,
        name,
        tuple(years[first:behind]),
        run,
        _nearest(others, here),
        older=homes[behind] if behind < len(homes) else None,
        newer=homes[first - 1] if first else None,
        spare=spare,
    )


def _nearest(parts: Sequence[Link], here: str) -> tuple[Link, ...]:
    """The parts around this one, the first and the last: a list in a thousand parts has too many to name them all."""
    if len(parts) <= _MOST_PARTS:
        return tuple(parts)
    at = next(nth for nth, part in enumerate(parts) if part.url == here)
    start = min(max(1, at - _MOST_PARTS // 2), len(parts) - _MOST_PARTS + 1)
    return (parts[0], *parts[start : start + _MOST_PARTS - 2], parts[-1])
