"""The email as a client would show it: light and dark, narrow and wide, with its style sheets and without.

This is the short form of `python -m tests.email_check`: the kitchen sink, and one issue of our own publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from newsletter import pipeline
from newsletter.edge import files
from newsletter.edge.settings import load_settings
from newsletter.issues.body import Manuscript
from newsletter.model.artifact import Theme
from newsletter.model.issue import Person
from newsletter.model.publication import Frame
from newsletter.model.themes import THEMES
from newsletter.render.email import email_html, inline_sheet
from tests.email_check.views import CHROMIUM, VIEWS, View, opened, seen, without_style
from tests.render.mail_sample import FRAME, ISSUE, TEXTS, THEME

pytestmark = pytest.mark.browser

TOP = Path(__file__).parents[2]
SINK = TOP / "tests/houses/kitchen-sink/publication"
PUBLICATIONS = {"kitchen-sink": SINK, "december-2023-in-ml": TOP}
PAGE = View(True, "light", 600)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (pip install newsletter[e2e])"
    )
    if not CHROMIUM:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@cache
def written(name: str) -> tuple[Manuscript, Frame]:
    """An issue of a publication that stands in this repository."""
    root = PUBLICATIONS[name]
    settings = load_settings(root, {}).settings
    (path,) = [path for path in (root / "issues").rglob("*.md") if name in str(path.relative_to(root))]
    raw = files.read(root, PurePosixPath(path.relative_to(root)))
    (head,) = pipeline.heads([raw], settings)
    return pipeline.manuscript(head, raw, settings), Frame(settings)


def mail(name: str, theme: Theme = THEME) -> str:
    manuscript, frame = written(name)
    return email_html(manuscript.issue, pipeline.texts(manuscript), frame, theme)


def with_inline_sheet(name: str) -> str:
    """The mail with the sheet that is written onto the tags in its head instead."""
    bare = Theme(tuple(raw._replace(data=b"") if raw.path.name == "inline.css" else raw for raw in THEME.files))
    sheet = inline_sheet(THEME, written(name)[1].settings.theme)
    return without_style(mail(name, bare)).replace("</head>", f"<style>{sheet}</style></head>")


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("name", PUBLICATIONS)
def test_every_view_fits_and_can_be_read(chromium: Any, name: str, view: View) -> None:
    assert seen(chromium, mail(name), view).faults == ()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_theme_can_be_read(chromium: Any, theme: str, scheme: str) -> None:
    manuscript, frame = written("kitchen-sink")
    own = Frame(replace(frame.settings, theme=THEMES[theme]))
    html = email_html(manuscript.issue, pipeline.texts(manuscript), own, THEME)
    assert seen(chromium, html, View(True, scheme, 320)).faults == ()


@pytest.mark.parametrize("styled", [True, False], ids=["styled", "bare"])
def test_long_words_in_titles_do_not_make_a_mail_wider(chromium: Any, styled: bool) -> None:
    endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    issue = replace(ISSUE, title=f"On {endless}", description=endless, authors=(Person(endless),))
    settings = replace(FRAME.settings, title=endless, postal_address=endless, copyright=endless)
    view = View(styled, "light", 320)
    assert seen(chromium, email_html(issue, TEXTS, Frame(settings), THEME), view).faults == ()


def test_the_dark_is_dark_only_with_the_style_sheet(chromium: Any) -> None:
    html = email_html(ISSUE, TEXTS, FRAME, THEME)
    ground = "() => getComputedStyle(document.querySelector('table.sheet')).backgroundColor"
    shown = [opened(chromium, html, View(styled, "dark", 600)).evaluate(ground) for styled in (True, False)]
    assert shown == ["rgb(21, 23, 28)", "rgb(251, 249, 244)"]


def test_the_checks_of_this_file_see_a_planted_fault(chromium: Any) -> None:
    html = mail("kitchen-sink")
    faint = seen(chromium, html.replace("color:#635a50", "color:#cccccc"), PAGE)
    assert any(fault.startswith("color-contrast") for fault in faint.faults)
    unseen = seen(chromium, html.replace(' alt="', ' data-alt="'), PAGE)
    assert any(fault.startswith("image-alt") for fault in unseen.faults)
    wide = html.replace("table-layout:fixed; ", "").replace("<h1", '<div style="width:700px">x</div><h1')
    assert "pixels too wide" in seen(chromium, wide, View(True, "light", 320)).faults[0]
    small = seen(chromium, html.replace("font-size:14px", "font-size:11px"), PAGE)
    assert any(fault.startswith("too small") for fault in small.faults)


# Every computed property of every element, in reading order.
COMPUTED = """() => [...document.body.querySelectorAll('*')].map(e => {
  const style = getComputedStyle(e), values = [...style].map(name => [name, style.getPropertyValue(name)])
  return [e.tagName + '.' + e.className, Object.fromEntries(values)]
})"""


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_an_inlined_mail_looks_like_the_mail_with_the_sheet(chromium: Any, name: str) -> None:
    pages = (opened(chromium, html, PAGE) for html in (without_style(mail(name)), with_inline_sheet(name)))
    first, second = (page.evaluate(COMPUTED) for page in pages)
    assert len(first) == len(second) > 100
    for (called, ours), (_, theirs) in zip(first, second, strict=True):
        different = {key: (ours[key], theirs[key]) for key in ours if ours[key] != theirs[key]}
        assert not different, called


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_code_arrives_as_it_was_written(chromium: Any, name: str) -> None:
    codes = [node.text for node in written(name)[0].document.walk() if node.kind == "code"]
    shown = opened(chromium, mail(name), PAGE).evaluate(
        "() => [...document.querySelectorAll('pre code')].map(e => e.textContent)"
    )
    texts = [text.removesuffix("\n") for text in shown]
    assert [text for text in texts if text in codes] == codes  # a formula that nobody drew is shown as code too
    assert not re.search("[\u00a0\u200b-\u200f\u034f\ufeff]", "".join(shown))
