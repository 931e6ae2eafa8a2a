"""The archive is the same everywhere, and the arithmetic of the runner is right. Nothing here is timed."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.benchmarks.corpus import posts, write
from tests.benchmarks.goals import GOALS, table
from tests.benchmarks.measure import Job, Turns, exponent, over, peak, side_by_side
from tests.benchmarks.run import BEGIN, END, PAGE, between_marks

LINK = re.compile(r"\[[^\]]+\]\(https://")


def digest(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return sha256(b"".join(f.relative_to(folder).as_posix().encode() + f.read_bytes() for f in files)).hexdigest()


@pytest.mark.parametrize("form", ["newsletter", "hugo", "pelican"])
def test_the_same_numbers_give_the_same_archive(form: str, tmp_path: Path) -> None:
    one = digest(write(tmp_path / "one", form, issues=6, seed=7, seed_files=3))
    assert one == digest(write(tmp_path / "two", form, issues=6, seed=7, seed_files=3))
    assert one != digest(write(tmp_path / "three", form, issues=6, seed=8, seed_files=3))


def test_the_archive_is_the_one_that_was_always_measured() -> None:
    said = "\n".join(post.body for post in posts(3, seed=7))
    assert sha256(said.encode()).hexdigest()[:16] == "8e700d4f65268172"


def test_a_larger_archive_holds_the_texts_of_a_smaller_one() -> None:
    small, large = list(posts(3, seed=7)), list(posts(9, seed=7))
    assert [post.body for post in small] == [post.body for post in large[:3]]
    assert [post.number for post in large] == list(range(9, 0, -1))


def test_an_issue_is_as_long_and_as_full_as_promised() -> None:
    for post in posts(60, seed=7):
        assert 1500 <= len(post.body.split()) <= 3700
        assert 20 <= len(LINK.findall(post.body)) <= 40
        assert len(set(re.findall("^## .+", post.body, re.M))) == 3
        for mark in ("\n| model |", "\n```python\n", "\n[^1]: ", "\n> [!NOTE]\n", "\n### [", " #"):
            assert mark in post.body


def test_programs_take_turns_and_the_first_turn_is_not_counted(tmp_path: Path) -> None:
    told: list[str] = []
    nothing = (sys.executable, "-c", "")
    jobs = {name: Job(nothing, tmp_path, lambda name=name: told.append(name)) for name in "AB"}  # type: ignore[misc]
    assert side_by_side(jobs, Turns(2)).keys() == {"A", "B"}
    assert told == list("ABABAB")


def test_a_program_that_fails_is_not_a_figure(tmp_path: Path) -> None:
    job = Job((sys.executable, "-c", "import sys; sys.exit('no room')"), tmp_path)
    with pytest.raises(SystemExit, match="no room"):
        side_by_side({"A": job}, Turns(1))


def test_the_clock_of_the_processors_stands_still_while_a_job_sleeps(tmp_path: Path) -> None:
    sleeper = Job((sys.executable, "-S", "-c", "import time; time.sleep(1.5)"), tmp_path)
    assert (
        side_by_side({"A": sleeper}, Turns(1, processors=True))["A"] < 1 < side_by_side({"A": sleeper}, Turns(1))["A"]
    )


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs /proc of Linux")
def test_the_memory_of_children_counts(tmp_path: Path) -> None:
    child = "import time; held = b'x' * (80 << 20); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert 80 < (peak(Job((sys.executable, "-c", parent), tmp_path)) or 0) < 160


def test_growth_in_step_with_the_input_has_exponent_one() -> None:
    assert exponent(2.0, 20.0, 10) == pytest.approx(1)
    assert exponent(2.0, 2.0, 10) == 0
    assert exponent(1.0, 100.0, 10) == pytest.approx(2)
    assert over(0.9, 0.6) == pytest.approx(1.5)


FIGURES = {
    ("newsletter", "full"): 3.0,
    ("hugo", "full"): 5.0,
    ("newsletter", "again"): 0.04,
    ("newsletter", "growth full"): 1.2,
}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("full build, 1,000 issues", "3.00 s | Hugo: 5.00 s | 0.60 × | ≤ 0.75 × | –"),
        ("the same, in the long run", "3.00 s | Hugo: 5.00 s | 0.60 × | ≤ 0.35 × | 1.7 times the goal"),
        ("nothing changed, 1,000 issues", "0.040 s |  | 0.040 s | ≤ 0.05 s | –"),
        ("nothing changed, 10,000 issues", " |  |  | ≤ 0.2 s | not measured"),
        ("full build against pages only", "3.00 s |  |  | ≤ 0.3 × | not measured"),
        ("growth of a full build (exponent)", "1.20 |  | 1.20 | ≤ 1 | 1.2 times the goal"),
    ],
)
def test_a_figure_stands_beside_its_goal(words: str, line: str) -> None:
    lines = table(FIGURES, {"hugo": "Hugo"}, 1000, 10000).splitlines()
    assert f"| {words} | {line} |" in lines
    assert len(lines) == len(GOALS) + 2


def test_only_the_words_between_the_marks_change() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert between_marks(page, "new") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(SystemExit, match="has no"):
        between_marks("no marks", "new")
    assert between_marks(PAGE.read_text("utf-8"), "new").count("new\n") == 1
