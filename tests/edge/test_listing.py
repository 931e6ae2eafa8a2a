"""Which files are issues."""

from pathlib import Path

import pytest

from newsletter.edge.listing import issue_paths, texts_below_issues


@pytest.mark.parametrize(
    ("files", "issues"),
    [
        ("a.md index.md README.md _index.md", "a.md index.md"),
        ("moe/index.md moe/notes.md moe/index.es.md", "moe/index.es.md moe/index.md"),
        ("2023/index.md 2023/0501.md 2023/0502.md", "2023/0501.md 2023/0502.md 2023/index.md"),
        (
            "2024-02-28_Hello/README.md 2024-02-28_Hello/debug.md",
            "2024-02-28_Hello/README.md 2024-02-28_Hello/debug.md",
        ),
        ("2014/README.md 2014/0101.md code/README.md", "2014/0101.md"),
        ("a.Rmd a.md b.qmd", "a.md b.qmd"),
    ],
    ids=["pages about the issues", "a bundle", "a year with an index", "a page of its folder", "a list", "R"],
)
def test_issues_are_the_texts_that_are_no_page_about_them(tmp_path: Path, files: str, issues: str) -> None:
    written(tmp_path, files)
    assert [path.removeprefix("issues/") for path in issue_paths(tmp_path)] == issues.split()


def test_texts_that_are_no_issues_are_named(tmp_path: Path) -> None:
    written(tmp_path, "2017/01.rst a.md b.org picture.svg moe/index.md moe/notes.md moe/README.md")
    texts = texts_below_issues(tmp_path)
    assert [str(path) for path in texts.foreign] == ["issues/2017/01.rst", "issues/b.org"]
    assert [str(path) for path in texts.parts] == ["issues/moe/notes.md"]


@pytest.mark.parametrize(
    ("files", "named"),
    [("a.html b.htm", "a.html b.htm"), ("a.md demo.html", ""), ("1.yml 2.json", "1.yml 2.json"), ("a.md a.yml", "")],
)
def test_pages_and_data_are_named_where_they_lie_beside_no_issue(tmp_path: Path, files: str, named: str) -> None:
    written(tmp_path, files)
    assert [path.name for path in texts_below_issues(tmp_path).foreign] == named.split()


def test_a_page_with_a_head_is_an_issue(tmp_path: Path) -> None:
    written(tmp_path, "a.html b.html c.htm c.md d/index.html index.html demo.html")
    for name in ("a.html", "d/index.html", "index.html", "c.htm"):
        (tmp_path / "issues" / name).write_text("---\r\ntitle: Tea\r\n---\r\n<p>words</p>\n")
    (tmp_path / "issues/b.html").write_text("\ufeff+++\ntitle = 'Tea'\n+++\n<p>words</p>\n", encoding="utf-8")
    assert issue_paths(tmp_path) == ["issues/c.md", "issues/a.html", "issues/b.html", "issues/d/index.html"]
    assert not texts_below_issues(tmp_path).foreign


def written(root: Path, files: str) -> None:
    for name in files.split():
        path = root / "issues" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
