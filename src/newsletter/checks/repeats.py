"""Links that were sent before: in an earlier issue, about the same work, or further up in the same issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from newsletter.checks.check import Check, Desk, Sheet
from newsletter.library.coverage import Coverages, Mention, coverages
from newsletter.library.told import told
from newsletter.model.issue import Link
from newsletter.model.problem import Problem
from newsletter.text.urls import canonical, is_profile, is_web, within, work
from newsletter.text.words import cut

_OFTEN = 5
"""A link in so many issues is a habit, not an accident."""


class _Memory(NamedTuple):
    """What the issues covered, and the addresses and works that many of them link to."""

    coverages: Coverages
    recurring: frozenset[str]

    def before(self, sheet: Sheet, address: str) -> tuple[str, Mention] | None:
        """The code and the first mention, when an earlier issue had this address or its work.

        To tell of a thing twice is an accident; to mention in passing what was told of before is not. An issue of
        nothing but prose tells of whatever it links to.
        """
        coverage = self.coverages.of(address)
        if coverage.standing == "allowed":
            return None
        first = self.coverages.first(address)
        if first and first.issue.path != str(sheet.issue.path):
            entries = {entry.url for entry in sheet.issue.entries if entry.url}
            return ("W411" if address in entries or not entries else "N412"), first
        first = self.coverages.told_of(address)
        return ("N412", first) if first and first.issue.path != str(sheet.issue.path) else None


def _of_desk(desk: Desk) -> Iterator[Problem]:
    """Reviews repeat on purpose, so they neither remember nor are told."""
    sheets = [sheet for sheet in desk.sheets if sheet.issue.kind != "review"]
    linked = [_linked(sheet, desk.settings.base_url) for sheet in sheets]
    times = Counter(name for links in linked for name in {*links, *map(work, links)})
    memory = _Memory(
        coverages((told(sheet.issue) for sheet in sheets), desk.settings.allowed),
        frozenset(name for name, count in times.items() if count >= _OFTEN),
    )
    last: dict[str, tuple[Sheet, Link]] = {}
    for sheet, links in zip(sheets, linked, strict=True):
        for address, places in links.items():
            yield from _twice_here(sheet, memory, address, places)
            if address in memory.recurring:
                last[address] = sheet, places[0]
        yield from _covered(sheet, memory, links)
    yield from _recurring(memory, last, times, len(sheets))


def _linked(sheet: Sheet, base_url: str) -> Mapping[str, list[Link]]:
    """The links of an issue by their address.

    Those to our own pages, to people, and to a front page in passing, are no items.
    """
    own = canonical(base_url)
    entries = {entry.url for entry in sheet.issue.entries}
    found: dict[str, list[Link]] = {}
    for link in sheet.issue.links:
        address = canonical(link.url)
        if not is_web(link.url) or within(address, own) or is_profile(address):
            continue
        if address in entries or urlsplit(address).path not in ("", "/"):
            found.setdefault(address, []).append(link)
    return found


def _twice_here(sheet: Sheet, memory: _Memory, address: str, places: list[Link]) -> Iterator[Problem]:
    known = address in memory.recurring or memory.coverages.of(address).standing == "allowed"
    if len(places) > 1 and not known:
        message = f"the link stands in line {places[0].line} already"
        yield _at(sheet, "N413", message, places[1], "one of them may be enough")


def _covered(sheet: Sheet, memory: _Memory, links: Mapping[str, list[Link]]) -> Iterator[Problem]:
    """A repeated address is told each time, a follow-up once for each work."""
    named: set[str] = set()
    for address, places in links.items():
        if address in memory.recurring or work(address) in memory.recurring or work(address) in named:
            continue
        found = memory.before(sheet, address)
        if not found:
            continue
        code, first = found
        named.add(work(address))
        name = cut(" ".join(places[0].title.split()), 60) or address
        place = f"{first.issue.path}:{first.line}"
        if code == "W411":
            hint = f"see {place}; take it out, say what is new, or list it under `allowed` in the settings"
            yield _at(sheet, code, f"“{name}” was covered in {first}", places[0], hint)
        else:
            hint = f"see {place}; readers may like to hear that it goes on"
            what = "was covered" if first.url == address else f"follows up {work(address)}, covered"
            yield _at(sheet, code, f"“{name}” {what} in {first}", places[0], hint)


def _recurring(
    memory: _Memory, last: Mapping[str, tuple[Sheet, Link]], times: Mapping[str, int], issues: int
) -> Iterator[Problem]:
    for address, (sheet, link) in last.items():
        if memory.coverages.of(address).standing != "allowed":
            message = f"the link stands in {times[address]} of {issues} issues"
            hint = "list it under `allowed` in the settings, if that is on purpose"
            yield _at(sheet, "N414", message, link, hint)


def _at(sheet: Sheet, code: str, message: str, link: Link, hint: str) -> Problem:
    return sheet.found(code, message, link.line, link.url, link.title, hint=hint)


CHECK = Check("repeats", ("W411", "N412", "N413", "N414"), desk=_of_desk)
