"""Every check, proven by planted faults and by texts that are clean: the pairs of `tests/specs/checks/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.checks import CHECKS, check_desk, check_sheet
from newsletter.checks.check import laid_out
from tests.checks.desk import NOW, SETTINGS, found, sheet, sheets, told
from tests.pairs import Pair, read_pairs

SPECS = Path(__file__).parents[1] / "specs" / "checks"
PAIRS = [(name, pair) for name in CHECKS for pair in read_pairs(SPECS / f"{name}.txt")]

# No text of an issue has them: templates and long issues have. `test_email.py` plants each, E603 see below.
OF_TEMPLATES = {"W862", "W863", "W864", "W865", "W866", "W868", "W870", "W871"}


@pytest.mark.parametrize(("name", "pair"), PAIRS, ids=[f"{name}: {pair.title}" for name, pair in PAIRS])
def test_a_planted_fault_is_told_and_a_clean_text_is_not(name: str, pair: Pair) -> None:
    assert told(found(CHECKS[name], sheets(pair.input))) == pair.expected


@pytest.mark.parametrize("name", list(CHECKS))
def test_every_check_stays_silent_somewhere_and_tells_every_code_somewhere_else(name: str) -> None:
    pairs = read_pairs(SPECS / f"{name}.txt")
    assert any(not pair.expected for pair in pairs)
    problems = [problem for pair in pairs for problem in found(CHECKS[name], sheets(pair.input))]
    planted = {"E603", *OF_TEMPLATES}
    assert {problem.code for problem in problems} == set(CHECKS[name].codes) - planted


@pytest.mark.parametrize("name", list(CHECKS))
def test_every_finding_says_what_to_do(name: str) -> None:
    for pair in read_pairs(SPECS / f"{name}.txt"):
        assert all(problem.hint for problem in found(CHECKS[name], sheets(pair.input)))


def test_a_picture_that_is_not_there_is_told_where_its_name_stands() -> None:
    text = "---\nimage: cover.png\n---\n![A llama](llama.png)\n"
    assert found(CHECKS["images"], [sheet(text)]) == []
    (problem,) = found(CHECKS["images"], [sheet(text, missing=["llama.png"])])
    assert str(problem) == "issues/2024-01-03-example.md:4:12: E603 the image issues/llama.png is not there"


@pytest.mark.parametrize(
    ("address", "without"),
    [
        ("https://example.org/a?id=1&utm_source=x", "https://example.org/a?id=1"),
        ("https://example.org/a?utm_source=x#b", "https://example.org/a#b"),
    ],
)
def test_the_hint_for_a_tracking_address_is_the_address_without_tracking(address: str, without: str) -> None:
    (problem,) = found(CHECKS["links"], [sheet(f"[a]({address})\n")])
    assert problem.hint == f"write {without}"


def test_the_hint_for_a_repeated_link_says_where_it_stood() -> None:
    issues = [sheet("\n- [A](https://a.example/a)\n", f"2024-01-0{day}-{day}.md") for day in (1, 2)]
    (problem,) = found(CHECKS["repeats"], issues)
    assert problem.hint.startswith("see issues/2024-01-01-1.md:2;")


def test_a_sheet_is_told_what_reading_found_and_what_every_check_finds() -> None:
    text = "---\ntitle: T\ndate: soon\n---\n![](a.png) TODO[^x]\n"
    codes = [problem.code for problem in check_sheet(sheet(text))]
    assert {"E204", "W302", "W601", "W305"} <= set(codes)


def test_the_desk_is_told_what_every_check_finds_between_the_issues() -> None:
    both = [sheet(f"---\nnumber: 3\n---\n[A](https://a.example/{page})", f"2024-01-0{page}-a.md") for page in (1, 2)]
    codes = {problem.code for problem in check_desk(laid_out(both, SETTINGS, NOW))}
    assert {"W215", "W704", "N703"} <= codes


def test_windows_line_ends_and_a_byte_order_mark_move_no_place() -> None:
    text = "---\ntitle: T\n---\n\nFine.\n\n## Models\n\n- one TODO\n"
    places = [(problem.line, problem.column) for problem in check_sheet(sheet(text))]
    assert places == [(9, 7)]
    assert [(p.line, p.column) for p in check_sheet(sheet("\ufeff" + text.replace("\n", "\r\n")))] == places
