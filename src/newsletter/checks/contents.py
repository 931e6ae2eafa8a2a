"""A table of contents that somebody wrote, against the headings: those it misses, and those that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newsletter.checks.check import Check, Sheet
from newsletter.checks.outline import Part, level_of, parts
from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.text import front_matter
from newsletter.text.words import normal_title


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    found = tuple(parts(sheet.document.nodes))
    if "toc" in sheet.text:
        yield from _of_head(sheet, found)
    for node in sheet.document.nodes:
        if node.kind == "list":
            yield from _of_list(sheet, node, found)


def _of_head(sheet: Sheet, found: Sequence[Part]) -> Iterator[Problem]:
    """`toc:` in the front matter: names, each perhaps with subsections (al-folio, distill)."""
    head = front_matter.read(sheet.text)
    line = head.lines.get("toc", 1)
    named = _names(head.values.get("toc"))
    every = [name for above, below in named for name in (above, *below)]
    highest = min((part.level for part in found), default=2)
    yield from _unnamed(sheet, [name for name, _ in named], found, line, highest)
    for name, below in named:
        part = next((part for part in found if normal_title(part.words) == normal_title(name)), None)
        if part and below:
            yield from _unnamed(sheet, below, tuple(parts(part.below)), line, part.level + 1)
    there = {normal_title(part.words) for part in found}
    for name in every:
        if normal_title(name) not in there:
            message = f"the table of contents names “{name}”, and no heading does"
            yield sheet.found("W514", message, line, name, hint="take it out, or name the heading as it is")


def _names(toc: Any) -> list[tuple[str, list[str]]]:
    entries = [one for one in toc if isinstance(one, dict)] if isinstance(toc, list) else []
    return [
        (str(one["name"]), [name for name, _ in _names(one.get("subsections"))]) for one in entries if one.get("name")
    ]


def _unnamed(sheet: Sheet, names: list[str], found: Sequence[Part], line: int, level: int) -> Iterator[Problem]:
    """The headings of a level that are not among the names; where most are not, they were never meant to be."""
    told = {normal_title(name) for name in names}
    same = [part for part in found if part.level == level]
    missing = [part for part in same if normal_title(part.words) not in told]
    if names and len(missing) * 2 <= len(same):
        yield from (_missing(sheet, part, line) for part in missing)


def _of_list(sheet: Sheet, node: Node, found: Sequence[Part]) -> Iterator[Problem]:
    """A list of links to headings, of which it names the most part. A link that leads nowhere is a finding of links."""
    links = [link.string("url") for link in node.walk() if link.kind == "link"]
    if len(links) < 3 or not all(url.startswith("#") for url in links):
        return
    below = [part for part in found if part.heading.line > node.line]
    level = min((level_of(part.heading) for part in below if f"#{part.heading.string('id')}" in links), default=0)
    same = [part for part in below if part.level == level]
    missing = [part for part in same if f"#{part.heading.string('id')}" not in links]
    if len(missing) * 2 < len(same):
        yield from (_missing(sheet, part, node.line) for part in missing)


def _missing(sheet: Sheet, part: Part, line: int) -> Problem:
    message = f"the table of contents in line {line} misses “{part.words}”"
    return sheet.found("W513", message, part.heading.line, part.words, hint="add it to the contents")


CHECK = Check("contents", ("W513", "W514"), sheet=_of_sheet)
