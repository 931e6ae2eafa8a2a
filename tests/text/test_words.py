"""Counting, cutting and comparing words; topics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.words import count_words, cut, normal_title, plural, same_title, title_key, title_keys


@given(st.text(st.characters(max_codepoint=127)))
def test_words_are_counted_alike_in_ascii_and_beside_other_letters(text: str) -> None:
    assert count_words(f"{text} é") == count_words(text) + 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— *** —", 0),
        ("Hello — it's state-of-the-art, at 3.5!", 5),
        ("one—two", 2),
        ("你好世界", 4),
        ("GPT は 良い", 4),
        ("안녕하세요 세계", 2),
    ],
)
def test_words_are_counted_as_read(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(), st.integers(-1, 60))
def test_a_cut_is_never_too_long(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= max(limit, 0)
    assert short == text.strip() or short.endswith("…") or short == "" or text.strip().startswith(short)


def test_a_cut_is_at_a_sentence_when_one_fills_half() -> None:
    text = "We met Dr. Ada on Feb. 27 in town. Then it went on and on."
    assert cut(text, 50) == "We met Dr. Ada on Feb. 27 in town."
    assert cut(text, 30) == "We met Dr. Ada on Feb. 27 in…"
    assert cut("这是一个句子。然后还有更多的话", 10) == "这是一个句子。"


def test_a_cut_inside_a_word_keeps_accents_and_joined_emoji() -> None:
    assert cut("e\u0301" * 10, 4) == "e\u0301…"
    assert cut("👩\u200d💻" * 5, 6) == "👩\u200d💻…"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Llama 2: Open Foundation and Fine-Tuned Chat Models",
            "Llama 2 Open Foundation and Fine Tuned Chat Models",
        ),
        ("A Guide to Language Modeling Today", "a guide to language modelling today!"),
        ("The Year in Review of Open Models", "Year in Review of Open Models"),
        ("What’s new in open models", "Whats new in open models"),
    ],
)
def test_nearly_equal_titles_are_the_same(a: str, b: str) -> None:
    assert same_title(a, b)
    assert same_title(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Llama 2 technical report", "The Llama 3 technical report"),
        ("Attention is all you need", "Attention is not all you need"),
        ("Training large language models well", "Serving large language models well"),
        ("A long story told in part one", "A long story told in part two"),
        ("Mistral 7B", "Mistral 7B"),
        ("Update of the week", "Something else altogether"),
    ],
)
def test_other_titles_are_not(a: str, b: str) -> None:
    assert not same_title(a, b)
    assert not same_title(b, a)


def test_a_normal_title_has_only_words() -> None:
    assert normal_title("  “Ｌｌａｍａ” — What's  NEW? ") == "llama whats new"


@given(
    st.lists(st.text(st.characters(max_codepoint=127)))
    | st.lists(st.text() | st.sampled_from(["What's  NEW?", "a\0b", "\0", "x_y", "Straße", "e\u0301"]))
)
def test_many_titles_at_once_have_the_keys_that_each_has_alone(titles: list[str]) -> None:
    assert title_keys(titles) == [title_key(title) for title in titles]


def test_the_key_of_a_title_does_not_tell_the_order_of_its_words() -> None:
    assert title_key("Models, training & serving") == title_key("serving training MODELS") == "models serving training"


def test_numbers_and_nouns_agree() -> None:
    assert [plural(1, "post"), plural(8, "post"), plural(1200, "word"), plural(0, "entry", "entries")] == [
        "1 post",
        "8 posts",
        "1,200 words",
        "0 entries",
    ]
