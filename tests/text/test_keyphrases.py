"""Topics that texts suggest: slugs a writer would use, each thing once, known ones preferred."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.keyphrases import _counts, topics_of
from newsletter.text.phrases import folded, parts

SPARSE = "Sparse kettles are cheap. A sparse kettle boils half its water, so sparse kettles save gas. Whistles vary."
OPEN = "Open weights matter. With open weights we measured Stove 2. Stove 2 is fine, Stove 2 is ours. Open weights!"


def test_topics_are_slugs_as_a_writer_would_spell_them() -> None:
    assert topics_of([SPARSE, OPEN]) == ("open-weights", "sparse-kettles", "stove-2")


def test_a_topic_says_each_thing_once() -> None:
    text = "Language pots, big language pots, the pot of language pots. Pots! A language pot and a pot. " * 3
    found = topics_of([text])
    assert found == ("language-pots",)


def test_words_of_every_day_are_no_topic() -> None:
    assert topics_of(["The data of a model. Model data, good paper, data model, the system and the paper. " * 4]) == ()


def test_unless_an_earlier_issue_made_them_one() -> None:
    text = "The data of a model. Model data, good paper, data model, the system and the paper. " * 4
    assert topics_of([text], known=["data"]) == ("data",)


def test_a_known_topic_comes_first_and_keeps_its_spelling() -> None:
    texts = [OPEN, SPARSE + " The state-space kettle came; a state space kettle boils."]
    assert "state-space" not in topics_of(texts)[:1]
    assert topics_of(texts, known=["State space", "licensing"])[0] == "state-space"


def test_a_known_topic_that_does_not_occur_is_not_suggested() -> None:
    assert "licensing" not in topics_of([SPARSE, OPEN], known=["licensing"])


def test_what_few_texts_say_often_weighs_more_than_what_all_say() -> None:
    texts = [f"The iron stove and copper pot number{n} met. " * 3 for n in range(9)]
    texts.append("Glass chimneys and the iron stove. Glass chimneys, glass chimneys! " * 2)
    found = topics_of(texts, most=3)
    assert found.index("iron-stove") < found.index("glass-chimneys")
    assert "glass-chimneys" in found
    rare = topics_of(["Iron stove. " * 4, "Iron stove, glass chimneys. " * 4, "Iron stove. " * 4], most=2)
    assert set(rare) == {"iron-stove", "glass-chimneys"}


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = [SPARSE, OPEN, "Glass chimneys draw. Glass chimneys crack."]
    assert len({topics_of(order) for order in permutations(texts)}) == 1


def test_nothing_suggests_nothing() -> None:
    assert topics_of([]) == topics_of([""]) == topics_of([SPARSE], most=0) == ()


PHRASES = st.lists(st.sampled_from("kettle kettles Kettle-pot pot pots water open 2".split()), min_size=1, max_size=4)


@given(
    st.lists(st.tuples(PHRASES.map(" ".join), st.integers(1, 9)), max_size=6),
    st.lists(PHRASES.map(" ".join).map(folded), max_size=3, unique=True),
)
def test_every_phrase_that_holds_a_known_topic_says_it(phrases: list[tuple[str, int]], known: list[str]) -> None:
    expected: dict[str, int] = {}
    for phrase, count in phrases:
        for part in parts(folded(phrase)):
            if part == folded(phrase) or part in known:
                expected[part] = max(expected.get(part, 0), count)
    assert _counts(phrases, known, {}) == expected
