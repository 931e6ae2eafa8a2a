"""What each computed block tells; the lists of papers, models and links stand in test_items.py."""

from __future__ import annotations

import re
from dataclasses import replace

from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Settings
from newsletter.review.blocks import COMPUTED
from newsletter.review.credits import Credit
from newsletter.review.draft import new_draft
from newsletter.review.facts import Context, review_facts
from newsletter.review.periods import read_period
from newsletter.review.readers import Reads, Statistics
from newsletter.review.refresh import refresh
from tests.review.archive import entry, links, post, section


def told(block: str, period: str, *issues: Issue) -> str:
    return COMPUTED[block](review_facts(issues, read_period(period)))


def test_where_no_issue_has_a_topic_there_is_one_list_without_a_heading() -> None:
    issues = [post("2023-05-08", "B", page=""), post("2023-05-01", "A", page="")]
    assert told("topics", "2023", *issues) == "- May 1: *A*\n- May 8: *B*"


def test_months_are_a_chart() -> None:
    issues = [post(f"2023-0{month}-01", f"{month}") for month in (4, 6)] + [post("2023-06-02", "6b")]
    assert told("months", "2023-Q2", *issues) == (
        "<!-- chart columns: Issues per month -->\n"
        "| Month | Issues |\n| --- | --: |\n| April | 1 |\n| May | 0 |\n| June | 2 |"
    )
    assert told("months", "2023-06", *issues) == ""


def test_topics_are_ranked_by_a_chart() -> None:
    issues = [
        post("2023-05-01", "A", topics=("b",)),
        post("2023-05-02", "B", topics=("a", "b")),
        post("2023-05-03", "C"),
    ]
    assert told("topics", "2023", *issues) == (
        "<!-- chart: Issues by topic -->\n| Topic | Issues |\n| --- | --: |\n| B | 2 |\n| A | 1 |"
    )


def test_of_very_many_topics_twenty_have_a_list_and_the_others_a_number() -> None:
    issues = [post("2023-05-01", "A", topics=tuple(f"t{n:02}" for n in range(25))), post("2023-05-02", "B")]
    facts = review_facts(issues, read_period("2023"))
    text = new_draft(facts, Settings())
    assert re.findall(r"^### (\S+)", text, re.M) == [*(f"T{n:02}" for n in range(20)), "Other"]
    assert "\n\nFurther topics: T20 (1), T21 (1), T22 (1), T23 (1), T24 (1).\n" in text
    assert refresh(text, facts).text == text
    assert refresh(text, facts).missing == ()


def test_days_between_issues_and_links_by_section_are_charts() -> None:
    days = ("2023-01-02", "2023-01-09", "2023-01-16", "2023-01-30")
    one = entry("A", "https://a.org/1")
    issues = [post(day, day, sections=(section("papers", one, one), section("links", one))) for day in days]
    assert told("rhythm", "2023", *issues).endswith("| 7 days | 2 |\n| 14 days | 1 |")
    assert told("rhythm", "2023", *issues[:3]) == ""
    assert told("sections", "2023", *issues).endswith("| Papers | 8 |\n| Links | 4 |")
    assert told("sections", "2023", post("2023-01-02", "a", sections=(section("links", one),))) == ""


def test_the_issues_read_most_stand_first_with_their_numbers() -> None:
    issues = [post(f"2023-05-0{n}", f"N{n}", page=f"https://x.org/{n}/", description="the gap") for n in (1, 2, 3)]
    statistics = Statistics(
        {
            ("n1", "substack"): Reads(views=1000, opens=9),
            ("n1", "plausible"): Reads(views=234),
            ("n2", "substack"): Reads(views=5000),
        }
    )
    facts = review_facts(issues, read_period("2023"), Context(statistics))
    assert COMPUTED["most-read"](facts) == (
        "1. May 2: [*N2*](https://x.org/2/) covers the gap. (5,000 views)\n"
        "2. May 1: [*N1*](https://x.org/1/) covers the gap. (1,234 views)"
    )
    assert COMPUTED["most-read"](replace(facts, style="table")) == (
        "| Issue | Date | Views |\n| --- | --- | --: |\n"
        "| [*N2*](https://x.org/2/) | May 2 | 5,000 |\n| [*N1*](https://x.org/1/) | May 1 | 1,234 |"
    )
    assert told("most-read", "2023", *issues) == ""


def test_where_nobody_counted_views_opens_are_ranked() -> None:
    issues = [post("2023-05-01", "N1"), post("2023-05-02", "N2")]
    statistics = Statistics({("n1", "ghost"): Reads(opens=10, sent=30), ("n2", "ghost"): Reads(opens=20, sent=30)})
    found = review_facts(issues, read_period("2023"), Context(statistics)).most_read
    assert found
    assert found.measure == "opens"
    assert [number for _, number in found.ranked] == [20, 10]


def test_what_was_told_of_again_names_the_first_time() -> None:
    paper, repository = (
        entry("Mamba", "https://arxiv.org/abs/2312.00752"),
        entry("v2", "https://github.com/a/b/releases/tag/v2"),
    )
    issues = [
        post("2022-12-01", "Old", page="https://x.org/old/", sections=(section("papers", paper),)),
        post(
            "2023-02-01",
            "A",
            page="https://x.org/a/",
            sections=(section("links", entry("b", "https://github.com/a/b")),),
        ),
        post("2023-03-01", "B", page="https://x.org/b/", sections=(section("links", repository),)),
        post("2023-04-01", "C", page="https://x.org/c/", sections=(section("papers", paper), section("links", TALK))),
        post("2023-05-01", "D", page="https://x.org/d/", sections=(section("links", TALK),)),
    ]
    assert told("follow-ups", "2023", *issues) == (
        "- [Mamba](https://arxiv.org/abs/2312.00752): first [Dec. 1, 2022](https://x.org/old/), again "
        "[Apr. 1](https://x.org/c/)\n"
        "- [b](https://github.com/a/b): first [Feb. 1](https://x.org/a/), again [Mar. 1](https://x.org/b/)"
    )
    assert told("follow-ups", "2022", *issues) == ""


TALK = entry("A talk", "https://talks.example/ssm")


def test_what_was_predicted_the_year_before_is_listed_for_judgement() -> None:
    old = post("2022-03-01", "Old", page="https://x.org/old/", predictions=(Link("state *spaces* win", "", 3),))
    review = post(
        "2023-01-03",
        "2022 in review",
        page="https://x.org/r/",
        kind="review",
        period=read_period("2022"),
        predictions=(Link("nobody scales", "", 3),),
    )
    new = post("2023-06-01", "New", predictions=(Link("too early", "", 3),))
    assert told("predictions", "2023", old, review, new) == (
        "- “state \\*spaces\\* win” ([*Old*](https://x.org/old/), Mar. 1, 2022)\n"
        "- “nobody scales” ([*2022 in review*](https://x.org/r/), Jan. 3, 2023)"
    )


def test_series_are_told_by_front_matter_and_by_numbers_in_titles() -> None:
    issues = [
        post("2023-01-01", "RLHF review #1 and more", page="https://x.org/1/"),
        post("2023-02-01", "RLHF review #2: the rest", page="https://x.org/2/"),
        post("2023-03-01", "How to train, part 1", page="https://x.org/3/", extra=(("series", "Training"),)),
        post("2023-04-01", "How to serve", page="https://x.org/4/", extra=(("series", "training"),)),
        post("2023-05-01", "Alone, part 1"),
    ]
    assert told("series", "2023", *issues) == (
        "- **RLHF review** (2 parts): [Jan. 1](https://x.org/1/), [Feb. 1](https://x.org/2/)\n"
        "- **Training** (2 parts): [Mar. 1](https://x.org/3/), [Apr. 1](https://x.org/4/)"
    )


def test_a_newsletter_whose_every_title_has_a_number_is_no_series() -> None:
    assert told("series", "2023", *[post(f"2023-01-0{n}", f"Weekly #{n}") for n in range(1, 9)]) == ""


def test_authors_and_venues_of_two_works_or_more_are_a_table() -> None:
    urls = [f"https://arxiv.org/abs/2312.0000{n}" for n in range(3)]
    issue = post("2023-05-01", "a", sections=(section("papers", *(entry(url, url) for url in urls)),))
    credits_ = {
        urls[0]: Credit(("A. Gu", "B Once"), "NeurIPS"),
        urls[1]: Credit(("A Gu",), "NeurIPS"),
        urls[2]: Credit(("A. Gu",)),
    }
    facts = review_facts([issue], read_period("2023"), Context(credits=credits_))
    assert COMPUTED["authors"](facts) == (
        "| Most cited author | Works | Issues |\n| --- | --: | --: |\n| A. Gu | 3 | 1 |"
    )
    assert COMPUTED["venues"](facts).endswith("| NeurIPS | 2 | 1 |")
    assert told("authors", "2023", issue) == ""


def test_the_rhythm_is_told() -> None:
    issues = [post(day, day) for day in ("2023-01-02", "2023-01-09", "2023-02-13", "2023-02-20")]
    assert told("cadence", "2023", *issues) == (
        "- Longest run: an issue in each of 2 months, from Jan. 2 to Feb. 20\n"
        "- Longest run: an issue in each of 2 weeks, from Jan. 2 to Jan. 9\n"
        "- Longest gap: 35 days, from Jan. 9 to Feb. 13"
    )


def test_the_year_before_stands_beside_this_one() -> None:
    issues = [post("2022-05-01", "a", words=1200), post("2023-05-01", "b"), post("2023-06-01", "c", words=90)]
    assert told("compared", "2023", *issues) == (
        "1 post more than in 2022.\n\n"
        "|  | 2022 | 2023 |\n| --- | --: | --: |\n| Posts | 1 | 2 |\n| Words | 1,200 | 90 |"
    )
    assert told("compared", "2022", *issues) == ""


def test_the_sites_most_linked_are_a_table() -> None:
    issue = post("2023-05-01", "a", links=links("https://b.org/1", "https://b.org/2", "https://a.org"))
    assert told("sites", "2023", issue) == (
        "| Most linked site | Links | Issues |\n| --- | --: | --: |\n| b.org | 2 | 1 |\n| a.org | 1 | 1 |"
    )
