"""Which section a heading names, and where an item goes that nobody placed."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.model.publication import Kind, Settings
from newsletter.sections import assign, housekeeping, kind_of_heading, kinds, links, models, papers
from newsletter.sections.kind import Candidate, Saying
from newsletter.sections.other_languages import abroad
from newsletter.text.words import normal_title

OURS = kinds(Settings())
OWN = Settings(
    sections=("datasets", "papers", "links"),
    kinds=(Kind("datasets", "Data", headings=("corpora",), words=("dataset",), hosts=("data.example",)),),
)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Models", "models"),
        ("New LLMs 🎉", "models"),
        ("Papers of the week", "papers"),
        ("Elsewhere from me", "elsewhere"),
        ("Housekeeping", "housekeeping"),
        ("Weather", "other"),
        ("一周新闻", "links"),
        ("🔧 工具资源", "links"),
        ("今週の論文", "papers"),
        ("新しいモデル", "models"),
        ("📚 링크 & 읽을거리", "links"),
        ("뉴스레터", "other"),
        ("Полезные ссылки", "links"),
        ("Научные статьи", "papers"),
        ("Посилання тижня", "links"),
        ("لینک‌های هفته", "links"),
        ("أخبار الأسبوع", "links"),
        ("קישורים", "links"),
        ("Άρθρα", "links"),
        ("Enlaces de la semana", "links"),
        ("我们为什么要写一份关于工具和文章的长标题", "other"),
    ],
)
def test_the_words_of_a_heading_name_the_section(heading: str, kind: str) -> None:
    assert kind_of_heading(heading, OURS) == kind


@pytest.mark.parametrize(
    ("candidate", "kind"),
    [
        (Candidate(said="papers", heading="Models", nature="model"), "papers"),
        (Candidate(heading="Models", nature="paper"), "models"),
        (Candidate(nature="paper"), "papers"),
        (Candidate(nature="model"), "models"),
        (Candidate(nature="video"), "links"),
        (Candidate(words="we propose a method"), "papers"),
        (Candidate(words="nothing in particular"), "links"),
        (
            Candidate(
                nature="page",
                address="https://k.example/books/evaluating",
                title="Evaluating Kettles: Methods and Results",
            ),
            "links",
        ),
    ],
)
def test_the_editor_s_word_beats_the_heading_and_the_heading_beats_the_address(candidate: Candidate, kind: str) -> None:
    assert assign(candidate, OURS)[0] == kind


@pytest.mark.parametrize(
    ("candidate", "kind"),
    [
        (Candidate(address="https://data.example/a"), "datasets"),
        (Candidate(words="A dataset of maps"), "datasets"),
        (Candidate(heading="Corpora"), "datasets"),
        (Candidate(nature="paper"), "papers"),
        (Candidate(words="other things"), "links"),
    ],
)
def test_a_publication_may_have_kinds_of_its_own(candidate: Candidate, kind: str) -> None:
    assert assign(candidate, kinds(OWN))[0] == kind


@pytest.mark.parametrize(
    ("title", "address", "kind"),
    [
        ("MNIST", "https://digits.example/", "datasets"),
        ("Microsoft COCO", "https://pictures.example/", "datasets"),
        ("SQuAD 2.0", "https://questions.example/", "datasets"),
        ("Kannada MNIST", "https://github.com/kettles/digits", "datasets"),
        ("LAION-5B", "https://pictures.example/", "datasets"),
        ("KettleBench", "https://steam.example/", "datasets"),
        ("Tea Room Image Database", "https://tea.example/", "datasets"),
        ("Leaves", "https://tea.example/leaf-dataset/", "datasets"),
        ("Exploring ImageNet", "https://tea.example/", "links"),
        ("A vector database", "https://tea.example/", "links"),
        ("Caltech", "https://school.example/", "links"),
    ],
)
def test_a_data_set_is_known_by_its_name_or_its_address(title: str, address: str, kind: str) -> None:
    candidate = Candidate(title=title, words=title, address=address, nature="page")
    assert assign(candidate, kinds(OWN))[0] == kind


def test_the_words_of_a_kind_count_in_a_heading_and_its_name_names_a_section() -> None:
    candidate = Candidate(title="Leaves", words="Leaves", heading="Every dataset on tea leaves we met", nature="page")
    assert assign(candidate, kinds(OWN))[0] == "datasets"
    assert kind_of_heading("Open data", kinds(OWN)) == "datasets"


def test_a_data_set_with_a_size_is_no_model() -> None:
    candidate = Candidate(title="LAION-5B", words="LAION-5B", address="https://pictures.example/", nature="page")
    assert assign(candidate, OURS)[0] == "links"


def test_the_order_of_the_settings_is_the_order_of_the_sections() -> None:
    assert [kind.name for kind in kinds(OWN)][:3] == ["datasets", "papers", "links"]
    assert kinds(OWN)[0].heading == "Data"


def test_without_a_section_for_links_the_last_one_takes_what_nobody_wants() -> None:
    assert assign(Candidate(), [kind for kind in OURS if kind.name in ("models", "papers")]) == ("papers", 0)


LONG = "Selective Kettles: Linear-Time Boiling with Structured State Spaces"


@pytest.mark.parametrize(
    ("candidate", "kind"),
    [
        (Candidate(nature="page", address="https://kettles.example/", title=LONG, words=LONG), "papers"),
        (Candidate(nature="page", address="https://lab.example/publications/kettles"), "papers"),
        (Candidate(nature="page", address="https://lab.example/blog/kettles", title=LONG, words=LONG), "links"),
        (Candidate(nature="page", address="https://a.example/x", title=LONG, words=f"{LONG}: a course"), "links"),
        (Candidate(nature="code", address="https://github.com/a/kettles", title=LONG, words=LONG), "links"),
        (Candidate(nature="page", title="Our papers please", words="what a survey of kettles says"), "papers"),
        (
            Candidate(
                nature="page",
                address="https://a.example/w",
                title="A walk",
                words="everybody in the office reads the paper at noon",
            ),
            "links",
        ),
        (Candidate(nature="page", address="https://a.example/blog/k", title="Kettle-2-7B"), "models"),
        (Candidate(nature="code", address="https://github.com/a/k", title="Kettle 7B|13B|70B"), "models"),
        (Candidate(nature="page", title="What we learned from training Kettle-7B on tea"), "links"),
        (Candidate(nature="paper", guess="models", title="Kettle Transformer"), "papers"),
        (Candidate(nature="page", words="X shows its chatbot to subscribers; a discount follows"), "links"),
        (Candidate(words="A student discount for this newsletter"), "housekeeping"),
    ],
)
def test_titles_places_and_words_tell_a_paper_from_a_post_about_it(candidate: Candidate, kind: str) -> None:
    assert assign(candidate, OURS)[0] == kind


@pytest.mark.parametrize(
    ("candidate", "kind"),
    [
        (Candidate(heading="Papers, Tools and Misc", nature="paper"), "papers"),
        (Candidate(heading="Papers, Tools and Misc", nature="code"), "links"),
        (Candidate(heading="Models and papers", nature="model"), "models"),
    ],
)
def test_a_heading_that_names_several_kinds_leaves_the_choice_to_the_address(candidate: Candidate, kind: str) -> None:
    assert assign(candidate, OURS)[0] == kind


@pytest.mark.parametrize(
    "says",
    [models._says, papers._says, papers._is_named, links._tells, housekeeping._tells_of_us],
    ids=lambda says: says.signs[0],
)
@settings(max_examples=60, derandomize=True)
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_one_of_its_signs(says: Saying, data: st.DataObject) -> None:
    shape = re.compile(says.words.pattern, re.IGNORECASE)
    assert says(data.draw(st.from_regex(shape, fullmatch=True, alphabet=st.characters(codec="ascii"))))


WORDS = st.lists(
    st.sampled_from(
        "Mamba 7B|a survey of|papers|tutorial|episode|our discord|my talk|model weights|we propose|kettles|Attention to"
        " Reasoning: Learning Sparse Networks".split("|")
    ),
    max_size=3,
).map(" ".join)
PLACES = st.sampled_from(["", "https://a.example/papers/x", "https://a.example/blog/x", "https://data.example/x"])
NATURES = st.sampled_from(["", "page", "paper", "model", "dataset", "code", "video", "post"])


@settings(max_examples=300, derandomize=True)
@given(
    WORDS, WORDS, PLACES, NATURES, st.sampled_from(["", "Papers", "Papers and Links"]), st.sampled_from(["", "links"])
)
def test_a_kind_that_cannot_win_need_not_be_asked(
    title: str, words: str, address: str, nature: str, heading: str, guess: str
) -> None:
    candidate = Candidate("", heading, address, nature, f"{title} {words}", guess, title)
    for among in (OURS, kinds(OWN)):
        assert assign(candidate, among) == assign(candidate, [replace(kind, most=1000) for kind in among])
        assert all(kind.takes(candidate) <= kind.most for kind in among)


def test_every_word_of_another_language_stands_as_headings_are_compared() -> None:
    for kind in OURS:
        elsewhere = abroad(kind.name)
        assert [normal_title(word) for word in elsewhere.signs] == list(elsewhere.signs)
        assert {normal_title(word) for word in elsewhere.words} == elsewhere.words
