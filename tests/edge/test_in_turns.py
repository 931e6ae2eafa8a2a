"""One function over many things, by this process and copies of it: the answers come in order, whoever gives them."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from newsletter.edge import side_by_side
from newsletter.edge.in_turns import in_turns
from newsletter.edge.side_by_side import ENOUGH, FORKS

WAYS = [False, pytest.param(True, marks=pytest.mark.skipif(not FORKS, reason="no process begins as a copy here"))]
copies_only = pytest.mark.skipif(not FORKS, reason="no process begins as a copy here")


def _where(number: int) -> tuple[int, int]:
    time.sleep(0.002)
    return number, os.getpid()


def _square(number: int) -> int:
    return number * number


def _fails_at_twenty(number: int) -> int:
    return 1 // (20 - number)


def _dies_elsewhere(number: int, here: int) -> int:
    time.sleep(0.002)
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "CORES", 2)


@pytest.mark.parametrize("forks", WAYS)
def test_answers_come_in_the_order_of_the_things(forks: bool, monkeypatch: pytest.MonkeyPatch, two_cores: None) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    for many in (ENOUGH, 40, 999, 1000, 1001, 1002, 2500):
        assert in_turns(_square, range(many), 2) == [number * number for number in range(many)]


@copies_only
def test_this_process_takes_turns_too_and_the_first_of_them(two_cores: None) -> None:
    told = in_turns(_where, range(60), 2)
    assert [number for number, _ in told] == list(range(60))
    assert told[0][1] == os.getpid()
    assert len({process for _, process in told}) == 2
    assert len([process for _, process in told if process == os.getpid()]) > 10


def test_for_few_things_no_process_is_started() -> None:
    assert {process for _, process in in_turns(_where, range(ENOUGH - 1), 2)} == {os.getpid()}


@pytest.mark.parametrize("forks", WAYS)
def test_what_is_to_be_done_meanwhile_is_done_once_and_here(
    forks: bool, monkeypatch: pytest.MonkeyPatch, two_cores: None
) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    for many in (0, 3, 40):
        done: list[int] = []
        assert len(in_turns(_square, range(many), 2, meanwhile=partial(done.append, many))) == many
        assert done == [many]


@pytest.mark.parametrize("forks", WAYS)
def test_a_fault_of_whoever_had_the_turn_is_a_fault_here(
    forks: bool, monkeypatch: pytest.MonkeyPatch, two_cores: None
) -> None:
    monkeypatch.setattr(side_by_side, "FORKS", forks)
    with pytest.raises(ZeroDivisionError):
        in_turns(_fails_at_twenty, range(40), 2)


@copies_only
def test_what_a_copy_was_doing_when_it_died_is_done_here(two_cores: None) -> None:
    assert in_turns(partial(_dies_elsewhere, here=os.getpid()), range(40), 2) == list(range(40))


@copies_only
def test_nothing_stays_open(two_cores: None) -> None:
    def open_now() -> int:
        return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0

    before = open_now()
    in_turns(_square, range(40), 2)
    with pytest.raises(ZeroDivisionError):
        in_turns(_fails_at_twenty, range(40), 2)
    assert open_now() == before
