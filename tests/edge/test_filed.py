"""A file is read again when its words are wanted, and nobody takes other words for those that it had."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from newsletter.edge.filed import Filed
from newsletter.edge.noticed import seal
from newsletter.model.problem import NewsletterError
from newsletter.model.source import Raw
from tests.newsroom import Newsroom

PATH = PurePosixPath("issues/2024-01-03-a.md")


def test_a_file_is_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    (tmp_path / PATH).write_bytes(b"Words.\n")
    known = Filed(tmp_path, PATH, seal(b"Words.\n"))
    assert known.raw() == Raw(PATH, b"Words.\n")


@pytest.mark.parametrize("now", [b"Other words.\n", None], ids=["changed", "gone"])
def test_a_file_that_changed_meanwhile_is_a_finding(tmp_path: Path, now: bytes | None) -> None:
    (tmp_path / "issues").mkdir()
    if now is not None:
        (tmp_path / PATH).write_bytes(now)
    with pytest.raises(NewsletterError) as met:
        Filed(tmp_path, PATH, seal(b"Words.\n")).raw()
    (problem,) = met.value.problems
    assert (problem.code, problem.path, met.value.exit_code) == ("E905", PATH, 1)


def test_a_build_stops_when_an_issue_is_changed_under_its_hands(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.write(str(PATH), "---\ntitle: A\n---\nFirst words.\n")
    newsroom.run("build")
    before = newsroom.files("dist")
    newsroom.write(str(PATH), "---\ntitle: A\n---\nSecond words.\n")
    raw = Filed.raw

    def too_late(file: Filed) -> Raw:
        newsroom.write(str(PATH), "---\ntitle: A\n---\nThird words.\n")
        return raw(file)

    with monkeypatch.context() as while_printing:
        while_printing.setattr(Filed, "raw", too_late)
        done = newsroom.run("build")
    assert (done.code, "E905" in done.err) == (1, True)
    assert newsroom.files("dist") == before
    assert newsroom.run("build").code == 0
    assert "Third words." in newsroom.read("dist/issues/a/index.html")
