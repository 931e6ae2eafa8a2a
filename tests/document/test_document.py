"""A document is walked through once, and says what kinds of nodes stand in it."""

from __future__ import annotations

import pickle

import pytest

from newsletter.document import parse_markdown
from newsletter.model.node import Document
from tests.document.test_round_trip import INPUTS

TEXT = "# A\n\n[one](https://a.example) `code` [^1]\n\n## B\n\n- [two](https://b.example)\n\n[^1]: A [note](#a).\n"


@pytest.fixture
def document() -> Document:
    return parse_markdown(TEXT)


def test_nodes_of_one_kind_come_in_reading_order_the_footnotes_last(document: Document) -> None:
    assert [link.plain() for link in document.of("link")] == ["one", "two", "note"]


def test_nodes_of_several_kinds_come_in_reading_order_too() -> None:
    for document in map(parse_markdown, INPUTS):
        wanted = [node for node in document.walk() if node.kind in ("link", "text", "heading", "image")]
        assert list(document.of("image", "heading", "text", "link")) == wanted


def test_a_kind_that_is_not_there_has_no_nodes(document: Document) -> None:
    assert document.of("table") == document.of("table", "chart") == document.of() == ()


def test_a_document_with_its_own_nodes_is_itself(document: Document) -> None:
    assert document.with_nodes(document.nodes) is document
    assert document.with_nodes(document.nodes[:1]) == Document(document.nodes[:1], document.footnotes)


def test_a_node_that_holds_what_it_held_is_itself(document: Document) -> None:
    heading = document.nodes[0]
    assert heading.holding(heading.children) is heading
    assert heading.holding(()) == heading._replace(children=())


def test_what_was_found_in_a_document_does_not_travel_with_it(document: Document) -> None:
    before = pickle.dumps(document)
    assert document.headings()
    assert pickle.dumps(document) == before
    assert pickle.loads(before) == document
