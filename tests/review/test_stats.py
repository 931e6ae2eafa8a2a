"""What is counted, and the sentence that tells it."""

from __future__ import annotations

from datetime import date

import pytest

from newsletter.model.issue import Issue
from newsletter.review.cadence import Gap, Run, longest_gap, longest_run, month_of, week_of
from newsletter.review.periods import issues_in, read_period
from newsletter.review.stats import Stats, comparison_sentence, count, counts_sentence, posts_phrase
from tests.review.archive import archive, entry, links, post, section


def counted(period: str, *issues: Issue) -> Stats:
    wanted = read_period(period)
    return count(issues_in(issues, wanted), wanted)


def kinds(posts: int = 0, paid: int = 0, interviews: int = 0, podcasts: int = 0) -> tuple[Issue, ...]:
    each = [("issue", "paid")] * paid + [("issue", "everyone")] * (posts - paid)
    each += [("interview", "everyone")] * interviews + [("podcast", "paid")] * podcasts
    return tuple(post("2023-05-01", f"No. {n}", kind=kind, audience=who) for n, (kind, who) in enumerate(each))


def test_a_year_is_counted_in_one_sentence() -> None:
    assert counts_sentence(counted("2023", *archive())) == (
        "55 posts this year (and 1 interview), 5 of which were paid."
    )


@pytest.mark.parametrize(
    ("issues", "sentence"),
    [
        (kinds(posts=12), "12 posts this year."),
        (kinds(posts=1), "1 post this year."),
        (kinds(posts=8, paid=1), "8 posts this year, 1 of which was paid."),
        (kinds(posts=1, paid=1), "1 post this year, which was paid."),
        (kinds(posts=2, paid=2), "2 posts this year, both of which were paid."),
        (kinds(posts=3, paid=3), "3 posts this year, all of which were paid."),
        (kinds(posts=3, interviews=2), "3 posts this year (and 2 interviews)."),
        (kinds(posts=3, interviews=1, podcasts=2), "3 posts this year (and 1 interview and 2 podcasts)."),
        (kinds(interviews=1), "1 interview this year."),
        (kinds(), "No posts this year."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_sentence_agrees_with_its_numbers(issues: tuple[Issue, ...], sentence: str) -> None:
    assert counts_sentence(counted("2023", *issues)) == sentence


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2023-H1", "this half-year"),
        ("2023-Q2", "this quarter"),
        ("2023-05", "this month"),
        ("2023-05-01..2023-05-09", "in this period"),
    ],
)
def test_the_sentence_names_what_the_period_is(period: str, span: str) -> None:
    assert counts_sentence(counted(period, *kinds(posts=4))) == f"4 posts {span}."


def test_a_kind_that_is_not_told_beside_is_a_post() -> None:
    issues = (post("2023-05-01", "a", kind="essay"), post("2023-05-02", "b", kind="interview"))
    assert posts_phrase(issues) == "1 post and 1 interview"
    assert posts_phrase(issues[1:]) == "1 interview"


def test_words_links_and_distinct_items_are_added_up() -> None:
    mamba, gemma = (
        entry("Mamba", "https://arxiv.org/abs/2312.00752"),
        entry("Gemma", "https://ai.example/gemma"),
    )
    stats = counted(
        "2023",
        post("2023-05-01", "a", words=100, sections=(section("papers", mamba),), links=links(mamba.url, "#top")),
        post(
            "2023-05-08",
            "b",
            words=20,
            sections=(section("papers", mamba, gemma),),
            links=links(gemma.url, "a.png"),
        ),
    )
    assert (stats.words, stats.links, stats.items) == (120, 2, 2)


def test_every_month_of_the_period_is_counted_also_an_empty_one() -> None:
    stats = counted("2023-Q2", post("2023-04-01", "a"), post("2023-06-01", "b"), post("2023-06-30", "c"))
    assert stats.months == (("2023-04", 1), ("2023-05", 0), ("2023-06", 2))


def test_a_comparison_names_the_period_before() -> None:
    now, before = counted("2023", *kinds(posts=5)), counted("2022", post("2022-01-01", "a"))
    assert comparison_sentence(now, before) == "4 posts more than in 2022."
    assert comparison_sentence(before, now) == "4 posts fewer than in 2023."
    assert comparison_sentence(now, now) == "As many posts as in 2023."


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_a_run_goes_on_as_long_as_no_month_is_missed() -> None:
    found = longest_run(days("2022-11-30", "2022-12-01", "2023-01-31", "2023-03-01", "2023-04-01"), month_of)
    assert found == Run(3, date(2022, 11, 30), date(2023, 1, 31))


def test_a_second_issue_in_a_month_makes_a_run_no_longer() -> None:
    assert longest_run(days("2023-01-01", "2023-01-09", "2023-01-31"), month_of) == Run(
        1, *days("2023-01-01", "2023-01-31")
    )


def test_weeks_begin_on_monday() -> None:
    sunday_and_monday = days("2023-01-01", "2023-01-02")
    assert longest_run(sunday_and_monday, week_of) == Run(2, *sunday_and_monday)
    assert longest_run(days("2023-01-02", "2023-01-08"), week_of) == Run(1, *days("2023-01-02", "2023-01-08"))


def test_of_equal_runs_and_gaps_the_first_is_told() -> None:
    four = days("2023-01-01", "2023-03-01", "2023-03-08", "2023-05-06")
    assert longest_run(four, month_of) == Run(1, four[0], four[0])
    assert longest_gap(four) == Gap(59, four[0], four[1])


def test_one_issue_has_neither_gap_nor_rhythm() -> None:
    assert longest_gap(days("2023-01-01", "2023-01-01")) is None
    assert longest_run([], month_of) is None
