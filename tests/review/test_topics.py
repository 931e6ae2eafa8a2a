"""Topics: which issues stand in one, and in which order they are told."""

from __future__ import annotations

import pytest

from newsletter.model.issue import Issue
from newsletter.review.periods import issues_in, read_period
from newsletter.review.topics import ranked_topics, topic_name
from tests.review.archive import archive, post


def ranking(*issues: Issue) -> list[tuple[str, int]]:
    return [(topic.name, len(topic.issues)) for topic in ranked_topics(issues)]


def test_topics_are_ranked_by_their_issues_and_the_rest_comes_last() -> None:
    assert ranking(*issues_in(archive(), read_period("2023"))) == [
        ("Preferences", 8),
        ("Open models", 7),
        ("Training", 6),
        ("Releases", 5),
        ("Evaluation", 3),
        ("Industry", 3),
        ("Speech", 2),
        ("Other", 22),
    ]


def test_of_equal_topics_the_one_met_first_comes_first() -> None:
    issues = [post("2023-01-01", "a", topics=("zebras",)), post("2023-01-02", "b", topics=("ants",))]
    assert ranking(*issues) == [("Zebras", 1), ("Ants", 1)]


def test_equal_topics_met_in_one_issue_are_told_by_name() -> None:
    assert ranking(post("2023-01-01", "a", topics=("zebras", "ants"))) == [("Ants", 1), ("Zebras", 1)]


def test_an_issue_stands_in_each_of_its_topics_once() -> None:
    issue = post("2023-01-01", "a", topics=("open-models", "training", "Open models"))
    assert ranking(issue) == [("Open models", 1), ("Training", 1)]


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (("open-models",), "Open models"),
        (("state_space",), "State space"),
        (("rlhf",), "RLHF"),
        (("small-llms",), "Small LLMs"),
        (("open llms",), "Open LLMs"),
        (("iOS",), "iOS"),
        (("c++",), "C++"),
        (("open-models", "Open-weight models"), "Open-weight models"),
    ],
)
def test_a_topic_is_called_as_its_author_wrote_it(spellings: tuple[str, ...], name: str) -> None:
    assert topic_name(*spellings) == name
