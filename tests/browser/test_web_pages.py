"""The web pages in a real browser: all fits the screen, all can be read, nobody else is asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsletter.model.issue import Link
from newsletter.model.publication import Frame
from newsletter.render import index, sections, site, topics, web
from tests.render.makers import (
    SETTINGS,
    a_section,
    an_entry,
    an_issue,
    body,
    issue_files,
    publication_files,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-sync"
ISSUE = an_issue(
    title="A word that does not end: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
    description="State spaces, and what they cost.",
    topics=("open-models", "a-topic-with-a-very-long-name-that-somebody-thought-was-a-good-idea"),
    number=12,
    audience="paid",
    status="draft",
    kind="interview",
    sections=(a_section(an_entry("x" * 90, "https://arxiv.org/abs/2312.00752", "y" * 300)),),
)
BODY = """<p>Words with a <a href="https://example.com/">link</a><sup><a href="#fn-1">1</a></sup>.</p>
<h2 id="models">Models</h2><p><code>a.very.long.name.{0}</code></p>
<div class="table" role="region" aria-label="Table" tabindex="0">
<table><thead><tr>{1}</tr></thead></table></div>
<pre><code><span class="k">def</span> <span class="f">f</span>(): <span class="c"># {0}</span>
<span class="d">@x</span> <span class="s">"s"</span> <span class="m">1</span></code></pre>
<aside class="callout note"><p class="callout-title">Note</p><p>Words.</p></aside>
<aside class="callout tip"><p class="callout-title">Tip</p><p>Words.</p></aside>
<aside class="callout important"><p class="callout-title">Important</p></aside>
<aside class="callout warning"><p class="callout-title">Warning</p></aside>
<aside class="callout caution"><p class="callout-title">Caution</p></aside>
<aside class="callout why"><p class="callout-title">Why it matters</p></aside>
<blockquote><p>Words.</p></blockquote><p><mark>Words</mark> <span class="topic">#moe</span> https://{0}</p>
<h2 id="papers">Papers</h2><details open><summary>More</summary><p>Words.</p></details>
<h2 id="links">Links</h2><figure><figcaption>Words.</figcaption></figure>
<section class="footnotes"><ol><li id="fn-1"><p>Words.</p></li></ol></section>""".format(
    "abcdefghij" * 12, "".join(f"<th>Column number {n}</th>" for n in range(12))
)
PAGES = [
    "index.html",
    "issues/moe/index.html",
    "archive/index.html",
    "topics/index.html",
    "topics/open-models/index.html",
    "sections/papers/index.html",
    "subscribe/index.html",
]
SCREENS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]

# Every text on the page whose contrast with what is painted behind it is below WCAG AA.
FAINT = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const painted = (colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const faint = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, style = getComputedStyle(element);
    if (!walker.currentNode.data.trim() || !element.getClientRects().length) continue;
    const behind = [];
    for (let e = element; e; e = e.parentElement) behind.unshift(getComputedStyle(e).backgroundColor);
    const [a, b] = [light(painted(behind)), light(painted([...behind, style.color]))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) faint.push([walker.currentNode.data.trim().slice(0, 30), ratio]);
  }
  return faint;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive on the disk, opened from there as a reader of a checkout would."""
    texts = body(BODY, contents=tuple(Link(name, f"#{name}") for name in ("models", "papers", "links")))
    frame = Frame(SETTINGS, Link("An older issue", "issues/old/"), Link("A newer issue", "issues/new/"))
    renderers = (index.RENDERER, topics.RENDERER, sections.RENDERER, site.RENDERER)
    files = publication_files(renderers, ISSUE, an_issue("old"), texts=texts)
    files |= issue_files(web.RENDERER, ISSUE, texts, frame)
    files |= issue_files(web.RENDERER, an_issue("old"), texts)
    root = tmp_path_factory.mktemp("dist")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[f"--{flag}" for flag in QUIET.split()])
        yield browser
        browser.close()


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def screen(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    yield context.new_page()
    context.close()


def opened(page: Page, folder: Path, path: str) -> list[str]:
    """Opens a page; gives every address that it asked for outside of the folder."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / path).as_uri())
    return [url for url in asked if not url.startswith(folder.as_uri())]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_the_screen_and_can_be_read(screen: Page, folder: Path, path: str) -> None:
    assert opened(screen, folder, path) == []
    wide: Any = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert screen.evaluate(FAINT) == []


def test_faint_text_is_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content('<body style="background:#fff"><p style="color:#888">faint</p><p style="color:#000">clear</p>')
    assert [text for text, _ in page.evaluate(FAINT)] == ["faint"]
    page.close()


def test_a_link_leads_from_page_to_page_on_the_disk(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page()
    opened(page, folder, "index.html")
    page.get_by_role("link", name="Archive").click()
    page.get_by_role("main").get_by_role("link", name="Old", exact=True).click()
    assert page.url == (folder / "issues/old/index.html").as_uri()
    page.close()


def test_the_keyboard_finds_the_text_first(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page()
    opened(page, folder, "issues/moe/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.close()


def test_paper_shows_where_links_lead_and_no_navigation(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page()
    opened(page, folder, "issues/moe/index.html")
    page.emulate_media(media="print")
    shown = "getComputedStyle(document.querySelector('.prose a'), '::after').content"
    assert "https://example.com/" in page.evaluate(shown) or "attr(href)" in page.evaluate(shown)
    assert page.get_by_role("navigation").count() == 0
    page.close()
