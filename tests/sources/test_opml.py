"""OPML → feeds under their folders, from files that are no XML; what must not be followed is refused."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import read


def opml(body: str | bytes, head: str = "") -> Source:
    data = (
        body
        if isinstance(body, bytes)
        else f"<opml version='2.0'><head>{head}</head>\n<body>\n{body}\n</body></opml>".encode()
    )
    source = read(Raw(PurePosixPath("seeds/feeds.opml"), data))
    assert source.format == "opml"
    return source


def told(source: Source) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in source.problems]


def test_every_feed_is_an_item_under_its_folder() -> None:
    source = opml(
        '<outline text="ML">\n<outline text="A" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>\n'
        "</outline>\n<outline text='B' xmlUrl='https://b.example/feed' category='/tech/ai,/news'/>",
        "<title>My feeds</title>",
    )
    first, second = source.items
    assert source.title == "My feeds"
    assert (first.title, first.url, first.also) == ("A", "https://a.example/feed", ("https://a.example/",))
    assert (first.seen[0].heading, first.seen[0].line) == ("ML", 4)
    assert (second.seen[0].heading, second.topics) == ("", ("tech", "ai", "news"))
    assert not source.problems


@pytest.mark.parametrize(
    ("outline", "title", "url"),
    [
        ('<outline TEXT="A" XMLURL="https://a.example/f"/>', "A", "https://a.example/f"),
        ('<outline text="A & B" xmlUrl="https://a.example/f?a=1&copy=2"/>', "A & B", "https://a.example/f?a=1&copy=2"),
        (
            '<outline text="A &amp; B" xmlUrl="https://a.example/f?a=1&amp;b=2"/>',
            "A & B",
            "https://a.example/f?a=1&b=2",
        ),
        ('<outline text="A < B" xmlUrl="https://a.example/f"/>', "A < B", "https://a.example/f"),
        ("<outline text=A xmlUrl=https://a.example/f />", "A", "https://a.example/f"),
        ('<outline text="A xmlUrl="https://a.example/f"/>', "A", "https://a.example/f"),
        ('<outline text="A "quoted" B" xmlUrl="https://a.example/f"/>', 'A "quoted" B', "https://a.example/f"),
        ('<outline text="The "A > B"" xmlUrl="https://a.example/f"/>', 'The "A > B"', "https://a.example/f"),
        ("<outline text='Ada's' xmlUrl='https://a.example/f'/>", "Ada's", "https://a.example/f"),
        ('<outline text="A"xmlUrl="https://a.example/f"/>', "A", "https://a.example/f"),
        ('<outline text="A" xmlUrl="feed://a.example/f"/>', "A", "https://a.example/f"),
        ('<outline text="A" xmlUrl="feed:https://a.example/f"/>', "A", "https://a.example/f"),
        ('<outline title="A" xmlUrl="https://a.example/f">', "A", "https://a.example/f"),
        (
            '<!-- <outline xmlUrl="https://no.example/"/> --><outline text="A" xmlUrl="https://a.example/f"/>',
            "A",
            "https://a.example/f",
        ),
        ('<outline text="&lt;b&gt;A\x07" xmlUrl="https://a.example/f"/>', "<b>A", "https://a.example/f"),
    ],
)
def test_outlines_that_are_not_well_formed_are_read(outline: str, title: str, url: str) -> None:
    (item,) = opml(outline).items
    assert (item.title, item.url) == (title, url)


def test_one_feed_five_times_is_one_and_the_others_are_listed() -> None:
    urls = (
        "https://a.example/f",
        "http://a.example/f",
        "https://A.example/f",
        "https://a.example/f/",
        "https://www.a.example/f",
    )
    source = opml("\n".join(f'<outline text="A" xmlUrl="{url}"/>' for url in urls))
    assert len(source.items) == 1
    assert told(source) == [("N770", line) for line in (4, 5, 6, 7)]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "data:text/xml,x", "gopher://a.example/"])
def test_only_http_and_https_are_followed(url: str) -> None:
    source = opml(f'<outline text="A" xmlUrl="{url}"/>')
    assert not source.items
    assert told(source) == [("E766", 3)]


def test_a_password_is_told_and_never_printed() -> None:
    source = opml('<outline text="A" xmlUrl="https://ada:sesame@a.example/f?token=sesame"/>')
    assert told(source) == [("W768", 3)]
    assert "sesame" not in source.problems[0].message


def test_a_list_that_it_includes_is_named_and_not_followed() -> None:
    source = opml('<outline type="include" text="More" url="https://a.example/more.opml"/>')
    assert not source.items
    assert told(source) == [("W771", 3)]


def test_a_page_without_a_feed_counts_and_is_told() -> None:
    source = opml('<outline type="rss" text="A" htmlUrl="https://a.example/"/>')
    assert [item.url for item in source.items] == ["https://a.example/"]
    assert told(source) == [("W765", 3)]


def test_a_folder_that_is_a_feed_and_empty_folders_are_no_trouble() -> None:
    source = opml(
        '<outline text="Empty"/><outline text="A" xmlUrl="https://a.example/f"><outline text="B" xmlUrl="https://b.example/f"/></outline>'
    )
    assert [(item.title, item.seen[0].heading) for item in source.items] == [("A", ""), ("B", "")]


def test_a_file_that_ends_in_the_middle_gives_what_is_there() -> None:
    source = opml(b'<opml>\n<body>\n<outline text="A" xmlUrl="https://a.example/f"/>\n<outline text="B" xmlU')
    assert [item.title for item in source.items] == ["A"]
    (problem,) = source.problems
    assert (problem.code, problem.line, problem.column) == ("E762", 4, 23)


def test_a_bad_date_of_the_list_is_told() -> None:
    assert told(opml('<outline text="A" xmlUrl="https://a.example/f"/>', "<dateCreated>rubbish</dateCreated>")) == [
        ("W765", 1)
    ]


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"<html></html>", b'<!DOCTYPE o [<!ENTITY a "b">]><opml><outline text="&a;"/></opml>']
)
def test_what_is_no_list_or_an_attack_gives_nothing(data: bytes) -> None:
    source = opml(data)
    assert not source.items
    assert told(source)[0][0] in ("E761", "E762", "E767")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = '<?xml version="1.0"?><opml><body><outline text="Café" xmlUrl="https://a.example/f"/></body></opml>'
    assert opml(data.encode(encoding)).items[0].title == "Café"


def test_bottomless_folders_end() -> None:
    source = opml(
        '<outline text="x">' * 20_000 + '<outline text="A" xmlUrl="https://a.example/f"/>' + "</outline>" * 20_000
    )
    assert [item.title for item in source.items] == ["A"]
    assert told(source) == [("E767", 3)]
