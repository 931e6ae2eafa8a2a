"""The pieces of a bare text in, items out: its addresses, and the works and models that it names without one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.item import Item, Sighting
from newsletter.sources.bare_addresses import bare_addresses
from newsletter.sources.lost_links import lost_links
from newsletter.sources.model_names import model_key, model_names
from newsletter.sources.plain_lines import Piece
from newsletter.sources.plain_shapes import (
    caption,
    covers,
    dated,
    numbered_heading,
    section_word,
    title_case,
    unfinished,
)
from newsletter.sources.title_names import title_names
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical
from newsletter.text.words import cut, normal_title

_AROUND = 240
_TITLE = 120


class Named(NamedTuple):
    """Something that a piece tells of. `section` is what the text takes it for, "" when it does not tell."""

    title: str
    href: str = ""
    section: str = ""
    date: PartialDate | None = None
    summary: str = ""


def plain_items(found: Sequence[Piece], path: PurePosixPath, year: int | None, own: str = "") -> Iterator[Item]:
    """Every address and every name of a text, once; `own` is the title of the text, which is no item of its own."""
    linked = {_key(named.title) for piece in found for named in _addressed(piece)} - {""}
    seen = {_key(own), *(f"{section} {name}" for name in linked for section in ("", "models", "papers", "links"))}
    heading = ""
    papers = any(piece.kind != "heading" and _ANNOUNCES_PAPERS.search(piece.text) for piece in found[:6])
    for place, piece in enumerate(found):
        if piece.kind == "heading":
            heading = _heading(piece.text)
        for named in _named(piece, found[place + 1 : place + 1 + _FAR], heading, year, papers):
            url = canonical(named.href) if named.href else ""
            keys = {url} if url else _keys(named)
            if not keys or keys & seen or _EMPTY.fullmatch(named.title):
                continue
            seen |= keys
            if not url and named.section == "papers":
                seen.add(f"papers {_key(named.title.partition(': ')[0])}")
            words = cut(named.summary or piece.text, _AROUND)
            sighting = Sighting("seed", path, piece.line, words, heading, named.section)
            yield Item(url, named.title, named.href, published=named.date, seen=(sighting,))


_FAR = 100
"""So many pieces below a heading are looked at for what it names."""


def _keys(named: Named) -> set[str]:
    """A model and the paper about it may have one name and are two items; other namesakes are one."""
    key = _key(named.title)
    kinds = (named.section,) if named.section in ("models", "papers") else ("", "links", "papers")
    return {f"{kind} {key}" for kind in kinds} if key else set()


_EMPTY = pattern(r"(?:.*: )(?:none|n/?a|tb[ad]|todo|null)\W*", re.IGNORECASE)
_ANNOUNCES_PAPERS = pattern(
    r"\b(?:\d+|ten|five|seven|these|my favou?rite|noteworthy|best|top) (?:[\w-]+ )?papers\b", re.IGNORECASE
)


def _key(title: str) -> str:
    title = title.removeprefix("The ").removeprefix("the ")
    return model_key(title) if len(title) < 30 else normal_title(title)


def _heading(text: str) -> str:
    """Without its number: "3) QLoRA: …" stands as "QLoRA: …"."""
    numbered = numbered_heading(text)
    return numbered[1] if numbered else text


def _named(piece: Piece, rest: Sequence[Piece], heading: str, year: int | None, papers: bool) -> Iterator[Named]:
    text = piece.text
    if piece.kind == "entry":
        entry = dated(text) or covers(text)
        if entry:
            yield Named(entry.title, "", "links", entry.date(year), entry.summary)
    yield from _addressed(piece)
    for glued in lost_links(text):
        text = text.replace(glued.text, ", ".join(glued.names), 1)
    numbered = numbered_heading(text) if piece.kind == "heading" else None
    if numbered:
        yield from _numbered(numbered[1], rest, papers)
    listed = tuple(_listed(text, heading)) if piece.kind == "item" else ()
    yield from listed
    whole = (
        bool(numbered or _titled_address(text))
        or piece.kind == "entry"
        or any(text.startswith(named.title) for named in listed)
    )
    if not whole and (piece.kind != "heading" or ": " in text):
        for name in title_names(_without_frame(text) if piece.kind == "caption" else text):
            if not (name.kind == "links" and _is_model(name.title)):
                yield Named(name.title, "", name.kind)
    if piece.kind == "caption" and "://" not in text:
        source = _without_frame(text).rstrip(".")
        if len(source.split()) > 2 and title_case(source) and not _is_model(source):
            yield Named(source)
    for model in model_names(text):
        yield Named(model.name, "", "models")


def _addressed(piece: Piece) -> Iterator[Named]:
    """The addresses of a piece. What a caption or a line says before its address is its title."""
    titled = _titled_address(piece.text)
    if titled:
        yield titled
        return
    addresses = bare_addresses(piece.text)
    for address in addresses:
        before = piece.text[: address.start].rstrip(" ,:–—-(")
        title = ""
        if piece.kind == "caption" or caption(piece.text):
            title = _without_frame(before)
        elif piece.kind == "item" and len(addresses) == 1 and unfinished(before):
            title = before
        yield Named(title, address.href)


def _titled_address(text: str) -> Named | None:
    """A line that is a title and its address, as reading lists have them: "Title, https://…"."""
    addresses = bare_addresses(text)
    if len(addresses) != 1 or not text.rstrip(" .)").endswith(addresses[0].text) or caption(text):
        return None
    title = text[: addresses[0].start].rstrip(" ,:–—-(")
    words = len(title.split())
    return Named(title, addresses[0].href) if 2 < words < 20 and ". " not in title and title_case(title) else None


def _without_frame(text: str) -> str:
    """The source of a picture: what stands behind the last "from" or "source:" of its caption."""
    found = re.search(r"(?:.*\b(?:from|source:?|adapted from|courtesy of)(?: the)?(?:\s+|$))(?P<title>.*)", text, re.I)
    return found["title"].strip() if found else ""


def _numbered(title: str, rest: Sequence[Piece], papers: bool) -> Iterator[Named]:
    """A work named by its heading. The first sentence below often tells its full title: that one is better."""
    short = re.split(r"\s+[—–]\s+", title)[0].strip()
    below = []
    for piece in rest:
        if piece.kind == "heading":
            break
        below.append(piece.text)
    if below and _titled_address(below[0]):
        return
    section = "papers" if papers or re.search(r"\bpaper\b", " ".join(below)) else ""
    full = next((name.title for name in title_names(below[0]) if name.title.startswith(short)), "") if below else ""
    yield Named(full or short, "", section)


def _listed(text: str, heading: str) -> Iterator[Named]:
    """An item of a list: a title, or a sentence below a heading such as "Models" or "Links"."""
    year = re.search(r"\s*\((?P<date>[^()]*\d{4})\)$", text)
    date = read_date(year["date"]) if year else None
    plain = text[: year.start()] if year and date else text
    title = re.split(r"\s+[—–]\s+", plain)[0]
    if unfinished(plain) and (title_case(title) or date) and len(title.split()) > 2:
        title = re.sub(r"^The (?=[^:]+: )|(?<=\w) (?:announcement|paper|article|post)$", "", title)
        paper = title_case(title) and not _is_model(title) and not re.search(r"#\d", title)
        yield Named(title, "", "papers" if paper else "", date)
    elif section_word(heading) and normal_title(heading) not in ("housekeeping",):
        yield from _told(text, heading)


def _told(text: str, heading: str) -> Iterator[Named]:
    """What a sentence below the heading of a section tells of: several things, a model, or else itself."""
    several = _ONE_ON.findall(text)
    if len(several) > 1:
        for words in several:
            yield Named(cut(f"{words[0].upper()}{words[1:]}", _TITLE))
        return
    if "model" in normal_title(heading):
        names = [model.name for model in model_names(text)] or [found[1] for found in _PROPER.finditer(text)][:1]
        if names:
            yield Named(names[0], "", "models")
            return
    if "://" in text or (unfinished(text) and len(text.split()) < _FEWEST):
        return  # what has an address is told by it, and two or three words are a label
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[0]
    yield Named(cut(sentence.rstrip(" .!:"), _TITLE))


_FEWEST = 4
_ONE_ON = pattern(r"\bone (?:on|about|that|by) (.+?)(?=,? and (?:one|another) |, (?:one|another) |[.;]|$)")
_PROPER = pattern(
    r"(?:^|(?<=[a-z,!)] )|(?<=[!.] ))((?!(?:Some|Another|This|These|The|A|An|New|Also|There|Here|It|I|We|My|In|On|More)"
    r"\b)[A-Z][\w.-]+(?: [A-Z][\w.-]+)*(?: \d[\w.]*)?)(?=['’]s\b|[ ,]|$)"
)


def _is_model(title: str) -> bool:
    return any(model.name == title for model in model_names(title))
