"""The review that nobody wrote stays below fifty kilobytes: its lists of issues are as full as they may be."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsletter.model.issue import Issue
from newsletter.model.publication import Settings
from newsletter.review.draft import automatic, new_draft
from newsletter.review.facts import review_facts
from newsletter.review.periods import read_period
from tests.newsroom import Newsroom
from tests.review.archive import post

SETTINGS = Settings(title="Pipes", base_url="https://news.example")
TOPICS = ("drains", "gauges", "joints", "meters", "pumps", "tanks", "taps", "valves")
WORDS = "how {n} metres of pipe were laid in a week, and what the plumbers of three towns had to say about them " * 2


def year(count: int, topics: int, described: bool = True) -> tuple[Issue, ...]:
    """So many issues of a year, each under the first of the topics."""
    days = (date(2023, 1, 1) + timedelta(days=n * 365 // count) for n in range(count))
    return tuple(
        post(
            day.isoformat(),
            f"Pipes number {n}",
            topics=TOPICS[:topics],
            description=WORDS.format(n=n).strip() if described else "",
        )
        for n, day in enumerate(days)
    )


def told(issues: tuple[Issue, ...]) -> str:
    return automatic(review_facts(issues, read_period("2023")), SETTINGS)


def test_an_ordinary_year_tells_what_an_issue_covers_under_each_of_its_topics() -> None:
    text = told(year(24, 3))
    assert text.count("### ") == 3
    assert all(text.count(f"how {n} metres of pipe were laid in a week, and what the plumbers") == 6 for n in range(24))


def test_where_that_is_too_much_it_is_told_under_the_first_topic_and_dated_under_the_others() -> None:
    text = told(year(52, 5))
    assert re.findall(r"^### (.+)$", text, re.M) == [f"{name.capitalize()} (52 posts)" for name in TOPICS[:5]]
    assert all(text.count(f" how {n} metres") == 2 for n in range(52))
    assert text.count("[*Pipes number 7*](") == 5


def test_issues_of_many_topics_stand_in_one_list_and_each_topic_leads_to_its_page() -> None:
    text = told(year(80, 8))
    assert "### " not in text
    assert "By topic: [Drains](https://news.example/topics/drains/) (80), [Gauges](" in text
    assert all(text.count(f"[*Pipes number {n}*](") == 1 == text.count(f" how {n} metres") / 2 for n in range(80))


def test_of_an_issue_a_day_only_the_titles_are_told() -> None:
    text = told(year(250, 1))
    assert all(text.count(f"[*Pipes number {n}*](") == 1 for n in range(250))
    assert "metres" not in text


def test_a_list_that_is_too_long_even_so_is_left_to_the_archive() -> None:
    text = told(year(900, 0, described=False))
    assert "\n\nAll 900 issues stand in [the archive](https://news.example/archive/).\n" in text
    assert "Pipes number" not in text


def common(newsroom: Newsroom, words: str) -> str:
    """The review of a year of fifty issues that all lead to the same hundred places."""
    newsroom.write("newsletter.toml", 'title = "Pipes"\nbase_url = "https://news.example"\n')
    for kind in ("Papers", "Models", "Links"):
        lines = (f"- [{kind} {n} {words}](https://p.example/{kind}/{n}?a=1&b=2)" for n in range(40))
        newsroom.write(f"{kind}.txt", f"## {kind}\n\n" + "\n".join(lines) + "\n\n")
    body = "".join(newsroom.read(f"{kind}.txt") for kind in ("Papers", "Models", "Links"))
    for n in range(50):
        newsroom.write(f"issues/{date(2023, 1, 1) + timedelta(7 * n)}-n{n}.md", f"---\ntitle: N{n}\n---\n{body}")
    assert newsroom.run("build", "--jobs", "1").code == 0
    return newsroom.read("dist/reviews/2023/index.html")


def test_where_all_issues_lead_to_the_same_places_their_days_are_fewer(tmp_path: Path) -> None:
    page = common(Newsroom(tmp_path), "")
    assert len(page.encode()) <= 50_000
    assert all(page.count(f">{kind} {n}</a> (50 mentions: ") == 1 for kind in ("Papers", "Links") for n in range(25))
    assert page.count("</a> and 48 more)") == 75


def test_where_they_have_long_names_too_the_works_are_fewer(tmp_path: Path) -> None:
    page = common(Newsroom(tmp_path), "long & wide " * 30)
    assert len(page.encode()) <= 50_000
    assert page.count("</a> and 49 more)") == 30
    assert page.count("And 30 more.") == 3


def test_a_draft_has_everything_for_a_person_to_choose_from() -> None:
    draft = new_draft(review_facts(year(80, 8), read_period("2023")), SETTINGS)
    assert all(draft.count(f" how {n} metres") == 16 for n in range(80))


@pytest.mark.parametrize(("count", "topics"), [(24, 3), (52, 5), (80, 8), (250, 1), (400, 0)])
def test_the_page_is_below_fifty_kilobytes_and_all_its_links_lead_somewhere(
    tmp_path: Path, count: int, topics: int
) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.write("newsletter.toml", 'title = "Pipes"\nbase_url = "https://news.example"\n')
    for issue in year(count, topics):
        assert issue.published
        head = f"topics: [{', '.join(issue.topics)}]\ndescription: {issue.description}\n"
        name = f"{issue.published:%Y-%m-%d}-{issue.slug}"
        newsroom.write(f"issues/{name}.md", f"---\ntitle: {issue.title}\n{head}---\n\nWater ran.\n")
    assert newsroom.run("build", "--jobs", "1").code == 0
    size = len(newsroom.read("dist/reviews/2023/index.html").encode())
    assert 15_000 < size <= 50_000
    assert newsroom.run("check", "dist/reviews").out.count("E81") == 0
