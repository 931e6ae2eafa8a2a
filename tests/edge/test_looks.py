"""How files look, and several processes that ask at once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsletter.edge.looks import MEASURED, hold, look, looks, measured

# pytest may have threads of its own; the program has none when it copies itself.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def test_a_file_looks_as_its_time_and_size(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("four")
    os.utime(tmp_path / "a.md", ns=(5, 1_700_000_000_123_456_789))
    assert look(str(tmp_path / "a.md")) == "1700000000123456789 4"
    assert looks(str(tmp_path), ["b.md", "a.md"]) == ["", "1700000000123456789 4"]
    assert list(measured(str(tmp_path), ["b.md", "a.md"])) == [-1, -1, 1_700_000_000_123_456_789, 4]
    assert len(measured(str(tmp_path), ["a.md"]).tobytes()) == MEASURED


def test_looking_leaves_the_folder_where_the_process_stands(tmp_path: Path) -> None:
    before = os.getcwd()
    measured(str(tmp_path), ["a.md"])
    with pytest.raises(FileNotFoundError):
        measured(str(tmp_path / "gone"), ["a.md"])
    assert os.getcwd() == before


def yes() -> bool:
    return True


def no() -> bool:
    return False


def broken() -> bool:
    raise OSError("the folder is gone")


@pytest.mark.parametrize("shares", [1, 2, 3, 8])
@pytest.mark.parametrize("place", range(5))
def test_all_hold_or_not_whoever_looks_after_them(shares: int, place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    conditions: list[Callable[[], bool]] = [yes] * 5
    assert hold(conditions, shares)
    conditions[place] = no
    assert not hold(conditions, shares)


def test_what_goes_wrong_is_a_no_in_whatever_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for shares in (1, 2):
        assert not hold([yes, broken], shares)
        assert not hold([broken, yes], shares)


def test_after_the_first_that_fails_nobody_asks_for_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    told = tmp_path / "asked"
    told.write_text("")

    def asked() -> bool:
        with told.open("a") as file:
            file.write(".")
        time.sleep(0.002)
        return True

    assert not hold([no, *[asked] * 2_000], 2)
    assert len(told.read_text()) < 1_000
