"""Where issues live."""

from newsletter.issues.places import settled
from tests.issues.desk import SETTINGS, head


def test_two_issues_with_one_slug_get_their_dates_back() -> None:
    first = head("", "issues/2016-01-04-update.md")
    second = head("", "issues/2016-02-01-update.md")
    alone = head("", "issues/2016-03-01-news.md")
    places = [one.place for one in settled([first, second, alone], SETTINGS)]
    assert places == ["issues/news", "issues/2016-02-01-update", "issues/2016-01-04-update"]


def test_the_page_and_the_guid_follow_the_place() -> None:
    kept, moved = settled(
        [head("---\nid: tag:mine\n---\n", "issues/2016-01-04-a.md"), head("", "issues/2016-01-05-a.md")], SETTINGS
    )[::-1]
    assert (kept.page, kept.guid) == ("https://news.example/issues/2016-01-04-a/", "tag:mine")
    assert moved.guid == moved.page == "https://news.example/issues/2016-01-05-a/"


def test_two_issues_of_one_day_and_slug_are_told_and_both_built() -> None:
    twins = settled([head("", "issues/2016-01-04-a.md"), head("", "issues/old/2016-01-04-a.md")], SETTINGS)
    assert sorted(one.place for one in twins) == ["issues/2016-01-04-a", "issues/2016-01-04-a-2"]
    assert [problem.code for one in twins for problem in one.problems] == ["E210"]


def test_nobody_is_moved_onto_the_page_of_another() -> None:
    taken = head("---\nslug: 2016-01-04-a\n---\n", "issues/other.md")
    heads = settled([head("", "issues/2016-01-04-a.md"), head("", "issues/2016-01-05-a.md"), taken], SETTINGS)
    assert len({one.place for one in heads}) == 3


def test_of_two_reviews_of_a_year_the_first_keeps_the_page() -> None:
    text = "---\nkind: review\nperiod: '2023'\n---\n"
    first, second = settled([head(text, "issues/a.md"), head(text, "issues/b.md")], SETTINGS)
    assert (first.place, first.problems) == ("reviews/2023", ())
    assert (second.place, [problem.code for problem in second.problems]) == ("issues/b", ["E210"])


def test_without_dates_the_numbers_in_the_names_order_the_archive() -> None:
    heads = [head("", f"issues/issue-{number}.md") for number in (1, 10, 2, 100)]
    assert [one.slug for one in settled(heads, SETTINGS)] == ["issue-100", "issue-10", "issue-2", "issue-1"]


def test_issues_stand_newest_first_and_undated_ones_last() -> None:
    heads = [head("", f"issues/{name}.md") for name in ("2024-01-03-a", "undated", "2024-02-03-b")]
    assert [one.slug for one in settled(heads, SETTINGS)] == ["b", "a", "undated"]
