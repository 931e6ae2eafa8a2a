"""BibTeX → items: pairs in tests/specs/sources/bibtex.txt, and what does not fit into a pair."""

from __future__ import annotations

import sys
import time
from pathlib import Path, PurePosixPath

import pytest

from newsletter.model.item import Item
from newsletter.model.source import Raw, Source
from newsletter.sources import read
from newsletter.text.bibtex import bib_entries
from tests.pairs import Pair, read_pairs

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "sources" / "bibtex.txt")
BIB = PurePosixPath("seeds/papers.bib")


def told(source: Source) -> str:
    """Items and findings in the words of the pairs."""
    findings = (f"{problem.line}: {problem.code} {problem.message}" for problem in source.problems)
    return "\n".join([*map(row, source.items), *findings])


def row(item: Item) -> str:
    key = item.also[0].removeprefix("cite:") if item.also else ""
    date = item.published.iso() if item.published else ""
    cells = (str(item.seen[0].line), key, item.title, "; ".join(item.authors), date, item.url)
    return " ".join(" · ".join(cells).split())


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_bibliography_becomes_items(pair: Pair) -> None:
    source = read(Raw(BIB, pair.input.encode()))
    assert source.format == "bibtex"
    assert told(source) == pair.expected


def test_the_cite_key_and_other_addresses_are_kept() -> None:
    (item,) = read(Raw(BIB, b"@misc{a, title={T}, url={https://example.org/a}, doi={10.1/x}}")).items
    assert item.also == ("cite:a", "https://doi.org/10.1/x")


def test_bytes_that_are_no_utf8_are_told_with_their_line() -> None:
    source = read(Raw(BIB, b"@misc{a,\n author={M\xfcller, J}}"))
    assert source.items[0].authors == ("J Müller",)
    assert [(p.code, p.line) for p in source.problems] == [("E201", 2)]


def test_a_bottomless_nesting_is_refused_and_the_rest_of_the_entry_kept() -> None:
    source = read(Raw(BIB, b"@misc{a, year=2020, title={" + b"{" * 5000 + b"}" * 5000 + b"}}"))
    assert [problem.code for problem in source.problems] == ["E767"]
    assert source.items[0].published


def test_strings_cannot_be_multiplied_into_a_bomb() -> None:
    bomb = "@string{a0 = {" + "x" * 1000 + "}}\n"
    bomb += "".join(f"@string{{a{n} = a{n - 1} # a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))
    started = time.process_time()
    library = bib_entries(bomb + "@misc{a, title = a39}")
    assert time.process_time() - started < 5
    assert len(library.entries[0].words("title")) <= 250_000


def test_ten_thousand_entries_take_less_than_five_seconds() -> None:
    entry = '@article{k%d,\n title={The {BERT} paper \\"o %d},\n author={A, B and C, D},\n year=2020\n}\n'
    text = "".join(entry % (n, n) for n in range(10_000))
    started = time.process_time()
    assert len(bib_entries(text).entries) == 10_000
    assert time.process_time() - started < 5


def test_nothing_is_written_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    read(Raw(BIB, b"@misc{a, title={x"))
    sys.stderr.flush()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("tail", ["", "{", "}", '"', "@", "#", "\\", "@string{", "@misc{b,", "=", ",", "@misc(", "'"])
def test_a_cut_file_never_raises_and_keeps_the_whole_entries(tail: str) -> None:
    whole = "@misc{a, title={T}, url={https://example.org/a}}\n"
    assert read(Raw(BIB, (whole + tail).encode())).items[0].url == "https://example.org/a"
