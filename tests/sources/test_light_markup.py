"""reStructuredText, Org and AsciiDoc: every line as Markdown has it, items with their place, the head as told."""

from pathlib import Path, PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import asciidoc, org, read, restructured_text
from newsletter.text.dates import PartialDate
from tests.pairs import Pair, read_pairs

SPECS = Path(__file__).parents[1] / "specs" / "sources"
FORMATS = {"org": org, "restructured_text": restructured_text, "asciidoc": asciidoc}
PAIRS = [(name, pair) for name in FORMATS for pair in read_pairs(SPECS / f"{name}.txt")]


@pytest.mark.parametrize(("name", "pair"), PAIRS, ids=[f"{name}: {pair}" for name, pair in PAIRS])
def test_every_line_is_put_into_markdown_and_stays_in_its_place(name: str, pair: Pair) -> None:
    lines = pair.input.split("\n")
    values, made = FORMATS[name].to_markdown(lines)
    told = [f"{key} = {value}" for key, value in values.items()]
    written = [line.text for line in made]
    assert "\n".join(told + [line.rstrip() for line in written]) == pair.expected
    assert len(written) == len(lines)


SEEDS = {
    "kettles.org": """#+title: Kettles
#+date: [2024-03-05 Tue]
#+filetags: :copper:

* News
- [[https://tea.example/][Tea]] is hot.
""",
    "kettles.rst": """Kettles
=======

:date: 2024-03-05
:tags: copper

News
----

- `Tea <https://tea.example/>`_ is hot.
""",
    "kettles.adoc": """= Kettles
:date: 2024-03-05
:keywords: copper

== News

- https://tea.example/[Tea] is hot.
""",
}


def seed(name: str, text: str) -> Source:
    return read(Raw(PurePosixPath("seeds") / name, text.encode()))


@pytest.mark.parametrize("name", SEEDS)
def test_items_have_their_heading_and_their_line(name: str) -> None:
    source = seed(name, SEEDS[name])
    assert (source.title, source.published, source.topics) == ("Kettles", PartialDate(2024, 3, 5), ("copper",))
    (item,) = source.items
    assert (item.title, item.url, item.seen[0].heading) == ("Tea", "https://tea.example/", "News")
    assert "Tea" in SEEDS[name].split("\n")[item.seen[0].line - 1]
    assert not source.problems


def test_a_yaml_head_above_counts_as_in_markdown() -> None:
    source = seed("a.adoc", "---\ntitle: Kettles\ndate: 2024-03-05\n---\nhttps://tea.example/[Tea] is hot.\r\n")
    assert (source.title, source.published) == ("Kettles", PartialDate(2024, 3, 5))
    assert source.items[0].seen[0].line == 5


def test_noise_is_taken_out_and_listed() -> None:
    source = seed("a.rst", "Kettles\n=======\n\nThey boil.\n\nSubscribe now\n\n`Tea <https://tea.example/>`_ is hot.\n")
    assert [(one.line, one.words) for one in source.removed] == [(6, "Subscribe now")]
    assert source.items[0].seen[0].line == 8
