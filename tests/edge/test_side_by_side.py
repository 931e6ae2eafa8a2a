"""One function over many things: the answers come in order, whoever gives them."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from newsletter.edge import pages, side_by_side
from newsletter.edge.side_by_side import ENOUGH, FORKS
from tests.end_to_end.archive import fill
from tests.newsroom import Newsroom

WAYS = [False, pytest.param(True, marks=pytest.mark.skipif(not FORKS, reason="no process begins as a copy here"))]


def _where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _fails_at_twenty(number: int) -> int:
    return 1 // (20 - number)


@pytest.mark.parametrize("forks", WAYS)
def test_answers_come_in_order_and_the_first_is_given_here(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    told = list(side_by_side.side_by_side(_where, range(40), 2))
    assert [number for number, _ in told] == list(range(40))
    assert told[0][1] == os.getpid()
    assert os.getpid() not in {process for _, process in told[1:]}


def _ten(number: int) -> int:
    return number // 10


@pytest.mark.parametrize("forks", WAYS)
def test_things_about_the_same_are_done_by_one_process(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    told = list(side_by_side.side_by_side(_where, range(100), 2, about=_ten))
    assert [number for number, _ in told] == list(range(100))
    assert len({(_ten(number), process) for number, process in told[1:]}) == 10


@pytest.mark.parametrize("about", [None, _ten, str])
@pytest.mark.parametrize("count", [1, 12, 99, 2000])
def test_every_thing_is_in_one_lot_in_its_order(count: int, about: Callable[[int], object] | None) -> None:
    lots = side_by_side._lots(range(count), 2, about)
    assert [place for lot in lots for place in lot] == list(range(count))


def test_for_few_things_no_process_is_started() -> None:
    told = side_by_side.side_by_side(_where, range(ENOUGH - 1), 2)
    assert {process for _, process in told} == {os.getpid()}


def test_a_fault_of_a_worker_is_a_fault_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(side_by_side.side_by_side(_fails_at_twenty, range(40), 2))


def test_a_build_is_the_same_where_processes_cannot_be_copied(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(newsroom, 30)
    newsroom.run("build", "--output", "copied", "--jobs", "2")
    monkeypatch.setattr(side_by_side, "FORKS", False)
    monkeypatch.setattr(pages, "FORKS", False)
    newsroom.run("build", "--output", "told", "--jobs", "2", "--force")
    assert newsroom.files("copied") == newsroom.files("told")


@pytest.mark.parametrize("forks", WAYS)
def test_what_began_ahead_is_answered_when_it_is_waited_for(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    monkeypatch.setattr(side_by_side, "CORES", 2)
    number, process = side_by_side.begun(_where, 7)()
    assert number == 7
    assert (process != os.getpid()) == forks


@pytest.mark.parametrize("forks", WAYS)
def test_a_fault_of_what_began_ahead_is_a_fault_where_it_is_waited_for(
    forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    monkeypatch.setattr(side_by_side, "CORES", 2)
    answer = side_by_side.begun(_fails_at_twenty, 20)
    with pytest.raises(ZeroDivisionError):
        answer()
