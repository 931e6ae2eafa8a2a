"""The pages of a shelf in, what each of their years shares with another out: where a work stands, and its mentions.

Each work stands once on a shelf, under its newest mention and with all of them; earlier years name it and lead there.
Where the mentions are more than the page holds, as of what every issue leads to, the work stands again in an earlier
year, with those from there on back; it leads to the newer ones where the page has room for that, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsletter.model.issue import Link
from newsletter.render.mentions import Mention, Tell, mentioned, told_in
from newsletter.render.weights import ROOM_FOR_MENTIONS, WAY_TO_NEWER, of_mention
from newsletter.render.years import Leaf, Year


class Shared(NamedTuple):
    """A work that several stretches of a shelf cover, as one of them must know of it.

    `mentions` are those that stand there, newest first, if any do; `later` leads to where newer ones stand.
    """

    url: str
    later: Link | None
    mentions: tuple[Mention, ...]


Recurring = tuple[Shared, ...]

_STEP = ROOM_FOR_MENTIONS
"""What a page has left counts in steps: few works more on the newest page move no mention from there to another."""


class _Home:
    """A stretch where a work stands, and the mentions that stand there with it."""

    def __init__(self, leaf: Leaf, year: Year, newer: _Home | None) -> None:
        self.page = leaf.place
        self.year = year
        self.newer = newer
        self.mentions: dict[Mention, None] = {}

    @property
    def spot(self) -> Link:
        return Link(self.year.name, f"{self.page}#{self.year.anchor}")

    def takes(self, mention: Mention, year: Year, room: dict[str, int]) -> bool:
        """Whether a mention of a stretch stands here. An issue of several stretches may tell of a work in each."""
        if self.year is year or mention in self.mentions:
            return True
        room[self.page] -= of_mention(mention.title, mention.address)
        return room[self.page] >= 0

    def seen_from(self, url: str, year: Year) -> Shared:
        if self.year is not year:
            return Shared(url, self.spot, ())
        return Shared(url, self.newer.spot if self.newer else None, tuple(self.mentions))


def recurring(pages: Iterable[Leaf], tell: Tell) -> Iterator[Recurring]:
    """For each year of the pages, newest first, the works it shares with another; `tell` lists those of an issue."""
    stretches = [(leaf, year) for leaf in pages for year in leaf.years]
    times = Counter[str]()
    for _, year in stretches:
        times.update({entry.url for _, told in told_in(year, tell) for _, entry in told} - {""})
    several = {url for url, count in times.items() if count > 1}
    known = [*_homes(stretches, several, tell)]
    for (_, year), homes in zip(stretches, known, strict=True):
        yield tuple(homes[url].seen_from(url, year) for url in sorted(homes))


def _homes(stretches: Iterable[tuple[Leaf, Year]], urls: set[str], tell: Tell) -> Iterator[dict[str, _Home]]:
    """For each stretch, newest first, where its works stand, of those that are told of in several."""
    newest: dict[str, _Home] = {}
    room: dict[str, int] = {}
    for leaf, year in stretches:
        homes: dict[str, _Home] = {}
        room.setdefault(leaf.place, ROOM_FOR_MENTIONS + leaf.spare // _STEP * _STEP)
        for issue, told in told_in(year, tell):
            again = [one for one in told if one[1].url in urls]
            for entry, mention in mentioned(issue, again, f"{issue.place}/") if again else ():
                home = newest.get(entry.url)
                if not home or not home.takes(mention, year, room):
                    leads = home is not None and room[leaf.place] >= WAY_TO_NEWER
                    room[leaf.place] -= WAY_TO_NEWER if leads else 0
                    home = newest[entry.url] = _Home(leaf, year, home if leads else None)
                home.mentions[mention] = None
                homes[entry.url] = home
        yield homes
