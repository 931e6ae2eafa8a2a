"""Our own hostile lines in a real browser: nothing runs, nobody is asked, nothing that could run is in the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.hostile import CHROMIUM, Watch, chromium, harm, payloads_in
from tests.pairs import read_pairs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PAYLOADS = [pair.input for pair in read_pairs(Path(__file__).parents[1] / "specs" / "hostile.md")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with chromium() as browser:
        yield browser


def test_no_hostile_line_does_harm_in_any_place_of_a_text_or_a_feed(browser: Browser) -> None:
    assert len(PAYLOADS) > 20
    assert [*harm(browser, PAYLOADS)] == []


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("<img src=x onerror=alert(1)>", "alert(1)"),
        ("<script>document.write('x')</script>", "document.write(x)"),
        ("<a href='java\tscript:alert(1)'>x</a>", "a href=javascript:alert(1)"),
        ("<details ontoggle=print() open><summary>x</summary></details>", "print()"),
        ("<link rel=stylesheet href=https://evil.example/a.css>", "<link>"),
        ("<iframe src=https://evil.example/></iframe>", "asked for https://evil.example/"),
        ("<p style='position:fixed'>x</p>", "p style=position:fixed"),
        ("<svg><animate onbegin=alert(2)></svg>", "<svg>"),
        ("<math href='javascript:alert(1)'><mi>x</mi></math>", "<math> holds a link or HTML"),
        ("<math><mtext><b>x</b></mtext></math>", "<mtext> holds a link or HTML"),
        (
            "<meta http-equiv=refresh content='0;url=https://evil.example'>",
            "left the page|asked for https://evil.example/",
        ),
    ],
)
def test_planted_harm_is_told(browser: Browser, planted: str, told: str) -> None:
    watch = Watch(browser, patience=700)
    happened = watch.opened(planted)
    watch.close()
    assert set(told.split("|")) & set(happened)  # a page that is left may be gone before it can be asked


def test_a_collection_is_a_file_or_a_folder_of_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<b>\n\n<i>\n<b>\n", "utf-8")
    (tmp_path / "b.jsonl").write_text('"x\\ny"\n', "utf-8")
    assert payloads_in(tmp_path) == ["<b>", "<i>", "x\ny"]
    assert payloads_in(tmp_path / "b.jsonl") == ["x\ny"]
