"""`newsletter check` as it is run: what goes to which stream, the exit code, the scope."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.test_changes import commit, git, needs_git
from tests.newsroom import SRC, Newsroom

CLEAN = "---\ntitle: {0}\ndescription: All about {0}.\ndate: {1}\n---\n\n## Links\n\n- [{0}](https://{0}.example/a)\n"


def write(room: Newsroom, name: str, day: str, more: str = "") -> str:
    path = f"issues/{day}-{name}.md"
    room.write(path, CLEAN.format(name, day) + more)
    return path


def codes(room: Newsroom, *arguments: str) -> list[tuple[str, int, str]]:
    document = json.loads(room.run("check", "--format", "json", *arguments).out)
    return [(problem["path"], problem["line"], problem["code"]) for problem in document["problems"]]


def test_a_clean_publication_is_silent_and_counted(newsroom: Newsroom) -> None:
    write(newsroom, "alpha", "2024-01-03")
    write(newsroom, "beta", "2024-01-10")
    assert newsroom.run("check") == (0, "", "2 issues checked: nothing to complain about\n")


def test_findings_go_to_stdout_with_their_hints_and_the_count_to_stderr(newsroom: Newsroom) -> None:
    path = write(newsroom, "alpha", "2024-01-03", "\n<img src='https://pictures.example/a.png' width=9>\n")
    run = newsroom.run("check")
    place, hint = run.out.splitlines()
    assert place == f"{path}:11:11: W601 the image a.png has no alternative text"
    assert hint.startswith("    hint: say what it shows")
    assert (run.code, run.err) == (0, "1 issue checked: 1 warning\n")


@pytest.mark.parametrize(
    ("planted", "plain", "strict"),
    [
        ("[a](https://alpha.example/b,)", 1, 1),
        ("[a](https://alpha.example/b?utm_source=x)", 0, 1),
        ("[a](http://alpha.example/b)", 0, 0),
        ("", 0, 0),
    ],
    ids=["error", "warning", "note", "nothing"],
)
def test_errors_fail_warnings_fail_with_strict_and_notes_never(
    newsroom: Newsroom, planted: str, plain: int, strict: int
) -> None:
    write(newsroom, "alpha", "2024-01-03", f"\n{planted}\n")
    assert newsroom.run("check").code == plain
    assert newsroom.run("check", "--strict").code == strict


def test_findings_are_in_the_order_of_their_places_and_the_same_the_second_time(newsroom: Newsroom) -> None:
    write(newsroom, "beta", "2024-01-10", "\nTODO, then TK\n\n## Nothing\n")
    write(newsroom, "alpha", "2024-01-03", "\nTODO\n")
    newsroom.write("seeds/odd.docx", b"PK")
    first = newsroom.run("check")
    assert [row.partition(": ")[0] for row in first.out.splitlines()[::2]] == [
        "issues/2024-01-03-alpha.md:11:1",
        "issues/2024-01-10-beta.md:11:1",
        "issues/2024-01-10-beta.md:11:12",
        "issues/2024-01-10-beta.md:13:4",
        "seeds/odd.docx:1:1",
    ]
    assert newsroom.run("check") == first
    assert newsroom.process("check", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}) == first


def test_what_was_found_is_forgotten_when_the_issue_or_its_pictures_change(newsroom: Newsroom) -> None:
    path = write(newsroom, "alpha", "2024-01-03", "\n![A llama](llama.png) TODO\n")
    assert codes(newsroom) == [(path, 11, "E603"), (path, 11, "W305")]
    newsroom.write("issues/llama.png", b"a picture")
    assert codes(newsroom) == [(path, 11, "W305")]
    write(newsroom, "alpha", "2024-01-03", "\n![A llama](llama.png)\n")
    assert codes(newsroom) == []
    (newsroom.root / "issues/llama.png").unlink()
    assert codes(newsroom) == [(path, 11, "E603")]


@pytest.mark.parametrize("address", ["/", "..", "a" * 300 + ".png", "%00.png", "issues"])
def test_a_picture_may_have_an_address_that_no_file_can_have(newsroom: Newsroom, address: str) -> None:
    path = write(newsroom, "alpha", "2024-01-03", f"\n![A llama]({address})\n")
    assert codes(newsroom) == codes(newsroom) == [(path, 11, "E603")]


def test_a_picture_outside_the_publication_is_not_there(newsroom: Newsroom, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.png"
    outside.write_bytes(b"a picture")
    path = write(newsroom, "alpha", "2024-01-03", "\n![A llama](../../outside.png)\n")
    assert codes(newsroom) == [(path, 11, "E603")]


@pytest.mark.parametrize(
    "name", ["issues/2024-01-10-beta.md", "beta", "issues/2024-01-10-beta.md/", "./issues/2024-01-10-beta.md"]
)
def test_a_file_or_a_slug_limits_what_is_told_but_not_what_is_compared(newsroom: Newsroom, name: str) -> None:
    write(newsroom, "alpha", "2024-01-03", "\nTODO\n")
    path = write(newsroom, "beta", "2024-01-10", "\n- [A](https://alpha.example/a)\n")
    run = newsroom.run("check", name.rstrip("/"))
    assert run.out.splitlines()[0] == f"{path}:11:7: W411 “A” was covered in alpha, 2024-01-03"
    assert run.err == "1 issue checked: 1 warning\n"


def test_a_folder_limits_too_and_several_names_are_added(newsroom: Newsroom) -> None:
    write(newsroom, "alpha", "2024-01-03", "\nTODO\n")
    newsroom.write("issues/special/index.md", CLEAN.format("gamma", "2024-01-17") + "TODO\n")
    newsroom.write("seeds/odd.docx", b"PK")
    assert codes(newsroom, "issues/special", "seeds") == [
        ("issues/special/index.md", 10, "W305"),
        ("seeds/odd.docx", 1, "W752"),
    ]


def test_a_name_that_is_nowhere_is_wrong_use(newsroom: Newsroom) -> None:
    write(newsroom, "alpha", "2024-01-03")
    run = newsroom.run("check", "alpah")
    assert (run.code, run.out) == (2, "")
    assert run.err == "error: no file, folder or issue here called 'alpah'; did you mean 'alpha'?\n"


def test_settings_are_checked_too(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    write(room, "alpha", "2024-01-03")
    assert [code for _, _, code in codes(room)] == ["W105"]
    room.write("newsletter.toml", 'title = "T"\nbase_url = "https://a.example"\ntitel = "U"\n')
    run = room.run("check")
    assert (run.code, run.out) == (2, "")
    assert "newsletter.toml:3:1: E102 unknown key 'titel'" in run.err


def test_one_issue_that_cannot_be_read_does_not_hide_the_others(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-01-latin.md", "---\ntitle: Caf\xe9\n---\nText.\n".encode("latin-1"))
    write(newsroom, "alpha", "2024-01-03", "\nTODO\n")
    found = [code for _, _, code in codes(newsroom)]
    assert "E201" in found
    assert "W305" in found


@needs_git
def test_since_tells_only_what_stands_on_changed_lines(newsroom: Newsroom) -> None:
    git(newsroom.root, "init", "-q")
    newsroom.write(".gitignore", ".newsletter/\n")
    path = write(newsroom, "alpha", "2024-01-03", "\nTODO old\n")
    write(newsroom, "beta", "2024-01-10", "\nTODO elsewhere\n")
    commit(newsroom, "first")
    assert codes(newsroom, "--since", "HEAD") == []
    write(newsroom, "alpha", "2024-01-03", "\nTODO old\nTODO new\n")
    fresh = write(newsroom, "gamma", "2024-01-17", "\n- [A](https://alpha.example/a) TODO\n")
    assert codes(newsroom, "--since", "HEAD") == [(path, 12, "W305"), (fresh, 11, "W411"), (fresh, 11, "W305")]
    assert newsroom.run("check", "--since", "HEAD", "gamma").err == "1 issue checked: 2 warnings\n"


@needs_git
def test_since_a_revision_that_is_none_is_wrong_use(newsroom: Newsroom) -> None:
    git(newsroom.root, "init", "-q")
    run = newsroom.run("check", "--since", "nowhere")
    assert (run.code, run.out) == (2, "")
    assert "fatal: Needed a single revision" in run.err


def test_services_get_paths_from_the_top_of_the_repository(newsroom: Newsroom) -> None:
    room = Newsroom(newsroom.root / "letters")
    room.write("newsletter.toml", newsroom.read("newsletter.toml"))
    path = write(room, "alpha", "2024-01-03", "\nTODO\n")
    assert room.run("check").out.startswith(f"{path}:11:1: ")
    assert room.run("check", "--format", "github").out.startswith(f"::warning file=letters/{path},line=11,col=1,")
    assert f'"letters/{path}"' in room.run("check", "--format", "sarif").out


def test_a_terminal_gets_colours_and_no_color_takes_them_away(newsroom: Newsroom) -> None:
    write(newsroom, "alpha", "2024-01-03", "\nTODO\n")
    assert "\x1b[33mW305\x1b[0m" in newsroom.run("check", env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in newsroom.run("check", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def last_line(code: str, folder: Path) -> str:
    """What a process of its own prints last when it runs some code in a folder."""
    environment = {"PYTHONPATH": str(SRC), "PATH": ""}
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_a_build_does_not_load_the_checks(newsroom: Newsroom) -> None:
    write(newsroom, "alpha", "2024-01-03")
    code = (
        "import sys; from newsletter.cli import main; main(['build'], standalone_mode=False);"
        "assert 'newsletter.edge.build' in sys.modules;"
        "print([name for name in sys.modules if name.startswith(('newsletter.checks', 'newsletter.cli.check'))])"
    )
    assert last_line(code, newsroom.root) == "[]"


def test_premailer_is_asked_once_and_not_by_each_check(newsroom: Newsroom) -> None:
    code = (
        "import sys; from newsletter.cli import main; main(['check'], standalone_mode=False);"
        "print('premailer' in sys.modules)"
    )
    loaded = []
    for name, day in (("alpha", "2024-01-03"), ("alpha", "2024-01-03"), ("beta", "2024-01-10")):
        write(newsroom, name, day)
        loaded.append(last_line(code, newsroom.root))
    assert loaded == ["True", "False", "False"]
