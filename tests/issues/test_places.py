"""Where issues live."""

import pytest

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
    twins = settled([head("", "issues/2016-01-04-a.md"), head("", "issues/2016-01-04_a.md")], SETTINGS)
    assert sorted(one.place for one in twins) == ["issues/2016-01-04-a", "issues/2016-01-04-a-2"]
    assert [problem.code for one in twins for problem in one.problems] == ["E210"]


@pytest.mark.parametrize(
    ("paths", "places"),
    [
        (("issues/vol-1.md", "issues/en/vol-1.md"), ("vol-1", "en-vol-1")),
        (("issues/2016-01-04-a.md", "issues/old/2016-01-04-a.md"), ("2016-01-04-a", "old-a")),
        (("issues/2016/0104.md", "issues/2017/0104.md"), ("2016-01-04-0104", "2017-01-04-0104")),
        (("issues/2016-01-04-a/index.md", "issues/2016-01-04-a/index.es.md"), ("2016-01-04-a", "a-es")),
    ],
    ids=["undated", "one day", "days told by folders", "translated"],
)
def test_folders_and_languages_tell_apart_what_dates_do_not(paths: tuple[str, str], places: tuple[str, str]) -> None:
    heads = settled([head("", path) for path in paths], SETTINGS)
    assert {str(one.path): one.place for one in heads} == {
        path: f"issues/{place}" for path, place in zip(paths, places, strict=True)
    }
    assert not any(problem.code == "E210" for one in heads for problem in one.problems)


@pytest.mark.parametrize(
    ("stems", "days"),
    [
        (("2024-02", "2024-11"), ("2024-02-01", "2024-11-01")),
        (("2024-02", "2024-30"), ("2024-01-08", "2024-07-22")),
        (("2023/w52", "2024/1"), ("2023-12-25", "2024-01-01")),
        (("2024-02", "2024-99"), ("", "")),
    ],
    ids=["months", "weeks", "weeks in folders", "neither"],
)
def test_months_and_weeks_in_file_names_are_told_apart_by_their_neighbours(
    stems: tuple[str, ...], days: tuple[str, ...]
) -> None:
    heads = settled([head("", f"issues/{stem}.md") for stem in stems], SETTINGS)
    found = {str(one.path): f"{one.published:%Y-%m-%d}" if one.published else "" for one in heads}
    assert found == {f"issues/{stem}.md": day for stem, day in zip(stems, days, strict=True)}
    assert all([problem.code for problem in one.problems] == (["N221"] if one.published else []) for one in heads)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("01-14-2026", "02-03-2026"), ("2026-01-14", "2026-02-03")),
        (("14/01/2026", "02/03/2026"), ("2026-01-14", "2026-03-02")),
        (("14/01/2026", "01/14/2026", "02/03/2026"), ("2026-01-14", "2026-01-14", "")),
        (("02-03-2026",), ("",)),
    ],
    ids=["month first", "day first", "both", "unknown"],
)
def test_what_stands_first_in_a_date_the_other_issues_tell(dates: tuple[str, ...], days: tuple[str, ...]) -> None:
    heads = [head(f"---\ndate: {date}\n---\n", f"issues/{nth}.md") for nth, date in enumerate(dates)]
    found = {one.slug: one for one in settled(heads, SETTINGS)}
    assert [
        f"{at.published:%Y-%m-%d}" if (at := found[str(nth)]).published else "" for nth in range(len(days))
    ] == list(days)
    assert all(
        [problem.code for problem in one.problems] == ([] if one.published else ["E204"]) for one in found.values()
    )


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


def test_no_two_issues_have_one_moment_and_the_one_with_the_higher_number_is_the_later() -> None:
    first = head("---\ndate: 2024-01-03\nnumber: 1\n---\n", "issues/b.md")
    second = head("---\ndate: 2024-01-03\nnumber: 2\n---\n", "issues/a.md")
    third = head("---\ndate: 2024-01-02\nupdated: 2024-01-03\n---\n", "issues/c.md")
    moments = {
        one.slug: f"{one.updated or one.published:%d %H:%M:%S}" for one in settled([first, second, third], SETTINGS)
    }
    assert moments == {"c": "03 00:00:00", "b": "03 00:00:01", "a": "03 00:00:02"}


def test_a_later_issue_of_the_day_leaves_the_moments_of_the_earlier_as_they_are() -> None:
    heads = [head(f"---\ndate: 2024-01-03\nnumber: {n}\n---\n", f"issues/x{n}.md") for n in (1, 2, 3)]
    assert settled(heads, SETTINGS)[1:] == settled(heads[:2], SETTINGS)


def test_an_old_address_belongs_to_one_issue_and_never_covers_a_page() -> None:
    first = head("---\naliases: [/old/, b, /p/b]\n---\n", "issues/2024-01-02-a.md")
    second = head("---\naliases: [/old/, mine]\n---\n", "issues/2024-01-03-b.md")
    newer, older = settled([first, second], SETTINGS)
    assert (newer.aliases, older.aliases) == (("/old/", "mine"), ())
    assert [problem.code for problem in older.problems] == ["W227"] * 3
    assert older.problems[0].message == "the old address '/old/' leads to issues/2024-01-03-b.md"
