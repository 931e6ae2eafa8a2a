"""How long a reply counts, and that nothing which was learnt is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsletter.edge.replies import FILE, replies
from newsletter.model.reply import Reply, Standing

NOW = datetime(2024, 2, 1, 12, tzinfo=UTC)
PAGE = "https://a.example/"


@pytest.mark.parametrize(
    ("standing", "later", "counts"),
    [
        ("good", timedelta(days=6), True),
        ("good", timedelta(days=7), False),
        ("moved", timedelta(days=6), True),
        ("gone", timedelta(minutes=59), True),
        ("gone", timedelta(hours=1), False),
        ("unclear", timedelta(hours=1), False),
        ("silent", timedelta(hours=1), False),
        ("good", -timedelta(days=1), False),
    ],
)
def test_what_is_well_is_known_for_a_week_and_the_rest_for_an_hour(
    tmp_path: Path, standing: Standing, later: timedelta, counts: bool
) -> None:
    with replies(tmp_path, NOW) as kept:
        assert kept.known == {}
        kept.keep(PAGE, Reply(standing, "a.example"))
    with replies(tmp_path, NOW + later) as again:
        assert (PAGE in again.known) is counts


def test_what_came_before_an_interruption_is_kept(tmp_path: Path) -> None:
    def interrupted() -> None:
        with replies(tmp_path, NOW) as kept:
            kept.keep(PAGE, Reply("good", "a.example"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with replies(tmp_path, NOW) as again:
        assert again.known == {PAGE: Reply("good", "a.example")}


def test_a_file_that_is_damaged_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with replies(tmp_path, NOW) as kept:
        assert kept.known == {}
