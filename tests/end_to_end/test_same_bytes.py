"""Same input, same bytes: whatever the machine, the day, the number of processes and the way there."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.end_to_end.archive import fill, furnish, picture, work
from tests.newsroom import SETTINGS, Newsroom


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C"},
        {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2", "LANG": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1900000000"},
        {"HOME": "/nonexistent", "TMPDIR": "/tmp", "COLUMNS": "20", "NO_COLOR": "1"},
    ],
)
def test_another_surrounding_gives_the_same_bytes(newsroom: Newsroom, surroundings: dict[str, str]) -> None:
    fill(newsroom, 30)
    assert newsroom.process("build", "--output", "one", "--jobs", "1").code == 0
    assert newsroom.process("build", "--output", "two", "--jobs", "3", "--force", env=surroundings).code == 0
    assert newsroom.files("one") == newsroom.files("two")


def test_another_place_gives_the_same_bytes(tmp_path: Path) -> None:
    built = []
    for name in ("a", "a much longer name with blanks"):
        newsroom = Newsroom(tmp_path / name)
        newsroom.write("newsletter.toml", SETTINGS)
        fill(newsroom, 3)
        newsroom.run("build")
        built.append(newsroom.files("dist"))
    assert built[0] == built[1]


def test_an_incremental_build_equals_a_clean_one_after_any_edits(newsroom: Newsroom) -> None:
    fill(newsroom, 8)
    furnish(newsroom)
    chance = random.Random(7)
    for step in range(24):
        _edit(newsroom, chance, step)
        newsroom.run("build")
        newsroom.run("build", "--output", f"clean-{step}", "--force")
        assert newsroom.files("dist") == newsroom.files(f"clean-{step}"), f"after edit {step}"


def _edit(newsroom: Newsroom, chance: random.Random, step: int) -> None:
    issues = sorted(path for path in newsroom.files("issues") if "/" not in path)
    chosen = f"issues/{chance.choice(issues)}"
    beside = "issues/2023-07-01-beside/"
    files = ("words", "title", "remove", "add", "draft", "topic", "settings", "template")
    what = chance.choice((*files, "prose", "work", "picture", "linked", "seeds"))
    if what == "prose":
        newsroom.write(chosen, newsroom.read(chosen) + f"\n\nA sentence of step {step}, and no entry.\n")
    elif what == "words":
        newsroom.write(chosen, newsroom.read(chosen) + f"\n## Links\n\n- [Step {step}](https://e.org/{step})\n")
    elif what == "title":
        newsroom.write(chosen, newsroom.read(chosen).replace("title: ", f"subject: step {step}\ntitle: ", 1))
    elif what == "remove":
        (newsroom.root / chosen).unlink()
    elif what == "draft":
        newsroom.write(chosen, newsroom.read(chosen).replace("---\n", f"---\nstatus: draft\nx{step}: 1\n", 1))
    elif what == "topic":
        newsroom.write(chosen, newsroom.read(chosen).replace("topics: [", f"topics: [step {step}, ", 1))
    elif what == "settings":
        newsroom.write("newsletter.toml", SETTINGS + f'description = "Step {step}"\n')
    elif what == "work":
        newsroom.write(f"{beside}refs.bib", work("first", f"Step {step}") + work("second", "Two"))
    elif what == "picture":
        newsroom.write(f"{beside}plot.png", picture(640, 100 + step))
    elif what == "linked":
        newsroom.write("issues/2023-01-09-subject-2.md", f"---\ntitle: Step {step}\ndate: 2023-01-09\n---\nNew.\n")
    elif what == "seeds":
        newsroom.write("seeds/shared.bib", work("second", f"Step {step}"))
    elif what == "template":
        newsroom.write("templates/web/404.html", f"<title>step {step}</title>")
    else:
        newsroom.write(
            f"issues/2024-03-{step + 1:02}-added.md", f"---\ntitle: Added {step}\ntopics: [evaluation]\n---\nNew.\n"
        )


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("issues/2023-07-01-beside/refs.bib", work("first", "Another").encode()),
        ("seeds/shared.bib", work("first", "A work of the seeds").encode()),
        ("issues/2023-07-01-beside/plot.png", picture(300, 300)),
        ("assets/logo.png", picture(300, 300)),
        ("assets/late.png", picture(30, 30)),
    ],
)
def test_what_lies_beside_an_issue_is_looked_at_by_the_quick_build_too(
    newsroom: Newsroom, path: str, data: bytes
) -> None:
    fill(newsroom, 2)
    furnish(newsroom)
    newsroom.write("assets/logo.png", picture(200, 100))
    newsroom.write("issues/2023-08-01-logo.md", "![A logo](/assets/logo.png) ![Not yet there](/assets/late.png)\n")
    for file in newsroom.root.rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    newsroom.run("build")
    assert newsroom.run("build").out.startswith("dist: 4 issues, 0 written")
    newsroom.write(path, data)
    newsroom.run("build")
    newsroom.run("build", "--output", "clean", "--force")
    assert newsroom.files("dist") == newsroom.files("clean")
