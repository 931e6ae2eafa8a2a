"""A small publication in a folder of its own, and the program run on it, here or in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

SRC = Path(__file__).parents[1] / "src"
SETTINGS = 'title = "Example Weekly"\nbase_url = "https://news.example"\n'
TODAY = "1767614400"  # 2026-01-05, noon in UTC: what SOURCE_DATE_EPOCH says, so that no test depends on the day


class Run(NamedTuple):
    """What a command left behind: its exit code and what it wrote to the two streams."""

    code: int
    out: str
    err: str


class Newsroom:
    """A publication in `root`. Paths are relative to it and written with slashes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> Path:
        """Puts a file there, folders included."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def files(self, folder: str = ".") -> dict[str, bytes]:
        """Every file below a folder, by its path in that folder, sorted."""
        top = self.root / folder
        found = sorted(file for file in top.rglob("*") if file.is_file())
        return {file.relative_to(top).as_posix(): file.read_bytes() for file in found}

    def run(self, *arguments: str, input: str | None = None, env: Mapping[str, str] | None = None) -> Run:  # noqa: A002
        """A command in this process: quick. What a user would see as a traceback is raised here."""
        from newsletter.cli import main

        wanted: dict[str, str | None] = {name: None for name in os.environ if _is_ours(name)}
        wanted |= {"SOURCE_DATE_EPOCH": TODAY, "NEWSLETTER_FETCH": "0"} | dict(env or {})
        with chdir(self.root):
            ours = CliRunner(env=wanted)
            result = ours.invoke(main, arguments, input, catch_exceptions=False, prog_name="newsletter")
        return Run(result.exit_code, result.stdout, result.stderr)

    def process(self, *arguments: str, env: Mapping[str, str] | None = None) -> Run:
        """A command in a process of its own, `python -m newsletter …`, as a user runs it."""
        kept = {name: value for name, value in os.environ.items() if not _is_ours(name)}
        ours = {"SOURCE_DATE_EPOCH": TODAY, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8"}
        ours |= {"NEWSLETTER_FETCH": "0"}  # no test asks the network
        command = [sys.executable, "-m", "newsletter", *arguments]
        done = subprocess.run(
            command,
            cwd=self.root,
            env=kept | ours | dict(env or {}),
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def _is_ours(name: str) -> bool:
    """A variable that changes what the program does: the machine of the tests may have set it."""
    return name.startswith("NEWSLETTER_") or name in {"NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL"}
