"""Liquid tags and Hugo shortcodes become the Markdown that they mean: the pairs of `tests/specs/liquid.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath
from time import process_time

import pytest

from newsletter.document import parse_markdown, to_html, to_markdown
from newsletter.document.liquid import rewritten
from tests.document.trees import bare
from tests.pairs import Pair, read_pairs, update_pairs

PAGE = Path(__file__).parents[1] / "specs" / "liquid.txt"


def meant(pair: Pair) -> str:
    made = rewritten(pair.input + "\n")
    assert made
    lines = zip(made.numbers, made.text.split("\n"), strict=True)
    found = [f"! {one.line}:{one.column} {one.code} {one.message}" for one in made.found]
    return "\n".join([f"{number} {line}" for number, line in lines if line.strip()] + found)


@cache
def update_page() -> None:
    update_pairs(PAGE, meant)


@pytest.mark.parametrize("pair", read_pairs(PAGE), ids=str)
def test_a_tag_becomes_what_it_shows(pair: Pair, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        update_page()
    else:
        assert meant(pair) == pair.expected


@pytest.mark.parametrize("pair", read_pairs(PAGE), ids=str)
def test_a_text_with_tags_comes_back_from_markdown_without_any(pair: Pair) -> None:
    document = parse_markdown(pair.input)
    assert bare(parse_markdown(to_markdown(document))) == bare(document)


def test_a_text_without_tags_is_not_rewritten() -> None:
    assert rewritten("Sets {a, b} and 100%.\n") is None


def test_lines_and_findings_are_those_of_the_file() -> None:
    text = "{% details A %}\n- one\n{% enddetails %}\n\n> - Words[^x] and {% mystery %}.\n"
    document = parse_markdown(text, PurePosixPath("a.md"), 11)
    assert [str(problem).partition(" ")[0] + problem.code for problem in document.problems] == [
        "a.md:15:10:W302",
        "a.md:15:19:W333",
    ]
    assert [node.line for node in document.walk() if node.kind == "item"] == [12, 15]


def test_a_definition_under_a_tag_defines() -> None:
    html = to_html(parse_markdown('See [a].\n\n{% include figure.html path="b.png" %}\n[a]: https://a.example/\n'))
    assert 'See <a href="https://a.example/">a</a>.' in html
    assert "]:" not in html


@pytest.mark.parametrize("sign", ["{% ", "{{ ", "{{< ", "{% details x %}", "{% raw %}", "{{<x>}}", "`{% ", "{% x\n\n"])
def test_many_tags_take_time_that_grows_with_the_text(sign: str) -> None:
    start = process_time()
    rewritten(sign * 20_000)
    assert process_time() - start < 8
