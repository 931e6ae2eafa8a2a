"""The names by which writers call their own earlier issues."""

from __future__ import annotations

import pytest

from newsletter.issues.own_issues import OwnIssues, card_of
from newsletter.issues.places import settled
from tests.issues.desk import SETTINGS, head

HERE = head("---\ntitle: Here\n---\n", "issues/2024-01-03-here.md")
MOE = head(
    "---\ntitle: Mixtures\ndescription: Many experts.\ndate: 2023-12-05\naliases: [/p/moe, /old/moe.html]\n"
    "canonical_url: https://letters.example/p/moe-first\n---\n",
    "issues/2023-12-05-moe.md",
)
FOLDER = head("---\ntitle: A folder\n---\n", "issues/2023-11-01-folder/index.md")
REVIEW = head('---\ntitle: The year\nkind: review\nperiod: "2023"\n---\n', "issues/2023-12-31-year.md")
OWN = OwnIssues(settled([HERE, MOE, FOLDER, REVIEW], SETTINGS), SETTINGS)


@pytest.mark.parametrize(
    "address",
    [
        "../moe/",
        "../moe",
        "../moe/index.html#models",
        "/issues/moe/?a=b",
        "https://news.example/issues/moe/",
        "2023-12-05-moe.md",
        "./2023-12-05-moe.md#models",
        "/issues/2023-12-05-moe.md",
        "issues/2023-12-05-moe.md",
        "../issues/2023-12-05-moe.md",
        "2023-12-05-moe",
        "_posts/2023-12-05-moe.md",
        "/2023/12/05/moe.html",
        "/blog/2023/moe/",
        "/p/moe",
        "https://news.example/p/moe/",
        "/old/moe.html",
        "https://letters.example/p/moe-first",
        "http://letters.example/p/moe-first?utm_source=x",
    ],
)
def test_an_issue_is_found_by_every_name_that_it_has(address: str) -> None:
    assert OWN.find(address, HERE) == MOE


def test_issues_in_folders_and_reviews_are_found_too() -> None:
    assert OWN.find("2023-11-01-folder/index.md", HERE) == FOLDER
    assert OWN.find("../folder/", MOE) == FOLDER
    assert OWN.find("../2023-12-05-moe.md", FOLDER) == MOE
    assert OWN.find("/reviews/2023/", HERE) == REVIEW


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#moe",
        "moe",
        "/moe/",
        "/projects/moe/",
        "/2022/12/05/moe.html",
        "/2023/12/06/moe/",
        "../here/",
        "2024-01-03-here.md",
        "https://other.example/issues/moe/",
        "https://letters.example/p/another",
        "//news.example/issues/moe/",
        "mailto:moe@news.example",
        "../../issues/../moe/",
    ],
)
def test_another_page_is_no_issue_of_ours(address: str) -> None:
    assert OWN.find(address, HERE) is None


def test_a_card_leads_from_one_page_to_the_other() -> None:
    card = card_of(MOE, REVIEW)
    assert (card.title, card.description, card.url) == ("Mixtures", "Many experts.", "../../issues/moe/")
    assert card_of(MOE, HERE).url == "../moe/"
    assert card.page == "https://news.example/issues/moe/"
