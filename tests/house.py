"""Whole publications and what the program makes of them: `tests/houses/<case>/`.

    publication/…        the files of the publication, copied to an empty folder
    commands             one command a line: `newsletter build --drafts`; run there, one after the other
    expected/stdout      what all of them together printed, and so `stderr`
    expected/code        their exit codes, one a line
    expected/dist/…      files that must be there, byte for byte; what is not listed is not compared

To have one more file compared, make an empty one of its name and run `pytest --update`; then read the diff.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import Protocol

from tests.newsroom import Newsroom, Run


class Command(Protocol):
    """How a command is run: `Newsroom.run`, or something that stands in for it."""

    def __call__(self, *arguments: str) -> Run: ...


def play(case: Path, newsroom: Newsroom, command: Command) -> dict[str, bytes]:
    """Runs the commands of a case and gives what it left, under the names of its expected files."""
    shutil.copytree(case / "publication", newsroom.root, dirs_exist_ok=True)
    runs = []
    for line in (case / "commands").read_text("utf-8").splitlines():
        program, *arguments = shlex.split(line)
        assert program == "newsletter", f"{case.name}/commands: {line!r} is not a command of ours"
        runs.append(command(*arguments))
    made = {
        "stdout": "".join(run.out for run in runs).encode(),
        "stderr": "".join(run.err for run in runs).encode(),
        "code": "".join(f"{run.code}\n" for run in runs).encode(),
    }
    return made | {path: data for path, data in newsroom.files().items() if path.startswith("dist/")}


def expected(case: Path) -> dict[str, bytes]:
    """What a case must leave, as far as somebody wrote it down."""
    listed = Newsroom(case).files("expected")
    return dict.fromkeys(("stdout", "stderr", "code"), b"") | listed


def update(case: Path, made: dict[str, bytes]) -> None:
    """Writes what was made over what was expected; a file that is made no longer is expected no longer."""
    for path in expected(case):
        if path in made:
            Newsroom(case).write(f"expected/{path}", made[path])
        else:
            (case / "expected" / path).unlink()
