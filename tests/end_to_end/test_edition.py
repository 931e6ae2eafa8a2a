"""Editions from outside: a page to print, a PDF where there is a browser, and a book that any reader opens."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest

from tests.end_to_end.archive import picture as png
from tests.newsroom import Newsroom

ISSUE = """---
title: The <first> & only
description: What "it" is.
---

A note[^1], [the second](../second/#lost), [itself](#words), [nowhere](#lost), and a [page](/about/).

## Words

![A dot](dot.png) ![Elsewhere](https://a.example/b.png)

<!-- chart: Sizes -->
| Model | Size |
| --- | --: |
| A | 7 |

<iframe src="https://video.example/1" title="A film"></iframe>

[^1]: The note.
"""
NO_BROWSER = {"NEWSLETTER_CHROMIUM": ""}


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    newsroom.write("issues/2023-02-01-first/index.md", ISSUE)
    newsroom.write("issues/2023-02-01-first/dot.png", png(2, 2))
    newsroom.write("issues/2023-05-01-second.md", "---\ntitle: Second\nauthors: [Ada]\n---\nWords.\n")
    newsroom.write("issues/2024-05-01-third.md", "---\ntitle: Of another year\n---\nWords.\n")
    return newsroom


def book(newsroom: Newsroom) -> zipfile.ZipFile:
    run = newsroom.run("edition", "2023", "--format", "epub")
    assert (run.code, PurePosixPath(run.out.strip()).name) == (0, "2023.epub"), run.err
    return zipfile.ZipFile(io.BytesIO((newsroom.root / "dist/editions/2023/2023.epub").read_bytes()))


def test_a_book_begins_with_its_kind_and_every_file_is_well_formed(newsroom: Newsroom) -> None:
    whole = book(newsroom)
    first = whole.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert whole.read("mimetype") == b"application/epub+zip"
    for name in whole.namelist():
        if name.endswith((".xhtml", ".opf", ".xml")):
            ElementTree.fromstring(whole.read(name))


def test_a_book_holds_the_review_and_the_issues_of_its_period_in_order(newsroom: Newsroom) -> None:
    contents = re.findall(r'<a href="(\d+\.xhtml)">([^<]+)</a>', book(newsroom).read("book/nav.xhtml").decode())
    assert contents == [
        ("001.xhtml", "2023 in review"),
        ("002.xhtml", "The &lt;first&gt; &amp; only"),
        ("003.xhtml", "Second"),
    ]


def test_notes_pictures_charts_and_links_work_inside_a_book(newsroom: Newsroom) -> None:
    whole = book(newsroom)
    text = whole.read("book/002.xhtml").decode()
    assert 'epub:type="noteref"' in text
    assert 'epub:type="footnote"' in text
    assert '<a href="003.xhtml">the second</a>' in text
    assert '<a href="#words">itself</a>' in text
    assert "<a>nowhere</a>" in text
    assert '<a href="https://news.example/about/">page</a>' in text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in text
    assert '<a href="https://a.example/b.png">Elsewhere</a>' in text
    (picture,) = re.findall(r'<img src="([^"]+)"', text)
    assert whole.read(f"book/{picture}") == png(2, 2)
    assert not re.search(r"<(?:iframe|script)|align=|tabindex", text)
    package = whole.read("book/package.opf").decode()
    assert 'href="002.xhtml" media-type="application/xhtml+xml" properties="svg"' in package


def test_every_link_inside_a_book_leads_somewhere(newsroom: Newsroom) -> None:
    whole = book(newsroom)
    pages = {name: whole.read(name).decode() for name in whole.namelist() if name.endswith(".xhtml")}
    for name, text in pages.items():
        for href in re.findall(r'href="((?!https?:|mailto:)[^"]*)"', text):
            file, _, fragment = href.partition("#")
            target = f"book/{file}" if file else name
            assert target in whole.namelist(), (name, href)
            assert not fragment or f'id="{fragment}"' in pages[target], (name, href)


def test_every_construct_of_the_dialect_has_a_place_in_a_book(tmp_path: Path) -> None:
    sink = Path(__file__).parents[1] / "houses/kitchen-sink/publication"
    newsroom = Newsroom(tmp_path / "sink")
    shutil.copytree(sink, newsroom.root)
    assert newsroom.run("edition", "2024", "--format", "epub").code == 0
    whole = zipfile.ZipFile(newsroom.root / "dist/editions/2024/2024.epub")
    pages = {name: whole.read(name) for name in whole.namelist() if name.endswith(".xhtml")}
    for text in pages.values():
        ElementTree.fromstring(text)
        sources = re.findall(rb'<(?:img|source|video|audio|iframe)[^>]* src="([^"]+)"', text)
        assert all(f"book/{source.decode()}" in whole.namelist() for source in sources)


def test_the_same_issues_make_the_same_book(newsroom: Newsroom) -> None:
    book(newsroom)
    path = newsroom.root / "dist/editions/2023/2023.epub"
    before = path.read_bytes()
    path.unlink()
    newsroom.process("edition", "2023", "--format", "epub", env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"})
    assert path.read_bytes() == before


def test_the_page_to_print_is_whole_and_a_written_review_is_taken(newsroom: Newsroom) -> None:
    newsroom.write(
        "issues/2023-12-31-review.md",
        "---\ntitle: My year\nkind: review\nperiod: 2023\n---\nA year[^1].\n\n## Thanks\n\nYou.\n\n[^1]: Really.\n",
    )
    run = newsroom.run("edition", "2023", env=NO_BROWSER)
    assert run.code == 0
    assert "no Chromium, Chrome or Edge was found" in run.err
    page = newsroom.read("dist/editions/2023/index.html")
    assert "<h1>My year</h1>" in page
    assert '<li><a href="#thanks">Thanks</a></li>' in page
    assert 'href="#fn-1"' in page
    assert 'id="fn-1"' in page
    assert not re.search(r'<link|<script|src="http', page)
    assert sorted(newsroom.files("dist/editions/2023")) == ["2023.epub", "index.html"]


def test_a_pdf_that_was_asked_for_needs_a_browser(newsroom: Newsroom) -> None:
    run = newsroom.run("edition", "2023", "--format", "pdf", env=NO_BROWSER)
    assert run.code == 2
    assert "NEWSLETTER_CHROMIUM" in run.err
    broken = newsroom.run("edition", "2023", "--format", "pdf", env={"NEWSLETTER_CHROMIUM": "/no/such/browser"})
    assert broken.code == 1


def test_a_period_without_issues_has_no_edition(newsroom: Newsroom) -> None:
    run = newsroom.run("edition", "1999")
    assert run.code == 1
    assert "no issue was published in 1999" in run.err
    assert newsroom.run("edition", "soon").code == 2


def test_a_build_leaves_editions_alone(newsroom: Newsroom) -> None:
    newsroom.run("build")
    book(newsroom)
    newsroom.write("issues/2023-06-01-new.md", "---\ntitle: New\n---\nWords.\n")
    assert newsroom.run("build").code == 0
    assert (newsroom.root / "dist/editions/2023/2023.epub").exists()


@pytest.mark.browser
def test_a_browser_prints_links_and_an_outline(newsroom: Newsroom) -> None:
    from newsletter.edge.chromium import chromium

    if not chromium():
        pytest.skip("there is no Chromium")
    newsroom.write(
        "issues/2023-12-31-r.md", "---\ntitle: R\nkind: review\nperiod: 2023\n---\nA[^1].\n\n## B\n\n[^1]: C.\n"
    )
    assert newsroom.run("edition", "2023", "--format", "pdf").code == 0
    pdf = (newsroom.root / "dist/editions/2023/2023.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"/Outlines" in pdf
    assert pdf.count(b"/Subtype /Link") >= 2
