"""What the words promise, against what is there: a heading and its first link, "figure below" and a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.checks.check import Check, Sheet
from newsletter.checks.outline import Part, parts
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern
from newsletter.text.urls import kind_of
from newsletter.text.words import normal_title

_SHOWN = frozenset("image figure figures table chart media math math_block code embed".split())
_POINTS = pattern(
    r"\b(figure|fig\.|plot|chart|diagram|image|picture|screenshot|table|graph|photo|illustration)s?"
    r"(?:\s+(?:shown|seen|just))?\s+(below|above)\b",
    re.I,
)
_WORKS = frozenset({"paper", "model", "code", "dataset"})
_TITLE_WORDS = 3
_SIBLINGS = 3


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    yield from _other_paper(sheet)
    yield from _no_figure(sheet)


def _other_paper(sheet: Sheet) -> Iterator[Problem]:
    """Where headings share words with the titles that they link to first, one that shares none names another."""
    by_level: dict[int, list[tuple[Part, str]]] = {}
    for part in parts(sheet.document.nodes):
        title = _first_title(part)
        if title:
            by_level.setdefault(part.level, []).append((part, title))
    for found in by_level.values():
        strange = [(part, title) for part, title in found if not _words(part.words) & _words(title)]
        if len(found) >= _SIBLINGS and len(strange) * 3 <= len(found):
            for part, title in strange:
                message = f"the heading says “{part.words}”, its first link “{title}”"
                hint = "name in the heading what is told below it, or link to what the heading names"
                yield sheet.found("W515", message, part.heading.line, part.words, hint=hint)


def _first_title(part: Part) -> str:
    """The title of the work that is linked to first under a heading; a heading that is a link itself is right."""
    if any(node.kind == "link" for node in part.heading.walk()):
        return ""
    links = (node for top in part.own for node in top.walk() if node.kind == "link")
    first = next((link for link in links if not link.string("url").startswith("#")), None)
    is_work = first is not None and kind_of(first.string("url")) in _WORKS
    title = " ".join(first.plain().split()) if first and is_work else ""
    return title if "://" not in title and len(_words(title)) >= _TITLE_WORDS else ""


def _words(text: str) -> set[str]:
    """The words that tell one title from another, without their endings."""
    return {word[:6] for word in normal_title(text).split() if len(word) > 3 and word not in _COMMON}


_COMMON = frozenset("with from that this these their what when your into over more than models model language".split())


def _no_figure(sheet: Sheet) -> Iterator[Problem]:
    """ "The figure below" needs one before the next heading of a section, "above" one after the last."""
    nodes = sheet.document.nodes
    for place, node in enumerate(nodes):
        if node.kind in ("heading", "code"):
            continue
        for met in _POINTS.finditer(" ".join(node.plain().split())):
            way = met[2].lower()
            start, end = (place, _end(nodes, place)) if way == "below" else (_start(nodes, place), place + 1)
            if not any(shown.kind in _SHOWN for top in nodes[start:end] for shown in top.walk()):
                message = f"“{met[0]}” stands in the text, and nothing is shown {way}"
                hint = "put it there, or say where it is to be found"
                yield sheet.found("W516", message, node.line, met[0], met[1], hint=hint)


def _end(nodes: Sequence[Node], place: int) -> int:
    ends = (at for at in range(place + 1, len(nodes)) if _is_section(nodes[at]))
    return next(ends, len(nodes))


def _start(nodes: Sequence[Node], place: int) -> int:
    starts = (at for at in range(place, -1, -1) if _is_section(nodes[at]))
    return next(starts, 0)


def _is_section(node: Node) -> bool:
    return node.kind == "heading" and int(node.get("level") or 1) <= 2


CHECK = Check("said_and_shown", ("W515", "W516"), sheet=_of_sheet)
