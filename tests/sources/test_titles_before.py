"""Bare addresses below or behind their titles, as many link lists have them."""

import pytest

from tests.issues.desk import issue, seed

LINES = "**A kettle that sings**\nhttps://a.example/k\nIt does.\n"
ITEM = "1. Counting the taps of Rome https://a.example/t\n"


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        (LINES, "A kettle that sings", "It does."),
        (ITEM, "Counting the taps of Rome", ""),
        ("- See https://a.example/t\n", "", "See https://a.example/t"),
        ("See the report and https://a.example/t\n", "", "See the report and https://a.example/t"),
    ],
    ids=["bold line above", "words before", "too short", "prose"],
)
def test_a_seed_is_told_of_by_what_stands_before_its_address(text: str, title: str, words: str) -> None:
    (item,) = seed(text).items
    assert (item.title, item.seen[0].words) == (title, words)


def test_an_entry_is_named_by_what_stands_before_its_address() -> None:
    entries = issue(f"## Links\n{ITEM}2. https://a.example/u - dripping\n").sections[0].entries
    assert [(entry.title, entry.comment) for entry in entries] == [
        ("Counting the taps of Rome", ""),
        ("a.example/u", "dripping"),
    ]
