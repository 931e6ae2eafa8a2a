"""What does not add up, each proven by a planted fault."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.issue import Issue
from newsletter.review.consistency import consistency
from newsletter.review.periods import read_period
from tests.review.archive import post


def sound(day: str, title: str, **more: object) -> Issue:
    return post(day, title, **({"topics": ("a",), "description": "it"} | more))


FIRST, SECOND = sound("2023-05-01", "First things"), sound("2023-05-08", "Second things")


def findings(*issues: Issue) -> list[str]:
    return [f"{found.path}: {found.code} {found.message}" for found in consistency(issues, read_period("2023"))]


def test_a_sound_archive_has_no_findings() -> None:
    assert findings(FIRST, SECOND) == []


@pytest.mark.parametrize(
    ("planted", "finding"),
    [
        (
            sound("", "Lost"),
            "issues/-lost.md: W701 the issue has no date, so no review can count it",
        ),
        (
            sound("2023-06-01", "Loose", topics=()),
            "issues/2023-06-01-loose.md: N702 the issue is in no topic",
        ),
        (
            sound("2023-06-01", "Mute", description=" "),
            "issues/2023-06-01-mute.md: N703 the issue has no description, so its one-liner is only a title",
        ),
        (
            sound("2023-06-01", "First things!", path=PurePosixPath("issues/2023-06-01-twins.md")),
            f"issues/2023-06-01-twins.md: W704 the issue has the title of {FIRST.path}: First things!",
        ),
        (
            sound("2023-05-08", "Third things"),
            f"issues/2023-05-08-third-things.md: N705 the issue has the date of {SECOND.path}: 2023-05-08",
        ),
    ],
    ids=["undated", "no topic", "no description", "same title", "same day"],
)
def test_a_planted_fault_is_told(planted: Issue, finding: str) -> None:
    assert findings(FIRST, SECOND, planted) == [finding]


def test_where_nobody_names_topics_none_is_missed() -> None:
    assert findings(sound("2023-05-01", "Only", topics=())) == []


def test_issues_of_another_period_are_not_its_business() -> None:
    assert findings(FIRST, sound("2022-05-01", "First things", description="", topics=())) == []


def test_every_finding_says_what_to_do() -> None:
    faulty = (FIRST, post("2023-05-01", "First things"), post("", "Lost"))
    found = consistency(faulty, read_period("2023"))
    assert len(found) == 5
    assert all(problem.hint for problem in found)
