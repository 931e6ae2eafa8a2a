"""Lines and rules in; the lines of the article out, and all that was taken away with the rule that knew it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise
from pathlib import PurePosixPath

from newsletter.model.source import Removed
from newsletter.sources.lines import Line, fenced
from newsletter.sources.noise_rules import RULES, Rule
from newsletter.text.words import cut

_EDGE = 8  # so many lines with words from the beginning or the end are the edge of a page
_LONGEST = 2000  # no advertisement and no button is longer; a pattern need not crawl through more
_WORDS = 300
_SOME_TEXT = PurePosixPath("text.txt")


def without_noise(
    lines: Sequence[Line], rules: tuple[Rule, ...] = RULES, path: PurePosixPath = _SOME_TEXT
) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """What stays, each line with its number, and what was removed. Code between fences is never looked at."""
    sheet = _Sheet(lines, rules)
    taken = _taken(sheet)
    kept: list[Line] = []
    cuts: list[Removed] = []
    inside = tuple(rule for rule in rules if rule.reach == "inside")
    for place, line in enumerate(lines):
        if place in taken:
            continue
        if place in sheet.open and ("<" in line.text or "!" in line.text):
            line = _without_parts(line, inside, path, cuts)
        kept.append(line)
    blocks = _blocks(sheet, taken, path)
    return tuple(kept), tuple(sorted((*blocks, *cuts), key=lambda removed: (removed.line, removed.rule)))


class _Sheet:
    """The lines, those that may be noise (`open`), those with words (`full`), and where a rule might begin."""

    def __init__(self, lines: Sequence[Line], rules: tuple[Rule, ...]) -> None:
        self.lines = lines
        self.text = [line.text.strip() for line in lines]
        code = fenced(lines)
        self.open = {place for place, line in enumerate(lines) if line.number not in code}
        self.full = [place for place, text in enumerate(self.text) if text]
        self.rank = {place: rank for rank, place in enumerate(self.full)}
        whole = tuple(rule for rule in rules if rule.reach != "inside")
        any_rule = _any_of(whole)
        self.starts = [
            (place, rule)
            for place in self.full
            if place in self.open and len(self.text[place]) <= _LONGEST and any_rule.fullmatch(self.text[place])
            for rule in whole
            if rule.begins.fullmatch(self.text[place])
        ]

    def beside(self, place: int, step: int) -> int | None:
        """The next line with words above (-1) or below (1)."""
        rank = self.rank[place] + step
        return self.full[rank] if 0 <= rank < len(self.full) else None


@cache
def _any_of(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """One pattern that most lines fail at once."""
    return re.compile("|".join(f"(?:{rule.begins.pattern})" for rule in rules) or r"(?!)")


def _taken(sheet: _Sheet) -> dict[int, Rule]:
    """The places that are noise. What stands next to noise may be noise only then: so look until nothing is new."""
    taken: dict[int, Rule] = {}
    while True:
        before = len(taken)
        for place, rule in sheet.starts:
            if place not in taken and _stands_right(sheet, place, rule, taken):
                taken.update((one, rule) for one in _reached(sheet, place, rule, taken) if one not in taken)
        if len(taken) == before:
            return taken


def _stands_right(sheet: _Sheet, place: int, rule: Rule, taken: dict[int, Rule]) -> bool:
    above, below = sheet.beside(place, -1), sheet.beside(place, 1)
    if rule.reach in ("line", "card") and above is not None and sheet.text[above].endswith(":") and above not in taken:
        return False  # the author shows it
    if rule.where == "end":
        return all(later in taken for later in sheet.full[sheet.rank[place] + 1 :])
    if rule.where == "edges":
        rank = sheet.rank[place]
        at_edge = rank < _EDGE or rank >= len(sheet.full) - _EDGE
        return (at_edge and _alone(sheet, place)) or above in taken or below in taken
    return True


def _alone(sheet: _Sheet, place: int) -> bool:
    """Whether a line is no heading: what stands below it, if anything, is no running text."""
    below = sheet.beside(place, 1)
    return below is None or len(sheet.text[place]) > 40 or len(sheet.text[below]) < 80


def _reached(sheet: _Sheet, place: int, rule: Rule, taken: dict[int, Rule]) -> Iterable[int]:
    if rule.reach == "card":
        return _card(sheet, place)
    if rule.reach == "rest":
        rest = range(place, len(sheet.text))
        return rest if _has(rule, [sheet.text[one] for one in rest[1:]]) else ()
    if rule.reach == "block":
        block = _block(sheet, place, rule)
        goes_on = place > 0 and taken.get(place - 1) is not None and len(block) > 2
        return block if goes_on or _has(rule, [sheet.lines[one].text for one in block[1:]]) else ()
    return (place,) if _has(rule, []) else ()


def _has(rule: Rule, below: Iterable[str]) -> bool:
    return rule.needs is None or any(rule.needs.search(text) for text in below)


def _block(sheet: _Sheet, place: int, rule: Rule) -> list[int]:
    block = [place]
    for one in range(place + 1, len(sheet.text)):
        text = sheet.text[one]
        free = len(block) <= rule.free and not text.endswith(":")
        if not text or one not in sheet.open or not (free or not rule.follows or rule.follows.fullmatch(text)):
            break
        block.append(one)
    return block


def _card(sheet: _Sheet, place: int) -> Iterable[int]:
    """A card shows its title twice, an excerpt and a button; its first title stays, for it names what was linked."""
    rank = sheet.rank[place]
    above = sheet.full[max(0, rank - 6) : rank]
    for first, second in pairwise(above):
        if sheet.text[first] == sheet.text[second]:
            return (one for one in range(second, place + 1) if sheet.text[one])
    return (place,)


def _without_parts(line: Line, rules: tuple[Rule, ...], path: PurePosixPath, cuts: list[Removed]) -> Line:
    """The line without what a rule cuts out of it; what stands between backticks is shown, not used."""
    pieces = re.split(r"(`+[^`]*`+)", line.text)
    for rule in rules:
        for at in range(0, len(pieces), 2):
            cuts += (
                Removed(path, line.number, line.number, rule.name, found[0])
                for found in rule.begins.finditer(pieces[at])
            )
            pieces[at] = rule.begins.sub("", pieces[at])
    return line._replace(text="".join(pieces))


def _blocks(sheet: _Sheet, taken: dict[int, Rule], path: PurePosixPath) -> Iterable[Removed]:
    """Neighbouring lines that one kind of noise took are told together; blank lines between them do not part them."""
    full = [place for place in sheet.full if place in taken]
    for _, group in groupby(enumerate(full), key=lambda pair: (taken[pair[1]].name, sheet.rank[pair[1]] - pair[0])):
        places = [place for _, place in group]
        words = cut(" ".join(" ".join(sheet.text[place] for place in places).split()), _WORDS)
        first, last = (sheet.lines[place].number for place in (places[0], places[-1]))
        yield Removed(path, first, last, taken[places[0]].name, words)
