"""The search in a real browser, from a disk: every issue is found, nobody is asked; without script there is a list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_web_pages import chromium
from tests.newsroom import SETTINGS, Newsroom

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
__all__ = ["chromium"]

WORDS = {
    "2023-01-03-spaces.md": "# State spaces\n\nA word that stands nowhere else: quokka. Café.\n",
    "2023-02-03-lion.md": "# Löwen & <b>tigers</b>\n\n## Papers\n\n- [Lion the optimizer](https://a.example) — x.\n",
    "2024-01-03-han.md": "# 论文\n\n状态空间模型 and C++ and GPT-4.\n",
    "undated.md": "# Without a day\n\nNothing but wombat.\n",
}
QUESTIONS = {
    "quokka": ["State spaces"],
    "CAFE": ["State spaces"],
    "löwe": ["Löwen & tigers"],
    "optimizer lion": ["Löwen & tigers"],
    "空间": ["论文"],
    "状态空间模型": ["论文"],
    "gpt-4": ["论文"],
    "wombat": ["Without a day"],
    "nowhere-to-be-found": [],
    "spaces wombat": [],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    newsroom = Newsroom(tmp_path_factory.mktemp("search"))
    newsroom.write("newsletter.toml", SETTINGS)
    for name, text in WORDS.items():
        newsroom.write(f"issues/{name}", text)
    assert newsroom.run("build").code == 0
    return newsroom.root / "dist"


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert not [url for url in asked if not url.startswith(site.as_uri())]
    context.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_the_issues_that_hold_all_its_words(page: Page, site: Path, question: str) -> None:
    page.goto((site / "search/index.html").as_uri())
    page.get_by_role("searchbox").fill(question)
    page.wait_for_function("() => !/newest|so far/.test(document.getElementById('_found').textContent)")
    assert page.locator("#_results h3").all_text_contents() == QUESTIONS[question]


def test_a_question_in_the_address_is_answered_and_its_entries_lead_to_their_place(page: Page, site: Path) -> None:
    page.goto((site / "search/index.html").as_uri() + "?q=lion")
    page.get_by_role("link", name="Lion the optimizer").click()
    assert page.url.startswith((site / "issues/lion/index.html").as_uri())


def test_what_is_found_is_dated_as_in_the_lists(page: Page, site: Path) -> None:
    page.goto((site / "search/index.html").as_uri())
    listed = page.locator("#_results li", has_text="论文").locator(".when").text_content()
    page.get_by_role("searchbox").fill("gpt-4")
    page.wait_for_function("() => !/newest|so far/.test(document.getElementById('_found').textContent)")
    assert page.locator("#_results .when").text_content() == listed == "3 January 2024"


def test_without_script_the_page_is_a_list(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search/index.html").as_uri())
    assert not page.get_by_role("searchbox").is_visible()
    assert page.get_by_role("main").get_by_role("link", name="State spaces").is_visible()
    context.close()
