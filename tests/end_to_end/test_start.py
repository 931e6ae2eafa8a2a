"""What starts quickly stays so: help loads no more than the command line, and a process ends at once, all done."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from click import HelpFormatter

from newsletter.cli import COMMANDS, text_width
from tests.newsroom import SRC

OURS = {"__main__", "cli", "edge", "edge.looks", "edge.project", "edge.stamp", "model", "model.problem", "registry"}
HEAVY = {
    "pathlib",
    "shutil",
    "urllib.parse",
    "dataclasses",
    "json",
    "logging",
    "html",
    "jinja2",
    "mistune",
    "lxml",
    "sqlite3",
}

RUN = "import sys, newsletter.__main__ as program\ntry:\n    program.run()\nfinally:\n    "
TELL_WHAT_IS_LOADED = RUN + "print(*sys.modules, file=sys.stderr)"
CLEAN_UP_LATE = RUN + "import atexit; [atexit.register(s.write, 'cleaned up') for s in (sys.stdout, sys.stderr)]"


def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    env = dict(os.environ) | {"PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": ""}
    return subprocess.run([sys.executable, "-c", program, *words], env=env, capture_output=True, text=True)


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_loads_nothing_but_the_command_line(words: list[str]) -> None:
    done = run(TELL_WHAT_IS_LOADED, *words, "--help")
    assert (done.returncode, done.stdout[:6]) == (0, "Usage:")
    loaded = set(done.stderr.split())
    ours = {name.removeprefix("newsletter.") for name in loaded if name.startswith("newsletter.")}
    assert {name for name in ours if not name.startswith("cli.")} <= OURS
    assert not loaded & HEAVY


def test_the_list_of_commands_has_a_sentence_for_each_and_loads_none() -> None:
    done = run(TELL_WHAT_IS_LOADED, "--help")
    listed = dict(re.findall(r"(?m)^  ([a-z-]+) +([A-Z].*\.)$", done.stdout.partition("Commands:\n")[2]))
    assert list(listed) == list(COMMANDS)
    assert [name for name in done.stderr.split() if name.startswith("newsletter.cli.")] == []


@pytest.mark.parametrize("columns", ["", "0", "20", "60", "79", "80", "200", "wide"])
def test_help_is_as_wide_as_click_would_make_it(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert text_width() == HelpFormatter().width


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["--help"], 0), (["sing"], 2)])
def test_what_is_to_be_cleaned_up_at_the_end_is_cleaned_up(words: list[str], code: int) -> None:
    done = run(CLEAN_UP_LATE, *words)
    assert done.returncode == code
    assert done.stdout.endswith("cleaned up")  # in a line without end, and so not flushed
    assert done.stderr.endswith("cleaned up")


@pytest.mark.parametrize("words", ["--version", "--help", "build --help"])
@pytest.mark.parametrize(
    ("where", "code", "told"),
    [(">&-", 0, ""), ("2>&-", 0, ""), (">&- 2>&-", 0, ""), (">/dev/full", 1, "error: No space left on device\n")],
)
@pytest.mark.parametrize("buffered", ["", "1"])
def test_where_nobody_listens_nothing_breaks(words: str, where: str, code: int, told: str, buffered: str) -> None:
    if where == ">/dev/full" and not os.path.exists("/dev/full"):
        pytest.skip("no full device here")
    env = dict(os.environ) | {"PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": buffered}
    line = f'"{sys.executable}" -m newsletter {words} {where}'
    done = subprocess.run(["sh", "-c", line], env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert (done.returncode, done.stderr) == (code, told)
