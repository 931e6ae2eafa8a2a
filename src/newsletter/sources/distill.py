"""The citations of al-folio's articles, `<d-cite key="a,b">`, as items that a bibliography may know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from newsletter.model.item import Item, Sighting
from newsletter.sources.lines import Line, fenced
from newsletter.text.patterns import pattern
from newsletter.text.words import cut

_CITE = pattern(
    r"<d-cite\s+(?:key|bibtex-key)\s*=\s*[\"'](?P<keys>[^\"']*)[\"']\s*(?:/>|>\s*(?:</d-cite>)?)", re.IGNORECASE
)
_HEADING = pattern(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_BULLET = pattern(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?P<text>.*)")
_MARKUP = pattern(r"</?[A-Za-z][^<>]*>|\{%(?:(?!\{%|%\}).)*%\}|[*_`]")


def cited(lines: Sequence[Line], path: PurePosixPath) -> Iterator[Item]:
    """An item for each cite key, with `cite:KEY` among its other names, by which a bibliography is asked for it.

    In a list, the words before the key are the title; in running text nobody can tell, and the key stands for it.
    """
    seen: set[str] = set()
    heading = ""
    code = fenced(lines)
    for line in lines:
        if line.number in code:
            continue
        headed = _HEADING.fullmatch(line.text)
        heading = _words(headed["text"]) if headed else heading
        words = ""
        for found in _CITE.finditer(line.text):
            keys = [key.strip() for key in found["keys"].split(",") if key.strip()]
            listed = _BULLET.match(line.text)
            before = (
                _words(line.text[: found.start()].removeprefix(line.text[: listed.start("text")])) if listed else ""
            )
            title = before if len(keys) == 1 and before and len(before) < 250 and ". " not in before else ""
            words = words or cut(_words(line.text), 240)
            for key in keys:
                if key not in seen:
                    seen.add(key)
                    sighting = Sighting("seed", path, line.number, words, heading, "papers")
                    yield Item("", title or key, seen=(sighting,), also=(f"cite:{key}",))


def _words(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())
