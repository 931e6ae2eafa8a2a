"""Which section a heading names, and where an item goes that nobody placed."""

import pytest

from newsletter.model.publication import Kind, Settings
from newsletter.sections import assign, kind_of_heading, kinds
from newsletter.sections.kind import Candidate

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


def test_the_order_of_the_settings_is_the_order_of_the_sections() -> None:
    assert [kind.name for kind in kinds(OWN)][:3] == ["datasets", "papers", "links"]
    assert kinds(OWN)[0].heading == "Data"


def test_without_a_section_for_links_the_last_one_takes_what_nobody_wants() -> None:
    assert assign(Candidate(), [kind for kind in OURS if kind.name in ("models", "papers")]) == ("papers", 0)
