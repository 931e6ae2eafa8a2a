"""Nothing vanishes silently: what a target degrades is reported, and what it cannot write is an error.

The kitchen sink, `tests/houses/kitchen-sink/`, is one issue that holds every construct. What becomes of it in a target
stands in `tests/specs/kitchen-sink/`; `pytest --update` writes that anew; then read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from newsletter.document import parse_markdown, to_html, to_markdown, to_text
from newsletter.document.losses import NAMES, losses, unwritten
from newsletter.document.syntax import SYNTAXES
from newsletter.document.tables import table
from newsletter.document.writing import Target
from newsletter.model.beside import Beside, Card
from newsletter.model.node import Document, Node
from tests.document.beside import read, works
from tests.document.sent import as_email, as_feed
from tests.document.trees import bare, outline

TESTS = Path(__file__).parents[1]
SINK = TESTS / "houses/kitchen-sink/publication/issues/2024-02-07-kitchen-sink/index.md"
EXPECTED = TESTS / "specs/kitchen-sink"
BASE = "https://pipes.example/issues/kitchen-sink/"
KINDS = sorted({kind for target in get_args(Target) for kind in table(target)})


def kitchen_sink() -> Document:
    return read_sink(SINK.read_text("utf-8").split("---\n", 2)[2])


def read_sink(text: str) -> Document:
    """The text of the kitchen sink with what lies beside it."""
    tap = Card("A tap drips", "../tap/", f"{BASE}../tap/", datetime(2024, 1, 31, tzinfo=UTC), "what a drip costs.")
    return read(text, there=Beside(works=works(SINK.with_name("works.bib")), cards=(("../2024-01-31-tap.md", tap),)))


def targets(document: Document) -> Iterator[tuple[str, str]]:
    """A document in every target, by the name of the file that holds what is expected."""
    yield "web.html", to_html(document)
    yield "email.html", as_email(document, BASE)
    yield "feed.html", as_feed(document, BASE)
    yield "text.txt", to_text(document, BASE)
    yield "markdown.md", to_markdown(document)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_node_is_in_the_kitchen_sink(kind: str) -> None:
    assert kind in {node.kind for node in kitchen_sink().walk()}, f"add a {kind} to {SINK.relative_to(TESTS)}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_target_can_write_every_kind_of_node(kind: str) -> None:
    assert [target for target in get_args(Target) if kind not in table(target)] == []


@pytest.mark.parametrize("name", [name for name, _ in targets(Document())])
def test_the_kitchen_sink_looks_as_expected(name: str, request: pytest.FixtureRequest) -> None:
    written = dict(targets(kitchen_sink()))[name]
    if request.config.getoption("--update"):
        (EXPECTED / name).write_text(written, "utf-8")
    assert written == (EXPECTED / name).read_text("utf-8")


def test_the_kitchen_sink_comes_back_from_markdown() -> None:
    document = kitchen_sink()
    again = read_sink(to_markdown(document))
    assert outline(again) == outline(document)
    assert bare(again) == bare(document)


def test_a_loss_tells_construct_line_target_and_what_it_became() -> None:
    document = parse_markdown("Words.\n\n> <details><summary>More</summary>\n>\n> Inside\n> </details>\n")
    assert [tuple(loss) for loss in losses(document)] == [
        ("details", 3, "email", "shown open"),
        ("details", 3, "text", "shown open"),
    ]


def test_a_text_that_loses_nothing_has_no_losses() -> None:
    assert [*losses(parse_markdown("# A\n\n*b* [c](https://d.example)\n\n- e\n"))] == []


def test_a_loss_may_hang_on_the_node() -> None:
    told = [loss.line for loss in losses(parse_markdown("```\na\n```\n\n```python\nb\n```\n"))]
    assert told == [5]


def test_a_planted_kind_that_nobody_can_write_is_told_and_its_words_stay() -> None:
    planted = Document((Node("paragraph", (Node("hologram", (), "a < b", (), 7),), "", (), 7),))
    assert [(node.kind, node.line, target) for node, target in unwritten(planted)] == [
        ("hologram", 7, target) for target in ("web", "email", "feed", "text", "markdown")
    ]
    assert all("a &lt; b" in written for name, written in targets(planted) if name.endswith("html"))


@pytest.mark.parametrize("name", list(SYNTAXES))
def test_losses_are_declared_for_kinds_that_are_written(name: str) -> None:
    syntax = SYNTAXES[name]
    assert set(syntax.losses) <= set(syntax.html)
    assert {target for became in syntax.losses.values() for target in became} <= set(NAMES)
