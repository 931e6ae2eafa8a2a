"""Nearly equal titles are found among many."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.library.merge import better_title, says_nothing
from newsletter.library.titles import near_one_of, pairs, titles_of
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


WORDS = "a the kettle kettles sings sing of water waters copper coppers training models model serving not 1 2 12 é"
TITLES = st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join)


@given(st.lists(TITLES, max_size=6), TITLES)
def test_the_quick_question_about_a_few_titles_loses_none_that_is_near(few: list[str], title: str) -> None:
    near = any(titles_of(map(title_key, few)).near(title))
    assert near_one_of(map(title_key, few))(title_key(title), title) == near


@given(TITLES, st.integers(0, 8), st.sampled_from(["", "a", "kettle", "waters"]))
def test_a_title_that_was_changed_a_little_is_near_as_ever(title: str, place: int, word: str) -> None:
    words = title.split()
    changed = " ".join([*words[:place], word, *words[place + 1 :]])
    near = any(titles_of([title_key(title)]).near(changed))
    assert near_one_of([title_key(title)])(title_key(changed), changed) == near


@given(TITLES)
def test_a_title_is_looked_up_by_each_two_of_its_three_longest_words(title: str) -> None:
    key = title_key(title)
    longest = sorted(dict.fromkeys(key.split()), key=len, reverse=True)[:3]
    expected = [" ".join(sorted(two)) for two in combinations(sorted(longest), 2)]
    assert list(pairs(key)) == (expected if len(key) >= 15 else [])


@pytest.mark.parametrize(
    "title", ["here", "[Paper]", "链接", "（论文）", "こちら", "링크", "Ссылка:", "اینجا", "📎", "→"]
)
def test_a_word_that_only_points_says_nothing_in_any_language(title: str) -> None:
    assert says_nothing(title)
    assert better_title(title, "Kettles of the year") == "Kettles of the year"


@pytest.mark.parametrize("title", ["Paper kettles", "C", "链接语法", "Новости чая"])
def test_a_title_says_something(title: str) -> None:
    assert not says_nothing(title)
