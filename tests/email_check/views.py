"""A mail in, what can be seen of it in Chromium out: twelve views, each with what is wrong in it.

With the style sheets of its head and without them (as Gmail shows what it has cut, and what was forwarded), light and
dark, on a small telephone, in a reading pane and on a desk.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

WIDTHS = (320, 600, 800)
SCHEMES = ("light", "dark")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RULES = ["wcag2a", "wcag2aa", "wcag21aa"]

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SMALL = """() => {
  const small = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node; node = walker.nextNode();) {
    const box = node.parentElement, size = parseFloat(getComputedStyle(box).fontSize)
    if (node.data.trim() && box.getClientRects().length && size < 12) small.push(`${node.data.trim()}: ${size}px`)
  }
  return small
}"""
_AXE = "rules => axe.run(document, {runOnly: rules}).then(found => found.violations)"


class View(NamedTuple):
    """One way to look at a mail."""

    styled: bool
    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{'styled' if self.styled else 'bare'}-{self.scheme}-{self.width}"


VIEWS = tuple(View(styled, scheme, width) for styled in (True, False) for scheme in SCHEMES for width in WIDTHS)


class Seen(NamedTuple):
    """What was seen: pixels that the mail is too wide, words below 12 pixels, violations that axe found; a picture."""

    view: View
    overflow: int
    small: tuple[str, ...]
    violations: tuple[str, ...]
    picture: bytes

    @property
    def faults(self) -> tuple[str, ...]:
        wide = (f"{self.overflow} pixels too wide",) if self.overflow > 0 else ()
        return (*wide, *(f"too small: {words}" for words in self.small), *self.violations)


def without_style(html: str) -> str:
    """The mail as it is shown when a client drops what stands in its head."""
    return re.sub(r"<style>.*?</style>", "", html, flags=re.S)


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def opened(browser: Any, html: str, view: View, folder: Path | None = None) -> Any:
    """A page that shows the mail. Nothing is fetched: what lies in the output folder is taken from there."""
    page = browser.new_page(viewport={"width": view.width, "height": 900}, color_scheme=view.scheme)

    def answer(route: Any) -> None:
        file = folder / unquote(urlsplit(route.request.url).path).lstrip("/") if folder else None
        route.fulfill(path=file) if file and file.is_file() else route.abort()

    page.route("**/*", answer)
    page.set_content(html if view.styled else without_style(html), wait_until="load")
    return page


def seen(browser: Any, html: str, view: View, folder: Path | None = None) -> Seen:
    """One view of a mail."""
    page = opened(browser, html, view, folder)
    page.add_script_tag(content=axe())
    violations = tuple(
        f"{found['id']}: {node['html'][:120]} {node['failureSummary'].splitlines()[-1].strip()}"
        for found in page.evaluate(_AXE, RULES)
        for node in found["nodes"]
    )
    shown = Seen(
        view, page.evaluate(_OVERFLOW), tuple(page.evaluate(_SMALL)), violations, page.screenshot(full_page=True)
    )
    page.close()
    return shown


def axe() -> str:
    """The program of axe-core, which comes with the package axe-playwright-python."""
    package = find_spec("axe_playwright_python")
    assert package
    assert package.origin
    return (Path(package.origin).parent / "axe.min.js").read_text("utf-8")
