"""The email as a client would show it: light and dark, narrow and wide, with its style sheet and without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from newsletter.model.artifact import Theme
from newsletter.render.email import email_html
from tests.render.mail_sample import FRAME, ISSUE, SHEET, TEXTS, THEME

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (pip install newsletter[e2e])"
    )
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


def opened(chromium: Any, html: str, *, scheme: str = "light", width: int = 600) -> Any:
    """A page that shows the HTML; nothing is fetched from anywhere."""
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.route("**/*", lambda route: route.abort())
    page.set_content(html, wait_until="domcontentloaded")
    return page


def without_style(html: str) -> str:
    """As Gmail shows a clipped or forwarded message."""
    return re.sub(r"<style>.*?</style>", "", html, flags=re.S)


# Every visible text that is too faint against what lies behind it: below 4.5 : 1, or 3 : 1 for large letters.
FAINT = """() => {
  const parse = color => { const n = color.match(/[\\d.]+/g).map(Number); return [...n, 1].slice(0, 4) }
  const linear = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b)
  const behind = box => {
    for (; box; box = box.parentElement) {
      const ground = parse(getComputedStyle(box).backgroundColor)
      if (ground[3] === 1) return ground
    }
    return [255, 255, 255]
  }
  const faint = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node; node = walker.nextNode();) {
    const box = node.parentElement, words = node.data.trim()
    if (!words || !box.getClientRects().length) continue
    const style = getComputedStyle(box), size = parseFloat(style.fontSize)
    const [a, b] = [light(parse(style.color)), light(behind(box))]
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700)
    if (ratio < (large ? 3 : 4.5) || size < 12) faint.push(`${words}: ${ratio.toFixed(2)} : 1 at ${size}px`)
  }
  return faint
}"""

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("styled", [True, False], ids=["styled", "bare"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 600, 800])
def test_every_view_fits_and_can_be_read(chromium: Any, width: int, scheme: str, styled: bool) -> None:
    html = email_html(ISSUE, TEXTS, FRAME, THEME)
    page = opened(chromium, html if styled else without_style(html), scheme=scheme, width=width)
    assert page.evaluate(OVERFLOW) == 0
    assert page.evaluate(FAINT) == []
    page.close()


def test_the_dark_is_dark_only_with_the_style_sheet(chromium: Any) -> None:
    html = email_html(ISSUE, TEXTS, FRAME, THEME)
    ground = "() => getComputedStyle(document.querySelector('table.sheet')).backgroundColor"
    shown = [opened(chromium, one, scheme="dark").evaluate(ground) for one in (html, without_style(html))]
    assert shown == ["rgb(21, 23, 28)", "rgb(251, 249, 244)"]


def test_the_checks_of_this_file_see_a_planted_fault(chromium: Any) -> None:
    html = email_html(ISSUE, TEXTS, FRAME, THEME)
    faint = opened(chromium, html.replace("color:#635a50", "color:#cccccc"))
    assert faint.evaluate(FAINT)
    wide = opened(
        chromium,
        html.replace("table-layout:fixed; ", "").replace("<h1", '<div style="width:700px">x</div><h1'),
        width=320,
    )
    assert wide.evaluate(OVERFLOW) > 0


# Every computed property of every element, in reading order.
COMPUTED = """() => [...document.body.querySelectorAll('*')].map(e => {
  const style = getComputedStyle(e), values = [...style].map(name => [name, style.getPropertyValue(name)])
  return [e.tagName + '.' + e.className, Object.fromEntries(values)]
})"""


def test_an_inlined_page_looks_like_the_page_with_the_sheet(chromium: Any) -> None:
    plain = Theme(tuple(raw._replace(data=b"") if raw.path.name == "inline.css" else raw for raw in THEME.files))
    inlined = without_style(email_html(ISSUE, TEXTS, FRAME, THEME))
    sheeted = without_style(email_html(ISSUE, TEXTS, FRAME, plain)).replace("</head>", f"<style>{SHEET}</style></head>")
    first, second = (opened(chromium, html).evaluate(COMPUTED) for html in (inlined, sheeted))
    assert len(first) == len(second) > 150
    for (name, ours), (_, theirs) in zip(first, second, strict=True):
        different = {key: (ours[key], theirs[key]) for key in ours if ours[key] != theirs[key]}
        assert not different, name


def test_code_arrives_as_it_was_written(chromium: Any) -> None:
    page = opened(chromium, email_html(ISSUE, TEXTS, FRAME, THEME))
    code = page.evaluate("() => document.querySelector('pre').textContent")
    assert "    weights, chosen = gate(x).topk(k)\n" in code
    assert not re.search("[\u00a0\u200b-\u200f\u034f\ufeff]", code)
