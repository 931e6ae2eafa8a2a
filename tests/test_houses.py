"""Whole publications in, everything a user sees out. `pytest --update` writes what is expected anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import expected, play, update
from tests.newsroom import Newsroom, Run

CASES = sorted(folder.parent for folder in (Path(__file__).parent / "houses").glob("*/commands"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_house_gives_what_is_expected(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    room = Newsroom(tmp_path)
    (tmp_path / ".git").mkdir()
    made = play(case, room, room.run)
    if request.config.getoption("--update"):
        update(case, made)
    for path, wanted in expected(case).items():
        assert made.get(path, b"(no such file)").decode() == wanted.decode(), path


@pytest.fixture
def shout(tmp_path: Path) -> tuple[Path, Newsroom]:
    """A case of one file and two commands, and the folder that it is played in."""
    case = Newsroom(tmp_path / "shout")
    case.write("publication/words.txt", "hello")
    case.write("commands", "newsletter build 'two words'\nnewsletter fail\n")
    case.write("expected/dist/words.txt", "")
    (tmp_path / "stage").mkdir()
    return case.root, Newsroom(tmp_path / "stage")


def shouting(stage: Newsroom, *arguments: str) -> Run:
    """Stands in for the program: shouts what it was given, and fails when it is told to."""
    stage.write("dist/words.txt", stage.read("words.txt").upper())
    stage.write("dist/unlisted.txt", "not compared")
    return Run(int(arguments == ("fail",)), f"{arguments}\n", "done\n")


def test_a_case_is_everything_that_its_commands_left(shout: tuple[Path, Newsroom]) -> None:
    case, stage = shout
    made = play(case, stage, lambda *arguments: shouting(stage, *arguments))
    assert made["stdout"] == b"('build', 'two words')\n('fail',)\n"
    assert made["stderr"] == b"done\ndone\n"
    assert made["code"] == b"0\n1\n"
    assert made["dist/words.txt"] == b"HELLO"


def test_an_update_writes_what_is_listed_and_drops_what_is_gone(shout: tuple[Path, Newsroom]) -> None:
    case, stage = shout
    Newsroom(case).write("expected/dist/gone.txt", "was here")
    made = play(case, stage, lambda *arguments: shouting(stage, *arguments))
    update(case, made)
    assert expected(case) == {name: made[name] for name in ("stdout", "stderr", "code", "dist/words.txt")}


def test_only_commands_of_ours_are_run(shout: tuple[Path, Newsroom]) -> None:
    case, stage = shout
    Newsroom(case).write("commands", "rm -rf /\n")
    with pytest.raises(AssertionError, match="not a command of ours"):
        play(case, stage, lambda *arguments: shouting(stage, *arguments))
