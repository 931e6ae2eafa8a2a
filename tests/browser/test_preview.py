"""The pages of a preview in a real browser: they follow a change by themselves, and anybody can use them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_web_pages import FAINT, chromium
from tests.email_check.views import axe
from tests.end_to_end.archive import fill
from tests.newsroom import SETTINGS, Newsroom
from tests.previewing import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

__all__ = ["chromium"]

DRAFT = "---\ntitle: The next one\ndate: 2026-02-01\nstatus: draft\n---\nHello readers. {% unclosed\n"
VIOLATIONS = "axe.run({iframes: false}).then(found => found.violations.map(one => one.id))"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    newsroom = Newsroom(tmp_path_factory.mktemp("preview"))
    newsroom.write("newsletter.toml", SETTINGS)
    fill(newsroom, 3)
    newsroom.write("issues/2026-02-01-next.md", DRAFT)
    served = Preview(newsroom)
    yield served
    served.close()


def test_an_open_page_shows_a_change_by_itself(chromium: Browser, preview: Preview) -> None:
    page = chromium.new_page()
    home = f"http://127.0.0.1:{preview.port}"
    page.goto(f"{home}/_preview/issues/next/")
    frame = page.frame_locator('iframe[title="Email, in the dark"]')
    frame.get_by_text("Hello readers.").wait_for()
    preview.newsroom.write("issues/2026-02-01-next.md", DRAFT.replace("Hello", "Welcome"))
    frame.get_by_text("Welcome readers.").wait_for()
    page.close()


def test_a_mail_is_dark_beside_one_that_is_light(chromium: Browser, preview: Preview) -> None:
    page = chromium.new_page()
    painted = []
    for scheme in ("light", "dark"):
        page.goto(f"http://127.0.0.1:{preview.port}/issues/next/email.html?bare&scheme={scheme}")
        painted.append(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
    assert painted[0] != painted[1]
    page.close()


@pytest.mark.parametrize("path", ["/_preview/", "/_preview/issues/next/", "/issues/next/?feed"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_its_pages_fit_the_screen_and_can_be_read(
    chromium: Browser, preview: Preview, path: str, scheme: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{preview.port}{path}")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(FAINT) == []
    page.add_script_tag(content=axe())
    assert page.evaluate(VIOLATIONS) == []
    context.close()
