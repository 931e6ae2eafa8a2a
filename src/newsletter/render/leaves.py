"""The issues of a list in, its pages out: a list that grows for ever, bound into pages of a bearable length.

The first page of a list holds the newest year, and those before it while they are few. Every earlier year has a page
of its own, `archive/2019/`, which is made of that year alone: a change touches the page of its year, and no other. What
is too much for a page is divided from the oldest issue on, `archive/2019/part-1/`, so that a full part never changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, takewhile

from newsletter.model.issue import Link
from newsletter.render.outline import Outline
from newsletter.render.years import Leaf, Run, Year, by_year

ROOM = 36_000
"""How many bytes of a list go onto one page, so that it stays below fifty thousand with all that stands around."""


Weigh = Callable[[Outline], int]


def bytes_of(issue: Outline) -> int:
    """About how many bytes an issue takes in a list of issues."""
    words = issue.title + issue.description
    return 420 + 2 * len(issue.place) + (len(words) if words.isascii() else len(words.encode("utf-8", "replace")))


def leaves(place: str, issues: Iterable[Outline], most: int = ROOM, weigh: Weigh = bytes_of) -> tuple[Leaf, ...]:
    """The pages of a list whose first one is `place`, each of about `most` bytes as `weigh` tells them.

    The first holds the newest year and more while there is room for whole ones; a list without issues has it, too.
    """
    weighed = [pair for year in by_year(issues) for pair in _parts(year, most, weigh)]
    years = [year for year, _ in weighed]
    if not years:
        return (Leaf(place, "", (), Run(place, "", 1)),)
    divided = {year.number for year in years if year.part}
    fits = [weight <= most for weight in accumulate(weight for _, weight in weighed)]
    whole = takewhile(bool, (fit and year.number not in divided for fit, year in zip(fits, years, strict=True)))
    shown = max(1, sum(whole))
    places = [f"{place}#{year.anchor}" if nth < shown else place + year.folder for nth, year in enumerate(years)]
    run = Run(place, " ".join(str(year.number) for year in years if not year.part), shown)
    homes = [Link(year.name, where) for year, where in zip(years, places, strict=True)]
    pages = [(place, "", 0, shown), *((places[nth], years[nth].name, nth, nth + 1) for nth in range(shown, len(years)))]
    parts = defaultdict[int, list[Link]](list)
    for year, home in zip(years, homes, strict=True):
        if year.number in divided:
            parts[year.number].append(Link(year.span, home.url))
    return tuple(_leaf(home, name, years, homes, first, behind, run, parts) for home, name, first, behind in pages)


def _parts(year: Year, most: int, weigh: Weigh) -> Iterator[tuple[Year, int]]:
    """A year in parts of at most `most`, or of a single issue, newest first, each with its weight."""
    parts: list[list[Outline]] = [[]]
    weights = [0]
    for issue in reversed(year.issues):
        weight = weigh(issue)
        if parts[-1] and weights[-1] + weight > most:
            parts.append([])
            weights.append(0)
        parts[-1].append(issue)
        weights[-1] += weight
    for number in range(len(parts), 0, -1):
        inside = tuple(reversed(parts[number - 1]))
        yield Year(year.number, inside, number if number < len(parts) else 0), weights[number - 1]


def _leaf(
    place: str,
    name: str,
    years: list[Year],
    homes: list[Link],
    first: int,
    behind: int,
    run: Run,
    parts: Mapping[int, Iterable[Link]],
) -> Leaf:
    """The page of the years from `first` up to `behind` in the whole list; `parts` are the ways to those of a year."""
    here = f"#{years[first].anchor}"
    others = parts.get(years[first].number, ())
    return Leaf(
        place,
        name,
        tuple(years[first:behind]),
        run,
        tuple(part._replace(url=here) if part.url == homes[first].url else part for part in others),
        older=homes[behind] if behind < len(homes) else None,
        newer=homes[first - 1] if first else None,
    )
