"""Dates as people write them."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.dates import PartialDate, read_date, read_datetime
from newsletter.text.dates_within import day_of_folders, day_within, month_within
from tests.pairs import Pair, read_pairs

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "dates.txt")


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_date_is_read_as_far_as_it_is_written(pair: Pair) -> None:
    found = read_date(pair.input, year=2023 if pair.title.endswith("in 2023") else None)
    assert (found.iso() if found else "none") == pair.expected


WITHIN = read_pairs(Path(__file__).parents[1] / "specs" / "dates_within.txt")


@pytest.mark.parametrize("pair", WITHIN, ids=str)
def test_a_date_is_found_among_other_words(pair: Pair) -> None:
    for line, expected in zip(pair.input.splitlines(), pair.expected.splitlines(), strict=True):
        found = day_of_folders(line) if pair.title == "folders" else day_within(line) or month_within(line)
        assert (found.iso() if found else "none") == expected, line


@given(st.dates().filter(lambda day: not 1300 <= day.year <= 1429))
def test_iso_and_long_forms_are_read_back(day: date) -> None:
    """But for years that are those of another calendar when somebody writes them today."""
    partial = PartialDate(day.year, day.month, day.day)
    assert read_date(partial.iso()) == partial
    assert partial.first_day() == day
    if day.year >= 1000:
        assert read_date(partial.long()) == partial
        assert read_date(partial.short(), year=day.year) == partial


@given(st.text(max_size=60), st.integers() | st.none())
def test_no_text_is_too_strange(text: str, year: int | None) -> None:
    found = read_date(text, year=year)
    assert found is None or found.first_day()


def test_one_liners_have_short_dates() -> None:
    days = ((2, 27), (5, 31), (6, 7), (9, 13))
    assert [PartialDate(2023, *day).short() for day in days] == ["Feb. 27", "May 31", "Jun. 7", "Sep. 13"]
    assert PartialDate(2023, 2).short() == "Feb. 2023"
    assert PartialDate(2023).short() == "2023"


def test_long_dates_say_what_is_known() -> None:
    assert PartialDate(2023, 12, 5).long() == "5 December 2023"
    assert PartialDate(2023, 12).long() == "December 2023"
    assert PartialDate(2023).long() == "2023"


def test_a_bare_day_is_midnight_in_its_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    moment = read_datetime("2024-07-01", berlin)
    assert moment == datetime(2024, 7, 1, tzinfo=berlin)
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=2)


def test_a_written_offset_wins() -> None:
    moment = read_datetime("2023-12-24 10:00:00 -0800", UTC)
    assert moment == datetime(2023, 12, 24, 10, tzinfo=timezone(timedelta(hours=-8)))
    assert read_datetime("Sun, 24 Dec 2023 18:00:00 GMT", ZoneInfo("Asia/Tokyo")) == moment
    assert read_datetime("December 24, 2023 at 10:00 AM PST", UTC) == moment


def test_a_number_since_1970_is_its_moment_in_every_zone() -> None:
    assert read_datetime("1674216000", ZoneInfo("Asia/Tokyo")) == datetime(2023, 1, 20, 12, tzinfo=UTC)
    assert read_datetime("1674216000661", UTC) == datetime(2023, 1, 20, 12, 0, 0, 661000, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2024-01-01T24:61:00",
        "2024-01-01T00:00:00+99:99",
        "2024-01-01 13:00 pm",
        "2024-01",
        "9999-12-31T23:59:59-12:00",
        "0000-01-01",
        "",
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_datetime(text, UTC) is None
