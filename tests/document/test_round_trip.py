"""Document → Markdown → Document is the same tree: for our pairs, our issues, and whatever else is written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.document import to_markdown
from tests.document.beside import read
from tests.document.scribble import scribble
from tests.document.trees import bare, outline
from tests.pairs import read_pairs

TOP = Path(__file__).parents[2]
SPECS = TOP / "tests" / "specs"
INPUTS = sorted({pair.input for page in sorted(SPECS.glob("syntax/*.md")) for pair in read_pairs(page)})
ISSUES = sorted((TOP / "issues").rglob("*.md"))
WORDS = st.text(st.sampled_from("ab \n*_`[]()<>!#~|-+=.:\\&;1xé日\u00a0{}^\"'"), max_size=40)


def comes_back(text: str) -> None:
    document = read(text)
    written = to_markdown(document)
    again = read(written)
    if bare(again) != bare(document):
        assert outline(again) == outline(document), written
    assert to_markdown(again) == written or bare(read(to_markdown(again))) == bare(again)


@pytest.mark.parametrize("text", INPUTS)
def test_the_input_of_a_pair_comes_back(text: str) -> None:
    comes_back(text)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: str(issue.relative_to(TOP)))
def test_an_issue_of_ours_comes_back(issue: Path) -> None:
    comes_back(issue.read_text("utf-8").split("---\n", 2)[-1])


@pytest.mark.parametrize("tens", range(25))
def test_texts_of_nested_constructs_come_back(tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        comes_back(scribble(random.Random(seed)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(WORDS)
def test_a_text_of_signs_comes_back(text: str) -> None:
    comes_back(text)
