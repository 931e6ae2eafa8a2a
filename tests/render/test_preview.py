"""What a preview shows: pages in one scheme, linked to itself, and its own pages about issues and findings."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.problem import Problem
from newsletter.model.publication import Frame
from newsletter.render.email import email
from newsletter.render.live import in_scheme
from newsletter.render.preview import VIEWS, Built, Shown, bar, desk, views
from newsletter.render.site import RENDERER
from tests.render.makers import SETTINGS, a_theme, an_issue, body, elements, publication_files

PATH = PurePosixPath("issues/2024-01-03-moe.md")
ISSUE = Shown(PATH, "issues/moe", "https://news.example/weekly/issues/moe/", "MoE & more", "draft", "2024-01-03")
OLD = ISSUE._replace(path=PurePosixPath("issues/old.md"), place="issues/old", title="Old", status="published")
FAULT = Problem("E410", "the link leads nowhere", PATH, 7, 3, "write <it> so")
WARNING = Problem("W701", "no date", OLD.path)


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_nothing_in_a_page_asks_the_browser_for_its_scheme_any_more(scheme: str, other: str) -> None:
    sheet = publication_files([RENDERER], an_issue())["assets/style.css"]
    mail = email(an_issue(), body(), Frame(SETTINGS), a_theme()).html
    for text in (sheet, mail):
        shown = in_scheme(text, scheme)
        assert "prefers-color-scheme" in text
        assert "prefers-color-scheme" not in shown
        assert "light dark" not in shown
        assert shown != in_scheme(text, other)


def test_the_desk_lists_first_what_is_not_out_yet_and_all_findings() -> None:
    html = desk(a_theme(), SETTINGS, Built((OLD, ISSUE), (FAULT, WARNING)))
    ways = [attrs["href"] for _, attrs in elements(html, "a") if attrs["href"].startswith("/_preview/i")]
    assert ways == ["/_preview/issues/moe/", "/_preview/issues/old/"]
    assert html.index("Not out yet") < html.index("MoE &amp; more") < html.index("Published")
    assert "issues/2024-01-03-moe.md:7:3: E410</span> the link leads nowhere" in html
    assert "hint: write &lt;it&gt; so" in html
    assert "2 findings" in html


def test_an_issue_stands_in_every_target_with_its_own_findings() -> None:
    html = views(a_theme(), SETTINGS, Built((OLD, ISSUE), (FAULT, WARNING)), ISSUE)
    frames = [attrs for _, attrs in elements(html, "iframe")]
    assert [frame["title"] for frame in frames] == [view.name for view in VIEWS]
    assert {frame["src"].partition("?")[0] for frame in frames} == {
        f"/issues/moe/{name}" for name in ("", "email.html", "email.txt")
    }
    assert "E410" in html
    assert "W701" not in html


def test_the_way_to_the_views_of_a_page_tells_how_many_errors_there_are() -> None:
    assert ">Preview</a>" in bar(a_theme(), SETTINGS, Built(problems=(WARNING,)), "/_preview/")
    assert ">1 error</a>" in bar(a_theme(), SETTINGS, Built(problems=(FAULT, WARNING)), "/_preview/")
    assert ">2 errors</a>" in bar(a_theme(), SETTINGS, Built(problems=(FAULT,), failed=True, fault="x"), "/_preview/")
