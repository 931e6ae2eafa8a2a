"""The sentence that tells the most of a text: word for word, able to stand alone."""

import pytest

from newsletter.text.sentences import one_liner

CENTRE = "Copper kettles boil water faster than iron kettles, because copper carries heat well."
ASIDES = [
    "My neighbour painted a fence on Tuesday while his dog slept under an apple tree.",
    "Trains to the coast were late again, and the station sold only lemonade.",
    "Three painters disagreed about the proper blue for a harbour at noon.",
    "Kettles of copper cost more than kettles of iron in every shop we visited.",
    "Heat travels through copper about five times as quickly as through iron.",
    "Water in a thin copper pot sings before the thermometer shows eighty degrees.",
    "Nobody in the village could remember who had built the old stone bridge.",
    "A clarinet was found in the attic between two boxes of winter clothes.",
    "Bakers rise at three, and sleep through the better part of the afternoon.",
    "Two copper kettles and one of iron stood on the same stove for an hour.",
    "Every cook in the harbour keeps a small brush for the inside of the spout.",
    "Iron keeps its warmth longer, which cooks of slow stews have always liked.",
]


def article(*sentences: str) -> str:
    return "\n\n".join([" ".join(ASIDES[:4]), " ".join(sentences), " ".join(ASIDES[4:])])


def test_the_sentence_at_the_centre_is_taken_word_for_word() -> None:
    text = article(CENTRE)
    assert one_liner(text, "Why copper kettles boil water faster") == CENTRE


def test_a_short_text_needs_none() -> None:
    assert one_liner(" ".join([CENTRE, *ASIDES[:5]])) == ""


@pytest.mark.parametrize(
    "planted",
    [
        "Do copper kettles boil water faster than iron kettles, because copper carries heat well?",
        "In this post copper kettles boil water faster than iron kettles, because copper carries heat well.",
        "This means that copper kettles boil water faster than iron kettles, because copper carries heat well.",
        "They found that copper kettles boil water faster than iron kettles, because copper carries heat well.",
        "Chart of how copper kettles boil water faster than iron kettles, because copper carries heat well.",
        "Surprisingly, copper kettles boil water faster than iron kettles, because copper carries heat well.",
        "However, copper kettles boil water faster than iron kettles, because copper carries heat well.",
        "Copper kettles boil water faster than iron kettles, because copper carries heat well",
        "Copper kettles boil water faster than iron kettles, see https://kettle.example/copper for heat.",
        "Copper kettles boil iron water.",
        "Copper kettles boil water faster than iron kettles, (because copper carries heat well.",
        CENTRE[:-1] + ", and " + "copper water and copper heat and iron kettles " * 4 + "boil.",
    ],
)
def test_what_cannot_stand_alone_is_passed_over(planted: str) -> None:
    title = "Why copper kettles boil water faster than iron kettles"
    found = one_liner(article(planted), title)
    assert found in ASIDES


@pytest.mark.parametrize("mark", ["[1]", "[^why]", "¹", " [12]", "3"])
def test_footnote_marks_are_gone(mark: str) -> None:
    title = "Why copper kettles boil water faster than iron kettles"
    assert one_liner(article(CENTRE + mark), title) == CENTRE


def test_a_line_end_inside_a_paragraph_is_a_blank() -> None:
    wrapped = CENTRE.replace(" than ", "\nthan ")
    assert one_liner(article(wrapped), "Why copper kettles boil water faster than iron kettles") == CENTRE


def test_figures_that_are_no_marks_stay() -> None:
    told = "Copper kettles boil water 2.5 times faster than iron kettles of size 4."
    assert one_liner(article(told), "Why copper kettles boil water faster than iron kettles") == told
