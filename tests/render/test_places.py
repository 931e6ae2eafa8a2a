"""Addresses from page to page, and a body that moves to another page."""

from __future__ import annotations

import pytest

from newsletter.issues.old_addresses import file_of
from newsletter.render.embedding import embedded
from newsletter.render.places import absolute, relative
from tests.render.makers import SETTINGS


@pytest.mark.parametrize(
    ("place", "target", "address"),
    [
        ("", "", "index.html"),
        ("", "archive/", "archive/index.html"),
        ("", "feed.xml", "feed.xml"),
        ("archive/", "", "../index.html"),
        ("archive/", "archive/", "index.html"),
        ("archive/", "archive/#y2023", "index.html#y2023"),
        ("issues/moe/", "issues/mamba/", "../mamba/index.html"),
        ("issues/moe/", "reviews/2023/", "../../reviews/2023/index.html"),
        ("topics/a/", "topics/", "../index.html"),
        ("topics/", "topics/a/", "a/index.html"),
        ("issues/moe/", "assets/style.css", "../../assets/style.css"),
        ("404.html", "archive/", "archive/index.html"),
        ("issues/moe/", "https://example.com/", "https://example.com/"),
        ("issues/moe/", "//example.com/", "//example.com/"),
        ("issues/moe/", "mailto:a@example.com", "mailto:a@example.com"),
        ("issues/moe/", "#models", "#models"),
    ],
)
def test_an_address_is_written_from_the_page_it_stands_on(place: str, target: str, address: str) -> None:
    assert relative(place, target) == address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("", ""),
        ("cover.png", "https://news.example/weekly/issues/moe/cover.png"),
        ("../cover.png", "https://news.example/weekly/issues/moe/cover.png"),
        ("/assets/cover.png", "https://news.example/weekly/issues/moe/assets/cover.png"),
        ("https://img.example/cover.png", "https://img.example/cover.png"),
        ("//img.example/cover.png", "https://img.example/cover.png"),
    ],
)
def test_what_an_issue_names_has_a_full_address(written: str, address: str) -> None:
    assert absolute(written, "issues/moe/", SETTINGS) == address


@pytest.mark.parametrize(
    ("old", "file"),
    [
        ("issues/old", "issues/old/index.html"),
        ("/2023/moe.html", "2023/moe.html"),
        ("/p/moe/", "p/moe/index.html"),
        ("/../secret", ""),
        ("/", ""),
    ],
)
def test_an_old_address_has_a_file_below_the_output_folder(old: str, file: str) -> None:
    assert file_of(old) == file


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ('<img src="a.png" alt="x">', '<img src="issues/moe/a.png" alt="x">'),
        ('<img src="./a.png?v=1">', '<img src="issues/moe/a.png?v=1">'),
        ('<a href="../mamba/#s4">', '<a href="issues/mamba/index.html#s4">'),
        (
            '<img srcset="a.png 1x, b.png 2x">',
            '<img srcset="issues/moe/a.png 1x, issues/moe/b.png 2x">',
        ),
        ('<a href="#fn-1">', '<a href="#fn-1">'),
        ('<a href="/about">', '<a href="/about">'),
        ('<a href="https://example.com/?a=1&amp;b=2">', '<a href="https://example.com/?a=1&amp;b=2">'),
        ('<a href="a.html?x=1&amp;y=2">', '<a href="issues/moe/a.html?x=1&amp;y=2">'),
        ("<h2 id='a'>A</h2><h6>B</h6>", "<h3 id='a'>A</h3><h6>B</h6>"),
        ("<header></header><hr>", "<header></header><hr>"),
        ('<code>a src="x.png" b</code>', '<code>a src="x.png" b</code>'),
        ("<img src='a.png'>", '<img src="issues/moe/a.png">'),
        ('<img alt=\'> src="x"\' src="a.png">', '<img alt=\'> src="x"\' src="issues/moe/a.png">'),
    ],
)
def test_a_body_keeps_its_addresses_on_another_page(written: str, moved: str) -> None:
    assert embedded(written, "issues/moe/", "") == moved
