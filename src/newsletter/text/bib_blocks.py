"""A BibTeX file in, its entries and strings out as they are written, the broken ones as far as they can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsletter.text.bib_openings import as_the_library_reads, key_as_written
from newsletter.text.bib_rescue import BibFault, Written, is_a_rest, rescued, strays

if TYPE_CHECKING:
    from bibtexparser.model import Block, String


class WrittenFile(NamedTuple):
    """The entries in their order, the strings by name in lower case, each still with its signs, and what is wrong."""

    entries: tuple[Written, ...]
    strings: Mapping[str, str]
    faults: tuple[BibFault, ...]


def written_in(text: str) -> WrittenFile:
    """Everything that a text holds. A string that is made twice has the words of the last one."""
    strings: dict[str, str] = {}
    faults: list[BibFault] = []
    entries = tuple(_entries(text, strings, faults))
    return WrittenFile(entries, strings, tuple(faults))


def _entries(text: str, strings: dict[str, str], faults: list[BibFault]) -> Iterator[Written]:
    from bibtexparser import model

    lines = text.split("\n")
    blocks = _blocks(text)
    starts = [block.start_line or 0 for block in blocks if not isinstance(block, model.ImplicitComment)]
    ends = dict(zip(starts, [*starts[1:], len(lines)], strict=False))
    torn = {one.start_line for one, following in pairwise(blocks) if _torn(one, following)}
    broken_until = 0
    places: dict[str, int] = {}
    for block in blocks:
        line = block.start_line or 0
        known = getattr(block, "ignore_error_block", None) or block
        if isinstance(block, model.DuplicateFieldKeyBlock) and isinstance(known, model.Entry):
            twice = ", ".join(sorted(block.duplicate_keys))
            message = f"the entry {key_as_written(known.key)!r} has two fields {twice}; the first counts"
            faults.append(BibFault("doubt", line + 1, message))
        if isinstance(known, model.String):
            faults += _made_again(known, line + 1, strings, places)
        elif isinstance(known, model.Entry) and line not in torn:
            yield Written(key_as_written(known.key), known.entry_type.lower(), line + 1, _pairs(known))
        elif isinstance(known, (model.Entry, model.ParsingFailedBlock)):
            broken_until = max(ends[line], line + 1)
            found, fault = rescued(lines[line:broken_until], line + 1)
            faults.append(fault)
            yield from found
        elif isinstance(block, model.ImplicitComment) and line >= broken_until:
            found, told = strays(block.comment.split("\n"), line + 1)
            faults += told
            yield from found


def _blocks(text: str) -> list[Block]:
    """The blocks of a file. The library would tell its troubles on the terminal; they stand in the blocks, too."""
    import logging

    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    return Splitter(as_the_library_reads(text)).split().blocks


def _torn(one: Block, following: Block) -> bool:
    """Whether the library ended an entry too early: the text behind it, on its last line, holds fields."""
    last = (one.start_line or 0) + (one.raw or "").count("\n")
    comment = getattr(following, "comment", "")
    return bool(getattr(one, "fields", ())) and (following.start_line or 0) <= last and is_a_rest(comment)


def _made_again(string: String, line: int, strings: dict[str, str], places: dict[str, int]) -> Iterator[BibFault]:
    """Keeps a string; tells when it had other words before."""
    name, words = string.key.lower(), string.value
    if _bare(strings.get(name, words)) != _bare(words):
        message = f"@string {name} is made twice, in lines {places[name]} and {line}; the last one counts"
        yield BibFault("doubt", line, message, "rename one of them, or take it out")
    strings[name], places[name] = words, line


def _bare(value: str) -> str:
    return value.strip(' \n{}"')


def _pairs(block: Block) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (field.key.lower(), field.value, (field.start_line or 0) + 1) for field in getattr(block, "fields", ())
    )
