"""An item in; its section and the reason out, remembered by all that decided them."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence

from newsletter.issues.picks import placed
from newsletter.model.item import Item, Sighting
from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.urls import kind_of

Places = MutableMapping[tuple[str, ...], tuple[str, str]]
"""Section and reason by all that decided them, among the same kinds."""


def place_of(item: Item, seen: Sighting, among: Sequence[SectionKind], places: Places) -> tuple[str, str]:
    """The section of an item and the reason, which the same words always give; what is new is added to `places`."""
    guess = seen.section or next(filter(None, [sighting.section for sighting in item.seen]), "")
    key = item.url, item.title, seen.heading, seen.words, guess
    known = places.get(key)
    if not known:
        nature = kind_of(item.url) if item.url else ""
        words = f"{item.title} {seen.words}"
        known = places[key] = placed(Candidate("", seen.heading, item.url, nature, words, guess, item.title), among)
    return known


def places_of(items: Iterable[Item], among: Sequence[SectionKind]) -> Places:
    """Where some items belong, to be remembered with them."""
    places: Places = {}
    for item in items:
        place_of(item, item.seen[0], among, places)
    return places
