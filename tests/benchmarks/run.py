"""Measures and writes docs/benchmarks.md: `python -m tests.benchmarks.run --peers`."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from tests.benchmarks.goals import table
from tests.benchmarks.inlining import inlined
from tests.benchmarks.measure import Job, Turns, exponent, peak, side_by_side
from tests.benchmarks.previewing import shown_after
from tests.benchmarks.programs import Program, Site, programs, site

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- benchmarks:begin -->", "<!-- benchmarks:end -->"
SHM = Path("/dev/shm")
Measured = dict[tuple[str, str], float]
_GROWN = ("newsletter", "hugo")
"""The programs that a goal for a large archive speaks of, ours first: it takes them minutes."""


@click.command()
@click.option("--issues", default=1000, show_default=True, help="The size of the archive.")
@click.option("--grow", default=0, help="A larger archive to measure growth with; 10000 takes minutes.")
@click.option("--rounds", default=5, show_default=True, help="How many turns each program gets.")
@click.option("--processors", is_flag=True, help="Count the seconds of the processors: for a machine that is busy.")
@click.option("--drafts/--no-drafts", default=True, help="Measure new-issue too, from many seeds and issues.")
@click.option("--peers", is_flag=True, help="Measure Hugo and Pelican too, where they are installed.")
@click.option("--seed", default=7, show_default=True, help="Which archive is generated.")
def main(issues: int, grow: int, rounds: int, processors: bool, drafts: bool, peers: bool, seed: int) -> None:
    """Measure, write the figures into docs/benchmarks.md and print them."""
    compared, how = programs(peers), Turns(rounds, processors)
    with tempfile.TemporaryDirectory(dir=SHM if os.access(SHM, os.W_OK) else None) as folder:
        top = Path(folder)
        figures = starts(compared, top, how)
        sites = [site(program, top, issues, seed) for program in compared]
        figures |= builds(sites, how)
        servers = [(each, each.program.serve) for each in sites if each.program.serve]
        often = max(5, how.rounds)
        figures |= {(each.program.name, "preview"): shown_after(each, serve, often) for each, serve in servers}
        figures |= inlined()
        if drafts:
            figures |= drafting(site(compared[0], top, 5 * issues, seed, 2 * issues), how)
        figures |= long_text(site(compared[0], top, 1, seed), how)
        if grow:
            grown = [site(program, top, grow, seed) for program in compared if program.name in _GROWN]
            figures |= growing(site(compared[0], top, issues, seed), grown[0], how, grow / issues)
            figures |= {(name, f"large {work}"): most for (name, work), most in memory(grown).items()}
    names = {program.name: program.says for program in compared} | {"css-inline": "css-inline"}
    words = f"{facts(compared, how)}\n\n{table(figures, names, issues, grow or 10 * issues)}"
    PAGE.write_text(between_marks(PAGE.read_text("utf-8"), words), "utf-8")
    click.echo(words)


def starts(compared: Sequence[Program], top: Path, how: Turns) -> Measured:
    """What it costs to ask a program for nothing: many turns, because one is so short."""
    asked = [(compared[0], words) for words in ("--version", "--help", "build --help")]
    asked += [(program, "version") for program in compared if program.name == "hugo"]
    jobs = {(program.name, words): Job((*program.call, *words.split()), top) for program, words in asked}
    return side_by_side(jobs, how._replace(rounds=4 * how.rounds))


def builds(sites: Sequence[Site], how: Turns) -> Measured:
    """Full builds first, then builds after nothing and after one issue changed; memory last."""
    figures: Measured = {}
    for work, job in _WORKS.items():
        figures |= side_by_side({(each.program.name, work): job(each) for each in sites}, how)
    return figures | memory(sites)


_WORKS = {"full": Site.full, "again": Site.again, "changed": Site.changed}


def memory(sites: Sequence[Site]) -> Measured:
    """The most that each program holds during a full build."""
    held = {(each.program.name, "memory"): peak(each.full()) for each in sites}
    return {work: most for work, most in held.items() if most}


def growing(small: Site, large: Site, how: Turns, times: float) -> Measured:
    """How the work grows with `times` the issues.

    In each turn the small archive is built before and after the large one, whose full build takes minutes: so that it
    is compared with what the small one takes in the same weather. The others take a second and less, and have five
    turns at least.
    """
    figures: Measured = {}
    often = how._replace(rounds=max(5, how.rounds))
    for work, job in _WORKS.items():
        jobs = {"before": job(small), "large": job(large), "after": job(small)}
        cost = side_by_side(jobs, how._replace(warm=False) if work == "full" else often)
        growth = exponent((cost["before"] + cost["after"]) / 2, cost["large"], times)
        figures |= {("newsletter", f"large {work}"): cost["large"], ("newsletter", f"growth {work}"): growth}
    return figures


def drafting(room: Site, how: Turns) -> Measured:
    """`new-issue` from many seeds: with nothing remembered, and after one seed changed."""
    folder = room.folder
    seed = min((folder / "seeds").glob("*.md"))

    def clean() -> None:
        for draft in (folder / "issues").glob("2024-01-03-*.md"):
            draft.unlink()

    def cold() -> None:
        clean()
        shutil.rmtree(folder / room.program.memory, ignore_errors=True)

    def warm() -> None:
        clean()
        seed.write_text(seed.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")

    command = (*room.program.call, "new-issue", "Benchmark", "--date", "2024-01-03")
    figures: Measured = {}
    for work, prepare in (("new-issue", cold), ("new-issue again", warm)):
        figures |= side_by_side({("newsletter", work): Job(command, folder, prepare)}, how)
    return figures


def long_text(room: Site, how: Turns) -> Measured:
    """One issue of a megabyte, and one of two: a text twice as long should take twice the time."""
    issue = next((room.folder / "issues").glob("*.md"))
    head, body = issue.read_text("utf-8").split("\n\n", 1)

    def of(megabytes: int) -> Job:
        job = room.full()

        def prepare() -> None:
            job.prepare()
            issue.write_text(f"{head}\n\n" + body * (megabytes * 1_000_000 // len(body)), "utf-8")

        return job._replace(prepare=prepare)

    return side_by_side({("newsletter", f"text {size} MB"): of(size) for size in (1, 2)}, how)


def facts(compared: Sequence[Program], how: Turns) -> str:
    """The machine and the programs, as far as the figures depend on them."""
    disk = "memory (tmpfs)" if os.access(SHM, os.W_OK) else "the disk for temporary files"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}"
    versions = ", ".join(filter(None, map(version, compared)))
    clock = "seconds of the processors, because others used the machine too" if how.processors else "seconds"
    turns = f"medians of {how.rounds} turns" if how.rounds > 1 else "one turn"
    return f"Measured on {machine}; {versions}; output to {disk}; {clock}; {turns}."


def version(program: Program) -> str:
    said = subprocess.run(
        [*program.call, "version" if program.name == "hugo" else "--version"], capture_output=True, text=True
    )
    number = re.search(r"\d+(\.\d+)+", said.stdout)
    return f"{program.name} {number[0]}" if number else ""


def between_marks(page: str, words: str) -> str:
    """The page with the words between its marks, and every other word as it was."""
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"docs/benchmarks.md has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{words}\n{END}{after}"


if __name__ == "__main__":
    main()
