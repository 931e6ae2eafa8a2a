"""Every node knows the line of the file it stands on, however deep it is nested: `tests/specs/lines.md`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from newsletter.document import parse_markdown
from newsletter.model.node import Document, Node
from tests.pairs import Pair, read_pairs, update_pairs

PAGE = Path(__file__).parents[1] / "specs" / "lines.md"
CASES = read_pairs(PAGE)
PLANTED = re.compile(r"\bat(\d+)\b")


def said(node: Node) -> set[int]:
    """The lines that the words of a node say they stand on."""
    words = [node.text, node.string("alt"), node.string("info"), node.string("title")]
    return {int(number) for number in PLANTED.findall(" ".join(words))}


def around(document: Document) -> str:
    """The lines of each kind of node that is not words: `list 1 4`."""
    lines: dict[str, list[str]] = {}
    for node in document.walk():
        if node.kind not in ("text", "softbreak", "plain", "cell"):
            lines.setdefault(node.kind, []).append(str(node.line))
    return "\n".join(f"{kind} {' '.join(numbers)}" for kind, numbers in lines.items())


@cache
def update_page() -> None:
    update_pairs(PAGE, lambda pair: around(parse_markdown(pair.input)))


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("first_line", [1, 8])
def test_a_word_stands_where_it_says(case: Pair, first_line: int) -> None:
    nodes = list(parse_markdown(case.input, first_line=first_line).walk())
    assert {number for node in nodes for number in said(node)} == {int(n) for n in PLANTED.findall(case.input)}
    wrong = [node for node in nodes for number in said(node) if node.line != number + first_line - 1]
    assert not wrong


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_around_the_words_begins_where_expected(case: Pair, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        update_page()
    else:
        assert around(parse_markdown(case.input)) == case.expected


def test_the_words_of_a_case_stand_on_the_lines_they_name() -> None:
    for case in CASES:
        for number, line in enumerate(case.input.split("\n"), 1):
            assert {int(n) for n in PLANTED.findall(line)} <= {number}, case.title


def test_findings_have_the_line_of_what_they_find() -> None:
    text = "a[^no]\n\n[^twice]: x\n[^twice]: y\n\n> <script>x</script>\n"
    found = {(problem.code, problem.line) for problem in parse_markdown(text, first_line=11).problems}
    assert {("W301", 14), ("W303", 13), ("W304", 16)} <= found
