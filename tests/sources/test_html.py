"""Saved pages → main text, what the page says of itself, links; noise is listed, look-alikes stay, nothing runs."""

from __future__ import annotations

import gzip
import time
from pathlib import PurePosixPath

import pytest

from newsletter.model.node import plain
from newsletter.model.source import Raw, Source
from newsletter.sources import read

PATH = PurePosixPath("seeds/page.html")
SENTENCES = (
    "<p>Sparse models grew this year, and nobody expected how quickly they would reach everyday machines.</p>" * 6
)


def page(html: str | bytes, path: PurePosixPath = PATH) -> Source:
    source = read(Raw(path, html if isinstance(html, bytes) else html.encode()))
    assert source.format == "html"
    return source


def words(source: Source) -> str:
    return " ".join(plain(source.body.nodes).split())


def codes(source: Source) -> list[str]:
    return [problem.code for problem in source.problems]


WHOLE = f"""<!doctype html>
<html><head><meta charset="utf-8"><title>Sparse year — The Lamp Post</title>
<meta property="og:site_name" content="The Lamp Post"><meta name="description" content="What sparsity did.">
<link rel="canonical" href="https://lamp.example/p/sparse?utm_source=mail">
<script type="application/ld+json">{{"@type": "BlogPosting", "headline": "Sparse year",
 "author": [{{"@type": "Person", "name": "Ada Lamp"}}], "datePublished": "2023-11-02T10:00:00Z"}}</script></head>
<body><nav><a href="https://lamp.example/about">About</a></nav>
<article><h1>Sparse year</h1>{SENTENCES}
<h2>Papers</h2>
<p>Read <a href="https://arxiv.org/abs/2101.03961">Switch Transformers</a> and
<a href="/older">an older post</a>.</p>
<figure><img src="/a.png" alt="Curve"><figcaption>Loss over time</figcaption></figure>
<div class="share-buttons"><a href="https://x.example/intent?url=1">Share this</a></div></article>
<section id="comments"><p>First! <a href="https://spam.example/">buy</a></p></section>
<footer>© The Lamp Post</footer></body></html>
"""


def test_a_page_tells_its_title_authors_date_address_and_description() -> None:
    source = page(WHOLE)
    assert (source.title, source.authors) == ("Sparse year", ("Ada Lamp",))
    assert source.published
    assert source.published.iso() == "2023-11-02"
    assert source.url == "https://lamp.example/p/sparse"
    assert source.description == "What sparsity did."
    assert not source.problems


def test_links_have_their_words_heading_and_line_and_relative_ones_are_made_whole() -> None:
    items = page(WHOLE).items
    assert [(item.url, item.title, item.seen[0].heading, item.seen[0].line) for item in items] == [
        ("https://arxiv.org/abs/2101.03961", "Switch Transformers", "Papers", 10),
        ("https://lamp.example/older", "an older post", "Papers", 11),
    ]
    assert items[0].seen[0].words == "Read Switch Transformers and an older post."


def test_noise_is_listed_with_its_lines_and_its_rule() -> None:
    source = page(WHOLE)
    assert ("share bar", 13, "Share this") in [(gone.rule, gone.line, gone.words) for gone in source.removed]
    assert "First!" not in words(source)
    assert "About" not in words(source)


def test_figures_keep_their_caption() -> None:
    kinds = [node.kind for node in page(WHOLE).body.walk()]
    assert {"figure", "image", "caption"} <= {*kinds}


@pytest.mark.parametrize(
    "html",
    [
        '<div class="comments-on-scaling"><p>Kept words.</p></div>',
        '<div class="shared-memory"><p>Kept words.</p></div>',
        '<p class="share">Kept words.</p>',
        '<section class="additive-models"><p>Kept words.</p></section>',
        '<footer class="footnotes"><p id="fn1">Kept words.</p></footer>',
        "<aside><p>Kept words.</p></aside>",
        "<header><p>Kept words.</p></header>",
        "<blockquote>Words<footer>Kept words.</footer></blockquote>",
        '<div class="menuetto"><p>Kept words.</p></div>',
        '<table><tr><td class="ad">Kept words.</td></tr></table>',
        '<div class="subscribers-grew"><p>Kept words.</p></div>',
    ],
)
def test_what_only_looks_like_noise_stays(html: str) -> None:
    source = page(f"<!doctype html><article><h1>T</h1>{SENTENCES}{html}{SENTENCES}</article>")
    assert "Kept words." in words(source)
    assert not source.removed


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        ("navigation", "<nav>Gone words.</nav>"),
        ("navigation", '<div role="navigation">Gone words.</div>'),
        ("share bar", '<div class="post-share-buttons">Gone words.</div>'),
        ("comments", '<div id="comments" class="comments-area">Gone words.</div>'),
        ("cookie notice", '<div id="cookie-banner">Gone words.</div>'),
        ("subscribe box", '<div class="subscription-widget-wrap">Gone words.</div>'),
        ("advertisement", '<div class="ad-container">Gone words.</div>'),
        ("related posts", '<section class="relatedPosts">Gone words.</section>'),
        ("sidebar", '<div class="sidebar">Gone words.</div>'),
        ("form", "<form>Gone words.<input></form>"),
        ("hidden text", '<div style="display: none">Gone words.</div>'),
    ],
)
def test_each_rule_of_noise_takes_its_own(rule: str, html: str) -> None:
    source = page(f"<!doctype html><article><h1>T</h1>{SENTENCES}{html}{SENTENCES}</article>")
    assert "Gone words." not in words(source)
    assert [gone.rule for gone in source.removed] == [rule]


def test_a_page_that_is_all_called_noise_is_kept_whole() -> None:
    assert words(page('<!doctype html><div class="sidebar">All</div><nav>of it</nav>')) == "All of it"


def test_an_item_list_of_bare_links_loses_none_of_them() -> None:
    links = "".join(f'<li><a href="https://e.example/{n}">Post {n}</a></li>' for n in range(60))
    html = f"<!doctype html><body><div><p>Hello.</p></div><div><h2>Links</h2><ul>{links}</ul></div></body>"
    assert len(page(html).items) == 60


def test_a_letter_that_is_quoted_as_it_was_typed_keeps_its_links_and_code_stays_code() -> None:
    letter = "<pre class='quote'>Dear all,\n\nsee <a href='https://k.example/a'>the draft</a>\nand write.</pre>"
    code = "<pre class='highlight'>import <a href='https://k.example/b'>kettle</a></pre>"
    source = page(f"<article>{SENTENCES}{letter}{code}</article>")
    assert [item.url for item in source.items] == ["https://k.example/a"]
    assert [node.kind for node in source.body.nodes][-2:] == ["paragraph", "code"]


def test_a_heading_that_is_a_link_names_an_item_and_heads_no_section() -> None:
    source = page(
        "<!doctype html><h2>Models</h2><h3><a href='https://e.example/1'>One</a></h3><p>By"
        "<a href='https://e.example/2'>two</a></p>"
    )
    assert [item.seen[0].heading for item in source.items] == ["Models", "Models"]


def test_layout_tables_are_read_as_text_and_data_tables_stay_tables() -> None:
    layout = page("<!doctype html><table role=presentation><tr><td><p>A<td><p>B</table>")
    data = page("<!doctype html><table><tr><th>A<th>B<tr><td>1<td>2</table>")
    assert [node.kind for node in layout.body.nodes] == ["paragraph", "paragraph"]
    assert [node.kind for node in data.body.nodes] == ["table"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("gzip", gzip.compress(b"<html>", mtime=0)),
        ("MHTML", b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x"),
        ("a web archive", b"bplist00\xd1\x01\x02_WebMainResource"),
        ("a ZIP archive", b"PK\x03\x04rest"),
        ("PDF", b"%PDF-1.7"),
    ],
)
def test_another_format_under_this_name_is_named(name: str, data: bytes) -> None:
    (problem,) = page(data).problems
    assert problem.code == "E761"
    assert problem.message == f"this is {name}, not HTML"
    assert problem.hint


@pytest.mark.parametrize("html", ["", "   ", "<html><body></body></html>", "<html><script>1</script>"])
def test_an_empty_page_has_no_article(html: str) -> None:
    assert codes(page(html)) == ["E769"]


def test_a_set_of_frames_is_told_as_one() -> None:
    (problem,) = page("<html><frameset><frame src=a.html></frameset></html>").problems
    assert "frames" in problem.message


@pytest.mark.parametrize(
    ("data", "text", "found"),
    [
        ("<meta charset=utf-8><p>café".encode("cp1252"), "café", ["W763"]),
        ("<meta charset=iso-8859-1><p>café “q”".encode("cp1252"), "café “q”", []),
        ("<meta charset=windows-1251><p>привет".encode("cp1251"), "привет", []),
        (b"\xef\xbb\xbf<p>caf\xc3\xa9", "café", []),
        ("<html><p>café".encode("utf-16"), "café", []),
        ("<p>cafÃ© naÃ¯ve Ã¼ber".encode(), "cafÃ© naÃ¯ve Ã¼ber", ["W763"]),
        (b"<p>a\0b\0c", "abc", []),
    ],
)
def test_the_encoding_is_found_and_doubts_are_told(data: bytes, text: str, found: list[str]) -> None:
    source = page(data)
    assert words(source) == text
    assert codes(source) == found


@pytest.mark.parametrize(
    "html",
    [
        "<p>Words</p></body></html><p>after",
        "<![CDATA[x]]><?php y ?><!DOCTYPE html [<!ENTITY a 'b'>]><p>Words after",
        "<!--[if mso]><body><p>hidden</p></body><![endif]--><p>Words after",
        "<p id=a>Words</p><p id=a>after</p>",
    ],
)
def test_odd_markup_is_no_trouble(html: str) -> None:
    assert words(page("<!doctype html>" + html)).replace("x", "").replace("]>", "").strip() == "Words after"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href="\u2028javascript:alert(1)">x</a>',
        '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
        "<template><script>alert(1)</script></template>",
        '<base href="javascript:alert(1)//"><a href="x">y</a>',
        '<img srcset="javascript:alert(1)" onerror="alert(1)" src="javascript:alert(1)">',
        "<svg><a xlink:href='javascript:alert(1)'>z</a></svg>",
        '<iframe srcdoc="<script>alert(1)</script>" src="javascript:alert(1)"></iframe>',
    ],
)
def test_nothing_of_a_hostile_page_survives(html: str) -> None:
    source = page(f"<!doctype html><p>Words</p>{html}")
    shown = (node for node in source.body.walk() if node.kind != "dropped")
    kept = [str(value) for node in shown for _, value in node.attrs]
    assert not [value for value in kept if "alert" in value or "script" in value]
    assert not source.items


def test_blank_lines_are_no_page_and_told_apart_at_once() -> None:
    started = time.process_time()
    assert read(Raw(PurePosixPath("seeds/blank.urls"), b"\n" * 4000 + b"https://k.example/a\n")).format == "links"
    assert time.process_time() - started < 1


@pytest.mark.parametrize("span", ["2px", "3&lt;!--", "300", "-1", "two", ""])
def test_a_cell_that_spans_nonsense_is_a_cell(span: str) -> None:
    source = page(f"<table><tr><th>a</th><th>b</th></tr><tr><td colspan='{span}'>Kettle</td><td>c</td></tr></table>")
    assert "Kettle" in words(source)


def test_bottomless_pages_end() -> None:
    for html in (
        "<div>" * 20_000 + "<a href='https://e.example/'>x</a>",
        "<blockquote>" * 5_000 + "words",
        "<a " + "a=b " * 50_000,
    ):
        page("<!doctype html>" + html)
    assert page("<!doctype html>" + "<div>" * 3_000 + "<a href='https://e.example/'>x</a>").items
