"""Everything that was collected in; what of it is used, offered or left out, and why, out. Nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from newsletter.issues.noted import take_notes
from newsletter.issues.past import Past
from newsletter.issues.picks import ITSELF, Gathered, LeftOut, Pick, placed
from newsletter.issues.placing import Places, place_of
from newsletter.library.coverage import Asked
from newsletter.library.library import Library, gather
from newsletter.library.lock import Lock, with_facts
from newsletter.library.merge import named_by_address, says_nothing
from newsletter.library.titles import near_one_of
from newsletter.model.item import Item
from newsletter.model.source import Source
from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.sentences import LONG
from newsletter.text.urls import untracked
from newsletter.text.words import title_key, title_keys


class Span(NamedTuple):
    """The days of an issue: from one (None for as long ago as you like) to the day that it comes out."""

    since: date | None = None
    until: date | None = None

    def refuses(self, item: Item) -> str:
        """Why an item that is dated to the day is not of these days; "" when it is, or tells no day."""
        day = item.published.first_day() if item.published and item.published.day else None
        if day and self.until and day > self.until:
            return f"dated {day.isoformat()}, after this issue"
        if day and self.since and day < self.since:
            return f"dated {day.isoformat()}, before {self.since.isoformat()}"
        return ""


def gathered(
    sources: Sequence[Source],
    past: Past,
    among: Sequence[SectionKind],
    lock: Lock = Lock(),  # noqa: B008 — a frozen value
    span: Span = Span(),  # noqa: B008 — a frozen value
    places: Places | None = None,
) -> Gathered:
    """Sorts what was collected, held against the past. An entry of a feed belongs to the issue of its `span`.
    `places` knows where some things belong.

    A seed that an issue names among its `sources` has had its turn; a note is used until an issue holds its words.
    """
    places = {} if places is None else places
    own = [source for source in sources if source.format == "notes"]
    seeds = [source for source in sources if source.format != "notes"]
    done = [source for source in seeds if str(source.path) in past.sources]
    fresh = [
        one for one in seeds if str(one.path) not in past.sources and one.format not in _NO_ITEMS and not one.empty
    ]
    library = gather((*own, *fresh), ())
    items = _completed(library, lock)
    names = _titles(items)
    titles = {**_titles(_completed(gather(done, ()), lock)), **names}
    notes = [note for source in (*own, *fresh) for note in source.notes]
    words = [item.title for item in items]
    keys = dict(zip(words, title_keys(words), strict=True))
    addresses = _addresses(items, titles, keys) if any(not note.url for note in notes) else {}
    used, left_out = take_notes(notes, past.covered, past.said, titles, among, addresses)
    feeds = frozenset(source.path for source in fresh if source.format == "feed")
    entries = [item for item in items if item.seen[0].path in feeds]
    late = {item.url: why for item in entries if (why := span.refuses(item))}
    offered, known = _offered(items, names, keys, used, past.covered, among, late, places)
    offered += [_itself(source, among) for source in fresh if _stands_for_itself(source)]
    spent = (
        LeftOut(source.path, 1, source.title, source.url, "an issue names it among its sources") for source in done
    )
    named = sorted({pick.path for pick in (*used, *offered)} | {source.path for source in fresh}, key=str)
    return Gathered(tuple(used), tuple(offered), (*left_out, *spent, *known), tuple(named))


_NO_ITEMS = frozenset({"opml"})
"""A list of feeds says where to look, not what was found."""


def _offered(
    items: Sequence[Item],
    names: Mapping[str, str],
    keys: Mapping[str, str],
    used: Sequence[Pick],
    past: Asked,
    among: Sequence[SectionKind],
    late: Mapping[str, str],
    places: Places,
) -> tuple[list[Pick], list[LeftOut]]:
    """The items of the seeds that no note speaks of, in the order in which they were met; `late` are of other days.

    `names` are the titles that say something, by address, and `keys` those of all titles.
    """
    taken = {pick.url for pick in used if pick.url}
    is_noted = near_one_of(title_key(pick.title) for pick in used if pick.url)
    offered: list[Pick] = []
    left_out: list[LeftOut] = []
    for item in items:
        seen = item.seen[0]
        title = names.get(item.url) or _shown(item)
        if not title or item.url in taken or "note" in [sighting.by for sighting in item.seen]:
            continue
        if is_noted(keys[item.title], item.title):
            continue
        coverage = past.of(item.url, item.title)
        if coverage.standing in ("covered", "allowed"):
            why = f"covered in {coverage.mention}" if coverage.standing == "covered" else "a recurring link"
            left_out.append(LeftOut(seen.path, seen.line, title, item.url, why))
            continue
        if item.url in late:
            left_out.append(LeftOut(seen.path, seen.line, title, item.url, late[item.url]))
            continue
        section, why = place_of(item, seen, among, places)
        href = untracked(item.href) or item.url
        pick = Pick(seen.path, seen.line, title, href, section, (), seen.words, why=why)
        offered.append(pick.following(coverage))
    return offered, left_out


def _shown(item: Item) -> str:
    """What stands for an item: its title, or what its address calls it where that says more."""
    if item.title and not says_nothing(item.title):
        return item.title
    return _spelled(named_by_address(item.url), item.href) or item.title or item.href


def _spelled(name: str, href: str) -> str:
    """A name as the address that was written spells it; in the address that all share, small letters stand."""
    at = href.casefold().rfind(name.casefold())
    return href[at : at + len(name)] if at >= 0 else name


def _stands_for_itself(source: Source) -> bool:
    """A text that somebody kept is worth a word even where it holds no link, unless it is among the items already."""
    return bool(source.title) and not source.url and (not source.items or source.running >= LONG)


def _itself(source: Source, among: Sequence[SectionKind]) -> Pick:
    section, _ = placed(Candidate(words=source.title, title=source.title), among)
    return Pick(source.path, 1, source.title, "", section, (), why=ITSELF)


def _completed(library: Library, lock: Lock) -> list[Item]:
    """The items of a library, in the order in which they were met, with what the lock knows of them."""
    return [with_facts(item, lock) for item in library.items.values()]


def _addresses(items: Iterable[Item], titles: dict[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    """The address, as it was written, that stands under a title; of several the first. `keys` are those of titles."""
    written = {item.url: untracked(item.href) for item in items}
    return {keys.get(title) or title_key(title): written.get(url) or url for url, title in reversed(titles.items())}


def _titles(items: Iterable[Item]) -> dict[str, str]:
    """What the seeds or the lock call an address, for notes that hold nothing but the address."""
    return {item.url: item.title for item in items if item.url and item.title and not says_nothing(item.title)}
