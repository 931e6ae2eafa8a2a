"""A build after which nothing changed: the same words at once; and whatever changed is noticed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from newsletter.edge.looks import measured
from newsletter.edge.stamp import Group, answer, inputs, stamp_path, write_stamp
from tests.end_to_end.archive import fill
from tests.newsroom import SRC, Newsroom, Run

QUICK = "import sys; sys.argv = ['newsletter', 'build']; import newsletter.__main__ as program\n"
QUICK += "try:\n    program.run()\nfinally:\n    sys.stderr.write(f'click: {\"click\" in sys.modules}')"


@pytest.fixture
def built(newsroom: Newsroom) -> Newsroom:
    """A publication that was built from files that are no longer young."""
    fill(newsroom, 3)
    beside = "![a](/assets/a.png) ![b](/assets/b.png) [c](/c/c.pdf)"
    newsroom.write("issues/2023-01-01-pictures.md", f"---\ntitle: P\n---\n{beside}\n")
    newsroom.write("assets/a.png", b"\x89PNG one")
    newsroom.write("templates/web/404.html", "<title>gone</title>")
    settle(newsroom)
    assert newsroom.process("build").code == 0
    return newsroom


def settle(newsroom: Newsroom) -> None:
    for path in [newsroom.root, *newsroom.root.rglob("*")]:
        os.utime(path, (1_700_000_000, 1_700_000_000))


def quick(newsroom: Newsroom) -> Run:
    """`newsletter build`; the last word on stderr tells whether a command line had to be built."""
    env = {"PYTHONPATH": str(SRC), "SOURCE_DATE_EPOCH": "1767614400", "NEWSLETTER_FETCH": "0"}
    done = subprocess.run(
        [sys.executable, "-c", QUICK], cwd=newsroom.root, env=dict(os.environ) | env, capture_output=True, text=True
    )
    return Run(done.returncode, done.stdout, done.stderr)


def test_a_build_with_nothing_to_do_says_so_and_loads_no_command_line(built: Newsroom) -> None:
    run = quick(built)
    assert run.code == 0
    assert run.out.startswith("dist: 4 issues, 0 written, ")
    assert run.out.endswith(" unchanged, 0 removed\n")
    assert run.err == "click: False"


def test_it_says_what_a_build_that_looks_again_says(newsroom: Newsroom) -> None:
    newsroom.write("issues/2023-01-02-one.md", "---\ntitle: One\n---\nA note[^missing].\n")
    settle(newsroom)
    warned = newsroom.process("build")
    assert "W302" in warned.err
    again, whole = newsroom.process("build"), newsroom.run("build")
    assert (again.code, again.out, again.err) == (whole.code, whole.out, whole.err)
    assert again.err == warned.err


CHANGES: dict[str, Callable[[Path], object]] = {
    "an issue has other words": lambda root: _grow(root / "issues/2023-01-02-subject-1.md"),
    "an issue has other words of the same length": lambda root: _twist(root / "issues/2023-01-02-subject-1.md"),
    "an issue was added": lambda root: (root / "issues/2023-09-01-new.md").write_text("# New\n\nwords\n"),
    "an issue was added in a new folder": lambda root: _put(root / "issues/2024/2024-01-01-new.md", "# New\n\nwords\n"),
    "an issue is gone": lambda root: (root / "issues/2023-01-02-subject-1.md").unlink(),
    "the settings changed": lambda root: _grow(root / "newsletter.toml", '\ndescription = "d"\n'),
    "a file was added that an issue leads to": lambda root: _put(root / "c/c.pdf", "%PDF"),
    "a template changed": lambda root: _grow(root / "templates/web/404.html"),
    "a template was added": lambda root: _put(root / "templates/web/icon.svg", "<svg/>"),
    "a template is gone": lambda root: (root / "templates/web/404.html").unlink(),
    "a picture elsewhere changed": lambda root: (root / "assets/a.png").write_bytes(b"\x89PNG two"),
    "a picture that was missing is there": lambda root: (root / "assets/b.png").write_bytes(b"\x89PNG b"),
    "a page was overwritten": lambda root: (root / "dist/index.html").write_text("mine"),
    "a page is gone": lambda root: (root / "dist/feed.xml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_noticed(built: Newsroom, change: Callable[[Path], object]) -> None:
    change(built.root)
    assert quick(built).err.endswith("click: True")
    built.run("build", "--output", "clean", "--force")
    assert built.files("dist") == built.files("clean")


def _grow(path: Path, text: str = "\nMore words.\n") -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def _twist(path: Path) -> None:
    path.write_text(path.read_text("utf-8").swapcase(), "utf-8")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")  # pytest's threads; the program has none
def test_no_file_is_passed_over_when_several_processes_look(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(newsroom.root)
    monkeypatch.setattr("newsletter.edge.stamp._AT_ONCE", 3)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    fill(newsroom, 3)
    made = [f"dist/{name}" for name in ("a", "b/c", "b/d", "b/e/f", "g", "h", "i")]
    for name in made:
        newsroom.write(name, "made")
    settle(newsroom)
    left = [((name,), measured(".", [name]).tobytes()) for name in made]
    _stamped(newsroom, {}, until="inf", begun=time.time_ns(), seen=inputs(str(newsroom.root)), made=left)
    for path in map(Path, ["newsletter.toml", *made, *sorted(map(str, Path("issues").glob("*")))]):
        assert answer(["build"], {}) == ("", "done\n")
        os.utime(path, (1_600_000_000, 1_600_000_000))
        assert answer(["build"], {}) is None, path
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_other_words_another_environment_and_another_folder_are_other_questions(built: Newsroom) -> None:
    at_home = {"SOURCE_DATE_EPOCH": "1767614400"}
    here = stamp_path(str(built.root), ["build"], at_home)
    others = [
        stamp_path(str(built.root), ["build", "--drafts"], at_home),
        stamp_path(str(built.root), ["build"], {**at_home, "NEWSLETTER_TITLE": "Other"}),
        stamp_path(str(built.root), ["build"], {"SOURCE_DATE_EPOCH": "1767614401"}),
        stamp_path(str(built.root), ["build"], {**at_home, "NO_COLOR": "1"}),
    ]
    assert len({here, *others}) == 5
    assert stamp_path(str(built.root), ["build"], {**at_home, "PATH": "/bin"}) == here


def test_a_file_of_others_in_the_output_folder_is_no_change(built: Newsroom) -> None:
    built.write("dist/CNAME", "news.example\n")
    assert quick(built).err == "click: False"


def test_the_answer_holds_until_the_next_issue_comes_out(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(newsroom.root)
    settle(newsroom)
    for moment, said in ((99, ("", "done\n")), (100, None)):
        at = {"SOURCE_DATE_EPOCH": str(moment)}
        _stamped(newsroom, at, until="100.0", begun=time.time_ns(), seen=inputs(str(newsroom.root)))
        assert answer(["build"], at) == said


def test_a_damaged_stamp_is_no_answer(built: Newsroom) -> None:
    for stamp in (built.root / ".newsletter").glob("stamp-*"):
        stamp.write_bytes(stamp.read_bytes()[:100] + b"\xff\xfe")
    run = quick(built)
    assert run.err == "click: True"
    assert "0 written" in run.out


@pytest.mark.parametrize("why", ["settled", "young", "meanwhile"])
def test_what_changes_while_a_build_runs_is_left_to_the_next(
    newsroom: Newsroom, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(newsroom.root)
    fill(newsroom, 1)
    settle(newsroom)
    issue, begun = newsroom.root / "issues/2023-01-02-subject-1.md", time.time_ns()
    if why == "young":
        os.utime(issue, ns=(begun, begun - 10_000_000))
    seen = inputs(str(newsroom.root))
    if why == "meanwhile":
        os.utime(issue, (1_600_000_000, 1_600_000_000))
    _stamped(newsroom, {}, until="inf", begun=begun, seen=seen)
    assert answer(["build"], {}) == (("", "done\n") if why == "settled" else None)


def _stamped(
    newsroom: Newsroom,
    env: dict[str, str],
    until: str,
    begun: int,
    seen: list[Group],
    made: Sequence[tuple[tuple[str, ...], bytes]] = (),
) -> None:
    path = stamp_path(str(newsroom.root), ["build"], env)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    output = str(newsroom.root), made
    write_stamp(path, str(newsroom.root), begun, seen, (), output, (until, "", "done\n"))
