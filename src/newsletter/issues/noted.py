"""The editor's notes in, picks out: each stands in the draft, word for word, unless an issue told of it before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from newsletter.issues.picks import LeftOut, Pick, placed
from newsletter.library.coverage import Asked
from newsletter.library.merge import better_title
from newsletter.library.told import beginning
from newsletter.model.source import Note
from newsletter.sections.kind import Candidate, SectionKind
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, kind_of
from newsletter.text.words import same_title, title_key


def take_notes(
    notes: Iterable[Note],
    past: Asked,
    told: AbstractSet[str],
    titles: Mapping[str, str],
    among: Sequence[SectionKind],
    addresses: Mapping[str, str] = MappingProxyType({}),
) -> tuple[list[Pick], list[LeftOut]]:
    """The notes as picks; two notes of one item are one pick with the words of both.

    `told` is how entries of issues begin that have no address either, `titles` what seeds call an address, and
    `addresses` what stands under a title there, as it was written, for notes that only name a thing.
    """
    used: dict[str, Pick] = {}
    left_out: list[LeftOut] = []
    for note in notes:
        name = _name(note, addresses)
        known = addresses.get(title_key(name), "")
        url = canonical(note.url or known) if note.url or known else ""
        title = name or better_title(note.title, titles.get(url, "")) or ("" if url else _first_line(note.text))
        coverage = past.of(note.url, note.title)
        if coverage.standing == "covered":
            left_out.append(LeftOut(note.path, note.line, title or url, url, f"covered in {coverage.mention}"))
        elif not note.url and beginning(_first_line(note.text)) in told:
            left_out.append(LeftOut(note.path, note.line, title, "", "an issue says it already"))
        elif twin := _twin(used.values(), url, note.title):
            pick = used[twin]
            used[twin] = pick._replace(notes=(*pick.notes, note), title=better_title(pick.title, title))
        else:
            section, why = placed(_candidate(note, title, url, among), among)
            pick = Pick(note.path, note.line, title, url, section, (note,), known=known, why=why).following(coverage)
            used[url or f"{note.path}:{note.line}"] = pick
    return list(used.values()), left_out


def _name(note: Note, addresses: Mapping[str, str]) -> str:
    """What a note without an address names in front, if the seeds know an address for it; "" otherwise."""
    found = _NAMED.match(note.text) if not note.url else None
    return found[1] if found and title_key(found[1]) in addresses else ""


_NAMED = pattern(r"[*_]{0,2}([^\n*_]{3,120}?)[*_]{0,2}(?::\s|\s+[–—-]\s|\s*(?:\n|\Z))")


def _twin(picks: Iterable[Pick], url: str, title: str) -> str:
    """The address of the pick that is the same item: by its address, or by a nearly equal title."""
    for pick in picks:
        if (url and pick.url == url) or (url and pick.url and title and same_title(pick.title, title)):
            return pick.url
    return ""


def _candidate(note: Note, title: str, url: str, among: Sequence[SectionKind]) -> Candidate:
    """A note's place is named by its `@word`, or by the heading above it; its own heading may name it too."""
    said = next((word for word in note.mentions if any(kind.named_by(word) for kind in among)), "")
    own = note.headed and any(kind.named_by(note.title) for kind in among)
    heading = note.title if own else note.under
    if not said and sum(kind.named_by(heading) for kind in among) == 1:
        said = heading
    return Candidate(said, heading, url, kind_of(url) if url else "", f"{title} {note.comment}", title=title)


def _first_line(text: str) -> str:
    """The first paragraph on one line, without the `@words` that only say where it belongs."""
    return " ".join(_MENTION.sub("", text.split("\n\n", 1)[0]).split())


_MENTION = pattern(r"(?<![\w/@.])@[A-Za-z][\w-]*")
