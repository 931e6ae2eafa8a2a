"""What was covered most, and where the links lead."""

from __future__ import annotations

from newsletter.review.blocks import COMPUTED
from newsletter.review.facts import ReviewFacts, review_facts
from newsletter.review.items import Site, covered, sites
from newsletter.review.periods import read_period
from tests.review.archive import entry, links, post, section

MAMBA = entry("Mamba", "https://arxiv.org/abs/2312.00752")
RWKV = entry("RWKV", "https://arxiv.org/abs/2305.13048")
GEMMA = entry("Gemma", "https://models.example/gemma")
TALK = entry("A talk on Mamba", "https://talks.example/ssm", MAMBA.url)

ISSUES = (
    post(
        "2023-05-01",
        "A",
        page="https://x.org/a/",
        sections=(section("papers", RWKV), section("models", GEMMA)),
    ),
    post(
        "2023-05-08",
        "B",
        page="https://x.org/b/",
        sections=(section("papers", MAMBA), section("links", TALK)),
    ),
    post("2023-05-15", "C", page="https://x.org/c/", sections=(section("links", MAMBA),)),
)


def facts() -> ReviewFacts:
    return review_facts(ISSUES, read_period("2023"))


def test_the_item_of_most_issues_comes_first_then_the_one_met_first() -> None:
    told = [(item.title, item.mentions, [issue.title for issue in item.issues]) for item in covered(ISSUES)]
    assert told == [
        ("Mamba", 3, ["B", "C"]),
        ("RWKV", 1, ["A"]),
        ("Gemma", 1, ["A"]),
        ("A talk on Mamba", 1, ["B"]),
    ]


def test_a_paper_that_stood_among_links_is_a_paper() -> None:
    among_links = post("2023-05-01", "A", sections=(section("links", MAMBA, GEMMA),))
    assert [(item.title, item.kind) for item in covered([among_links])] == [
        ("Mamba", "papers"),
        ("Gemma", "links"),
    ]


def test_what_an_entry_only_refers_to_is_no_item() -> None:
    assert [item.title for item in covered([post("2023-05-01", "A", sections=(section("links", TALK),))])] == [
        "A talk on Mamba"
    ]


def test_an_item_is_listed_with_every_issue_that_mentions_it() -> None:
    found = facts()
    assert COMPUTED["papers"](found) == (
        "- [Mamba](https://arxiv.org/abs/2312.00752) (3 mentions: [May 8](https://x.org/b/), [May 15](https://x.org/c/))\n"
        "- [RWKV](https://arxiv.org/abs/2305.13048) ([May 1](https://x.org/a/))"
    )
    assert COMPUTED["models"](found) == "- [Gemma](https://models.example/gemma) ([May 1](https://x.org/a/))"
    assert COMPUTED["links"](found) == "- [A talk on Mamba](https://talks.example/ssm) ([May 8](https://x.org/b/))"


def test_a_long_list_ends_with_the_number_of_the_others() -> None:
    many = section("links", *(entry(f"No. {n}", f"https://x.org/{n}") for n in range(1030)))
    told = COMPUTED["links"](review_facts([post("2023-05-01", "A", sections=(many,))], read_period("2023")))
    assert told.count("\n- ") == 24
    assert told.endswith("\n\nAnd 1,005 more.")


def test_sites_are_ranked_by_links_and_the_publication_itself_is_none() -> None:
    issues = [
        post(
            "2023-05-01",
            "A",
            links=links("https://www.b.org/1", "http://b.org/2", "https://a.org", "/archive/"),
        ),
        post(
            "2023-05-08",
            "B",
            links=links("https://c.org", "https://news.example/about/", "mailto:a@b.org", "https://["),
        ),
    ]
    assert sites(issues) == (Site("b.org", 2, 1), Site("a.org", 1, 1), Site("c.org", 1, 1))


def test_an_item_beside_an_issue_is_linked_from_the_review_too() -> None:
    beside = entry("Slides", "../slides.pdf")
    (item,) = covered([post("2023-05-01", "A", page="https://x.org/issues/a/", sections=(section("links", beside),))])
    assert item.url == "https://x.org/issues/slides.pdf"
