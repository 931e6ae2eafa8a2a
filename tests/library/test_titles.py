"""Nearly equal titles are found among many."""

import pytest

from newsletter.library.titles import titles_of
from newsletter.text.words import same_title, title_key

KNOWN = [
    "Linear-Time Sequence Modeling with Selective State Spaces",
    "Attention Is All You Need",
    "Training Models",
    "A Study of Kettles Number 1",
    "A Study of Kettles Number 2",
]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Linear Time Sequence Modelling with Selective State Spaces", [KNOWN[0]]),
        ("Selective state spaces with linear-time sequence modeling", [KNOWN[0]]),
        ("Attention is not all you need", []),
        ("A study of kettles, number 2", [KNOWN[4]]),
        ("Serving Models", []),
        ("Training Models", []),
        ("", []),
    ],
)
def test_a_title_is_found_by_its_longest_words(title: str, found: list[str]) -> None:
    near = titles_of(map(title_key, KNOWN)).near(title)
    assert list(dict.fromkeys(near)) == [title_key(one) for one in found]
    assert all(same_title(title, one) for one in found)
