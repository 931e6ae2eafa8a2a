"""Which lines changed: asked in real repositories of git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from newsletter.edge.changes import Changes, changes
from newsletter.model.problem import NewsletterError, Problem
from tests.newsroom import Newsroom

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
ISSUE = "issues/2024-01-03-a.md"


def git(root: Path, *arguments: str) -> str:
    """Git without the settings of the machine."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@news.example", "-c", "init.defaultBranch=main")
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", *who, *arguments], cwd=root, env=env, capture_output=True, text=True, check=True
    ).stdout.strip()


def commit(room: Newsroom, words: str) -> None:
    git(room.root, "add", "-A")
    git(room.root, "commit", "-q", "--allow-empty", "-m", words)


@pytest.fixture
def repository(newsroom: Newsroom) -> Newsroom:
    """The newsroom, committed, with an issue of five lines."""
    git(newsroom.root, "init", "-q")
    newsroom.write(".gitignore", ".newsletter/\n")
    newsroom.write(ISSUE, "one\ntwo\nthree\nfour\nfive\n")
    commit(newsroom, "first")
    return newsroom


def changed(room: Newsroom, revision: str = "HEAD") -> dict[str, list[int] | None]:
    found = changes(room.root, revision).lines
    return {str(path): None if lines is None else sorted(lines) for path, lines in found.items()}


@needs_git
def test_where_nothing_changed_nothing_is_told(repository: Newsroom) -> None:
    assert changed(repository) == {}


@needs_git
def test_changed_and_added_lines_are_those_of_the_file_as_it_is_now(repository: Newsroom) -> None:
    repository.write(ISSUE, "zero\none\ntwo\nTHREE\nfour\nfive\nsix\nseven\n")
    assert changed(repository) == {ISSUE: [1, 4, 7, 8]}


@needs_git
def test_beside_a_cut_both_lines_count(repository: Newsroom) -> None:
    repository.write(ISSUE, "one\ntwo\nfive\n")
    assert changed(repository) == {ISSUE: [2, 3]}


@needs_git
def test_staged_and_committed_changes_count_and_new_files_count_as_a_whole(repository: Newsroom) -> None:
    repository.write(ISSUE, "ONE\ntwo\nthree\nfour\nfive\n")
    repository.write("issues/2024-01-10-b.md", "new\n")
    commit(repository, "second")
    repository.write(ISSUE, "ONE\nTWO\nthree\nfour\nfive\n")
    git(repository.root, "add", "-A")
    repository.write("issues/untracked.md", "new\n")
    repository.write("issues/ignored.log", "new\n")
    repository.write(".gitignore", ".newsletter/\n*.log\n")
    found = changed(repository, "HEAD~1")
    assert found == {ISSUE: [1, 2], "issues/2024-01-10-b.md": None, "issues/untracked.md": None, ".gitignore": [2]}


@needs_git
def test_a_file_that_is_gone_or_renamed_is_told_under_its_new_name_only(repository: Newsroom) -> None:
    (repository.root / ISSUE).rename(repository.root / "issues/2024-01-04-a.md")
    assert changed(repository) == {"issues/2024-01-04-a.md": None}


@needs_git
@pytest.mark.parametrize(
    "name", ["issues/é ö.md", 'issues/"quoted"\\.md', "issues/tab\there.md", "issues/ends here .md"]
)
def test_a_file_may_have_any_name(repository: Newsroom, name: str) -> None:
    repository.write(name, "one\ntwo\n")
    commit(repository, "odd name")
    repository.write(name, "one\nTWO\n")
    assert changed(repository) == {name: [2]}


@needs_git
def test_words_that_look_like_a_diff_are_words(repository: Newsroom) -> None:
    repository.write(ISSUE, "one\n+++ b/issues/other.md\n@@ -1 +90 @@\ndiff --git a/x b/x\nfive\n")
    assert changed(repository) == {ISSUE: [2, 3, 4]}


@needs_git
def test_a_branch_counts_from_where_it_left(repository: Newsroom) -> None:
    git(repository.root, "checkout", "-q", "-b", "draft")
    repository.write("issues/2024-01-10-b.md", "ours\n")
    commit(repository, "ours")
    git(repository.root, "checkout", "-q", "main")
    repository.write(ISSUE, "one\ntheirs\nthree\nfour\nfive\n")
    commit(repository, "theirs")
    git(repository.root, "checkout", "-q", "draft")
    assert changed(repository, "main") == {"issues/2024-01-10-b.md": None}


@needs_git
def test_a_publication_in_a_folder_of_the_repository_knows_its_own_paths(repository: Newsroom) -> None:
    inner = Newsroom(repository.root / "letters")
    inner.write("issues/a.md", "one\n")
    commit(repository, "a folder")
    inner.write("issues/a.md", "ONE\n")
    repository.write(ISSUE, "ONE\n")
    assert changed(inner) == {"issues/a.md": [1]}


@needs_git
@pytest.mark.parametrize(
    ("revision", "words"), [("nowhere", "Needed a single revision"), ("--help", "is not a revision")]
)
def test_a_revision_that_is_none_is_told_in_the_words_of_git(repository: Newsroom, revision: str, words: str) -> None:
    with pytest.raises(NewsletterError, match=words) as caught:
        changes(repository.root, revision)
    assert caught.value.exit_code == 2


@needs_git
def test_a_folder_that_is_no_repository_is_told_in_the_words_of_git(newsroom: Newsroom) -> None:
    with pytest.raises(NewsletterError, match="not a git repository") as caught:
        changes(newsroom.root, "HEAD")
    assert caught.value.exit_code == 2


def test_without_git_a_sentence_says_so(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(newsroom.root))
    with pytest.raises(NewsletterError, match="needs git"):
        changes(newsroom.root, "HEAD")


@pytest.mark.parametrize(
    ("path", "line", "told"),
    [
        ("a.md", 4, True),
        ("a.md", 5, False),
        ("a.md", 1, True),
        ("a.md", 0, True),
        ("new.md", 99, True),
        ("b.md", 1, False),
    ],
)
def test_a_finding_is_told_on_a_changed_line_or_about_a_changed_file(path: str, line: int, told: bool) -> None:
    lines = {PurePosixPath("a.md"): frozenset({4}), PurePosixPath("new.md"): None}
    assert Changes(lines).touch(Problem("W501", "m", PurePosixPath(path), line)) is told
