"""Formulas as pictures: drawn by the build, named by what they show, drawn once."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from pathlib import Path

import pytest

from newsletter.model.formula import FormulaKey, FormulaPicture
from newsletter.render import formulas
from tests.newsroom import SETTINGS, Newsroom

ISSUE = "---\ntitle: Mathematics\ndate: 2024-01-03\n---\n\nWords.\n\nMass is $E = mc^2$.\n\n$$\n\\frac{a}{b}\n$$\n"
PLACE = "dist/issues/mathematics"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("newsletter.toml", SETTINGS)
    room.write("issues/2024-01-03-mathematics.md", ISSUE)
    return room


def pictures(room: Newsroom) -> dict[str, bytes]:
    return {path: data for path, data in room.files(PLACE).items() if path.endswith(".png")}


def test_email_feed_and_message_show_the_pictures_that_the_build_wrote(room: Newsroom) -> None:
    assert room.run("build").code == 0
    there = pictures(room)
    assert len(there) == 2
    for path in (f"{PLACE}/email.html", "dist/feed.xml", "dist/atom.xml", "dist/feed.json"):
        shown = set(re.findall(r"https://news\.example/issues/mathematics/(formula-\w+\.png)", room.read(path)))
        assert shown == set(there), path
    assert "<math" not in room.read(f"{PLACE}/email.html") + room.read("dist/feed.xml")
    assert 'alt="E = mc^2"' in room.read(f"{PLACE}/email.html")


def test_a_picture_is_twice_as_fine_as_it_is_shown(room: Newsroom) -> None:
    room.run("build")
    shown = re.findall(
        r'(formula-\w+\.png)" alt="[^"]*" width="(\d+)" height="(\d+)"', room.read(f"{PLACE}/email.html")
    )
    assert len(shown) == 2
    for name, width, height in shown:
        assert struct.unpack(">II", pictures(room)[name][16:24]) == (2 * int(width), 2 * int(height))


def test_a_formula_is_drawn_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    draw = formulas.drawn

    def noted(keys: Iterable[FormulaKey]) -> dict[FormulaKey, FormulaPicture]:
        wanted = list(keys)
        asked.extend(key.tex for key in wanted)
        return draw(wanted)

    monkeypatch.setattr(formulas, "drawn", noted)
    room.run("build")
    assert asked == ["E = mc^2", r"\frac{a}{b}"]
    first = pictures(room)
    room.write("issues/2024-01-03-mathematics.md", ISSUE + "\nAnd $x$.\n")
    room.run("build")
    assert asked[2:] == ["x"]
    assert first.items() < pictures(room).items()


def test_a_formula_that_is_gone_leaves_no_picture(room: Newsroom) -> None:
    room.run("build")
    room.write("issues/2024-01-03-mathematics.md", ISSUE.replace("$E = mc^2$", "energy"))
    room.run("build")
    assert len(pictures(room)) == 1


def test_tex_that_cannot_be_set_is_told_where_it_stands(room: Newsroom) -> None:
    room.write("issues/2024-01-03-mathematics.md", ISSUE + "\nBroken: $\\frobnicate{x}$ and\n$x^{2$.\n")
    done = room.run("build")
    where = "issues/2024-01-03-mathematics.md"
    assert f"{where}:14:10: W315 the formula cannot be set: nobody knows the command \\frobnicate" in done.err
    assert f"{where}:15:2: W315 the formula cannot be set: a brace is not closed" in done.err
    assert r"<code>\frobnicate{x}</code>" in room.read(f"{PLACE}/index.html")


def test_formulas_are_the_same_bytes_from_one_process_and_from_two(room: Newsroom) -> None:
    for number in range(26):
        room.write(f"issues/2024-02-{number + 1:02}-n.md", f"---\ntitle: N {number}\n---\n$x_{{{number}}}$\n")
    room.run("build", "--jobs", "1", "--output", "one")
    room.run("build", "--jobs", "2", "--output", "two")
    assert room.files("one") == room.files("two")


def test_an_issue_without_formulas_loads_nothing_that_sets_them(room: Newsroom) -> None:
    timed = {"PYTHONPROFILEIMPORTTIME": "1"}
    assert re.search(r"\b(latex2mathml|ziamath)\b", room.process("build", "--force", env=timed).err)
    room.write("issues/2024-01-03-mathematics.md", ISSUE.split("Mass")[0])
    assert not re.search(r"\b(latex2mathml|ziamath|resvg_py)\b", room.process("build", "--force", env=timed).err)


def test_a_formula_that_nobody_can_draw_is_told_and_stands_in_the_mail_as_it_was_written(room: Newsroom) -> None:
    long = "x" * 2000
    room.write("issues/2024-01-03-mathematics.md", ISSUE + f"\nToo long: ${long}$.\n")
    told = room.run("build").err
    assert "issues/2024-01-03-mathematics.md:14:1: W316 the formula cannot be drawn" in told
    assert told.count("W316") == 1
    assert f"<code>{long}</code>" in re.sub("<code [^>]*>", "<code>", room.read(f"{PLACE}/email.html"))
