"""BibTeX in, its entries out: values joined, names split, dates read; what is broken is rescued and told by line.

This is all that citing needs, too: `{entry.key: entry for entry in bib_entries(text).entries}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsletter.text import bib_values
from newsletter.text.bib_blocks import written_in
from newsletter.text.bib_facts import entry_address, entry_date
from newsletter.text.bib_names import commas, people_of
from newsletter.text.bib_rescue import BibFault, Written, rescued
from newsletter.text.dates import PartialDate
from newsletter.text.latex import printed


class BibEntry(NamedTuple):
    """An entry. `fields` have names in lower case and are still LaTeX; `words()` reads one as plain text."""

    key: str
    kind: str
    line: int
    fields: Mapping[str, str]
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str = ""

    def words(self, name: str) -> str:
        """A field as plain words; "" when there is none."""
        return printed(self.fields.get(name, "")).text


class Bibliography(NamedTuple):
    """The entries of a file in their order, and its faults in the order of their lines."""

    entries: tuple[BibEntry, ...]
    faults: tuple[BibFault, ...] = ()


def bib_entries(text: str) -> Bibliography:
    """Everything that a BibTeX file holds. Of two entries with one key both stay, and the second is told."""
    written, strings, told = written_in(text)
    faults = list(told)
    look = bib_values.strings_of(strings)
    for name in strings:
        if (value := look(name)) and "itself" in value.fault:
            message = f"@string {name} is made of itself"
            faults.append(BibFault("broken", _line_of(text, name), message, "write its words in quotation marks"))
    fields = [_fields(one, look, faults) for one in written]
    by_key = {one.key: own for one, own in zip(reversed(written), reversed(fields), strict=True)}
    faults += _doubles(written)
    entries = tuple(_entry(one, own, by_key, faults) for one, own in zip(written, fields, strict=True))
    return Bibliography(entries, tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.line, fault.message))))


def _line_of(text: str, name: str) -> int:
    return text.lower()[: max(0, text.lower().find(f"{{{name}"))].count("\n") + 1


def _fields(one: Written, look: bib_values.Look, faults: list[BibFault]) -> dict[str, str]:
    """The fields of an entry, joined; the first of two with one name counts."""
    fields: dict[str, str] = {}
    for name, value, line in one.pairs:
        if bib_values.depth(value) > bib_values.MAX_DEPTH + 1:
            hint = f"{bib_values.MAX_DEPTH} braces inside each other are the limit"
            faults.append(
                BibFault("limit", line, f"the field {name} of {one.key!r} is nested too deeply; left out", hint)
            )
            continue
        text, fault = bib_values.joined(value, look)
        if "comma" in fault:
            said = " ".join(name.split())
            faults.append(BibFault("broken", line, f"a comma is missing after the field {said} of {one.key!r}"))
            for lost, rest, _ in rescued(value.split("\n"), line, inner=True)[0][0].pairs:
                fields.setdefault(lost, bib_values.joined(rest, look).text)
        elif fault:
            faults.append(
                BibFault("doubt", line, f"the field {name} of {one.key!r}: {fault}", "put its words into braces")
            )
        fields.setdefault(name, text.strip())
    return fields


def _doubles(written: Iterable[Written]) -> Iterator[BibFault]:
    """Keys that stand twice, also when only their capitals differ: BibTeX takes them for one."""
    first: dict[str, Written] = {}
    for one in written:
        if not one.key:
            yield BibFault("doubt", one.line, f"a block @{one.kind} has no key", "write one after the brace")
            continue
        known = first.setdefault(one.key.casefold(), one)
        if known is not one:
            how = "twice" if known.key == one.key else f"as {known.key!r} and {one.key!r}"
            message = f"the key {one.key!r} stands {how}, in lines {known.line} and {one.line}"
            yield BibFault("double", one.line, message, "rename one of them, or take it out")


_HEIRLOOMS = ("year", "month", "date", "booktitle", "journal", "publisher", "editor")


def _entry(
    one: Written, own: dict[str, str], by_key: Mapping[str, Mapping[str, str]], faults: list[BibFault]
) -> BibEntry:
    fields = dict(own)
    for name in ("crossref", "xdata"):
        for parent in filter(None, (key.strip() for key in own.get(name, "").split(","))):
            if parent not in by_key:
                message = f"{name} of {one.key!r} names {parent!r}, which is not in this file"
                faults.append(BibFault("doubt", one.line, message))
            for field, value in by_key.get(parent, {}).items():
                if name == "xdata" or field in _HEIRLOOMS:
                    fields.setdefault(field, value)
            if name == "crossref" and (title := by_key.get(parent, {}).get("title")):
                fields.setdefault("booktitle", title)
    people = fields.get("author") or fields.get("editor", "")
    if commas(people) > 2:
        message = f"the names of {one.key!r} have too many commas: {people[:60]}"
        faults.append(BibFault("doubt", one.line, message, 'write " and " between two names'))
    day, doubt = entry_date(fields)
    if doubt:
        said = f"read as {day.iso()}" if day else "unknown"
        faults.append(BibFault("doubt", one.line, f"the date of {one.key!r} is {doubt[:40]!r}; {said}"))
    if unknown := printed(fields.get("title", "")).unknown:
        named = ", ".join(f"\\{name}" for name in unknown[:5])
        message = f"the title of {one.key!r} has a macro that is not known: {named}"
        faults.append(BibFault("doubt", one.line, message, "its text was kept"))
    names = tuple(people_of(people))
    return BibEntry(one.key, one.kind, one.line, fields, names, day, entry_address(fields))
