"""Every construct in every target, by pages of pairs that a writer could edit: `tests/specs/syntax/<syntax>.md`.

The title of a pair says for which target it is: `a link with a title [email]`. `pytest --update` writes what is
expected anew; then read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from newsletter.document import to_html, to_markdown, to_text
from newsletter.document.syntax import SYNTAXES
from newsletter.document.writing import Syntax, Target
from newsletter.model.node import Document
from tests.document.beside import read
from tests.document.sent import as_email, as_feed
from tests.pairs import Pair, read_pairs, update_pairs

PAGES = Path(__file__).parents[1] / "specs" / "syntax"
BASE = "https://news.example/issues/7/"
TARGETS: dict[str, Callable[[Document], str]] = {
    "html": to_html,
    "email": lambda document: as_email(document, BASE),
    "feed": lambda document: as_feed(document, BASE),
    "text": lambda document: to_text(document, BASE),
    "markdown": to_markdown,
}


def target(pair: Pair) -> str:
    """`a link [email]` → `email`."""
    name = pair.title.rpartition("[")[2].rstrip("]")
    assert name in TARGETS, f"{pair.title!r} says no target; end it in [html], [email], [feed], [text] or [markdown]"
    return name


def written(pair: Pair) -> str:
    return TARGETS[target(pair)](shown(pair)).removesuffix("\n")


def shown(pair: Pair) -> Document:
    """The text of a pair with what lies beside it looked up."""
    return read(pair.input, "author-year" if "author-year" in pair.title else "numbered")


def unshown(syntax: Syntax, name: str, pairs: Iterable[Pair]) -> set[str]:
    """The kinds of node of a syntax that no pair shows in a target."""
    kinds = {kind for column in get_args(Target) for kind in getattr(syntax, column)}
    documents = (shown(pair) for pair in pairs if target(pair) == name)
    return kinds - {node.kind for document in documents for node in document.walk()}


@cache
def updated(page: Path) -> None:
    update_pairs(page, written)


@pytest.mark.parametrize(
    ("page", "pair"),
    [
        pytest.param(page, pair, id=f"{page.stem}: {pair}")
        for page in sorted(PAGES.glob("*.md"))
        for pair in read_pairs(page)
    ],
)
def test_a_construct_is_written_as_expected(page: Path, pair: Pair, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        updated(page)
    else:
        assert written(pair) == pair.expected


@pytest.mark.parametrize("name", list(TARGETS))
@pytest.mark.parametrize("syntax", list(SYNTAXES))
def test_every_kind_of_node_has_a_pair_in_every_target(syntax: str, name: str) -> None:
    assert not unshown(SYNTAXES[syntax], name, read_pairs(PAGES / f"{syntax}.md"))


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_a_feed_holds_no_class_and_no_relative_address(page: Path) -> None:
    for pair in read_pairs(page):
        feed = as_feed(shown(pair), BASE)
        assert not re.search(r"<[^>]* (?:class|style|id)=", feed), pair.title
        assert not re.search(r'(?:href|src)="(?!https?:|mailto:|")', feed), pair.title


def test_a_kind_without_a_pair_is_told() -> None:
    code = SYNTAXES["code"]
    pair = Pair("a block [html]", "```\nx\n```", "", 1)
    assert unshown(code, "html", [pair]) == {"codespan"}
    assert unshown(code, "text", [pair]) == {"code", "codespan"}
