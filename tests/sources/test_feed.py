"""Feeds → entries, and the links inside them; hostile ones are refused before any parser sees them."""

from __future__ import annotations

import json
import time
from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import read


def feed(data: str | bytes, name: str = "feed.xml") -> Source:
    source = read(Raw(PurePosixPath("seeds") / name, data if isinstance(data, bytes) else data.encode()))
    assert source.format == "feed"
    return source


def rss(*items: str) -> str:
    return '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>F</title><link>https://e.example/</link>\n' + (
        "\n".join(f"<item>{item}</item>" for item in items) + "\n</channel></rss>"
    )


def codes(source: Source) -> list[str]:
    return [problem.code for problem in source.problems]


ENTRY = (
    "<title>A &lt;b&gt;bold&lt;/b&gt; step</title><link>https://e.example/a?utm_source=rss</link><guid>1</guid>"
    "<pubDate>Tue, 05 Dec 2023 10:00:00 GMT</pubDate><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Ada</dc:creator>"
    "<category>State Space</category>"
    '<description><![CDATA[See <a href="https://x.example/1">one</a> and <a href="/rel">two</a>.]]></description>'
)


def test_an_entry_is_an_item_with_title_date_author_topics_words_and_line() -> None:
    item = feed(rss("<title>Z</title><guid>0</guid>", ENTRY)).items[1]
    assert (item.title, item.url, item.authors) == ("A bold step", "https://e.example/a", ("Ada",))
    assert (item.published and item.published.iso(), item.topics) == ("2023-12-05", ("state-space",))
    assert (item.seen[0].line, item.seen[0].words) == (4, "See one and two.")


def test_the_links_inside_an_entry_are_items_under_its_title() -> None:
    _, first, second = feed(rss(ENTRY)).items
    assert (first.url, first.seen[0].heading) == ("https://x.example/1", "A bold step")
    assert second.url == "https://e.example/rel"


def test_an_entry_without_an_address_is_still_an_item() -> None:
    (item,) = feed(rss("<title>Lost</title>")).items
    assert (item.url, item.title) == ("", "Lost")


ENTRY_OF_OLD = "<item><title>T</title><link>https://e.example/a</link></item>"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


@pytest.mark.parametrize(
    "document",
    [
        f"<rdf:RDF {RDF}>{ENTRY_OF_OLD}</rdf:RDF>",
        f'<rss version="0.91"><channel>{ENTRY_OF_OLD}</channel></rss>',
        f'<feed {ATOM}><entry><title>T</title><link href="https://e.example/a"/></entry></feed>',
        f'<feed {ATOM} xml:base="https://e.example/"><entry><title>T</title><link href="a"/></entry></feed>',
        '<feed xmlns="http://purl.org/atom/ns#"><entry><title>T</title><link href="https://e.example/a"/></entry></feed>',
        f"<rss version='2.0'><channel>{ENTRY_OF_OLD}<a:b/>",
        f'<?xml version="1.0"?><?xml version="1.0"?><rss><channel>{ENTRY_OF_OLD}</channel></rss>',
    ],
)
def test_every_age_of_feed_is_read_also_a_broken_one(document: str) -> None:
    (item,) = feed(document).items
    assert (item.title, item.url) == ("T", "https://e.example/a")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("a &amp;amp; b", "a & b"),
        ("<![CDATA[<i>a</i> b]]>", "a b"),
        ("&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
        ("1 &amp;lt; 2", "1 < 2"),
        ("<![CDATA[a ]]]]><![CDATA[> b]]>", "a ]]> b"),
    ],
)
def test_a_title_is_words(title: str, words: str) -> None:
    assert feed(rss(f"<title>{title}</title><guid>1</guid>")).items[0].title == words


def test_a_script_in_a_title_is_no_words() -> None:
    title = '<title type="html">safe&lt;script&gt;run()&lt;/script&gt; &lt;b&gt;words&lt;/b&gt;</title>'
    (item,) = feed(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{title}<id>tag:e,1:1</id></entry></feed>').items
    assert item.title == "safe words"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_must_not_be_followed_is_dropped_and_told(link: str) -> None:
    source = feed(rss(f"<title>T</title><link>{link}</link>"))
    assert source.items[0].url == ""
    assert codes(source) == ["W771"]


def test_of_two_entries_with_one_name_the_newest_counts() -> None:
    old = "<title>Old</title><guid>g</guid><pubDate>Tue, 05 Dec 2023 10:00:00 GMT</pubDate>"
    new = "<title>New</title><guid>g</guid><pubDate>Wed, 06 Dec 2023 10:00:00 GMT</pubDate>"
    for pair in ((old, new), (new, old)):
        source = feed(rss(*pair))
        assert [item.title for item in source.items] == ["New"]
        assert codes(source) == ["W765"]


@pytest.mark.parametrize("date", ["99/99/9999", "someday", "Tue, 42 Dec 2023"])
def test_a_date_that_is_none_is_unknown_and_the_entry_kept(date: str) -> None:
    source = feed(rss(f"<title>T</title><pubDate>{date}</pubDate>"))
    assert source.items[0].published is None
    assert codes(source) == ["W765"]


def test_ten_thousand_categories_become_fifty() -> None:
    source = feed(rss("<title>T</title>" + "".join(f"<category>c{n}</category>" for n in range(10_000))))
    assert len(source.items[0].topics) == 50
    assert codes(source) == ["W765"]


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (rss("<title>Привет, друзья</title>").replace("?>", ' encoding="utf-8"?>').encode("cp1251"), "Привет, друзья"),
        (rss("<title>café</title>").replace("?>", ' encoding="utf-8"?>').encode("cp1252"), "café"),
        (rss("<title>a\x08b</title>").encode(), "ab"),
    ],
)
def test_wrong_bytes_are_read_as_well_as_can_be_and_told(data: bytes, title: str) -> None:
    source = feed(data)
    assert source.items[0].title == title
    assert codes(source) == ["W763"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_byte_order_marks_are_believed(encoding: str) -> None:
    source = feed(rss("<title>é</title>").encode(encoding))
    assert (source.items[0].title, codes(source)) == ("é", [])


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("euc_jp", "今日はお茶について"),
        ("euc_kr", "이번 주의 차와 주전자"),
        ("gb2312", "本期周刊介绍茶壶"),
        ("koi8-r", "Сегодня о чае"),
    ],
)
def test_an_encoding_that_nobody_declared_is_guessed(encoding: str, title: str) -> None:
    source = feed(rss(f"<title>{title}</title>").encode(encoding))
    assert (source.items[0].title, codes(source)) == (title, ["W763"])


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + rss("<title>&b;</title>")
FILE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<title>&x;</title>")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("laughs.rss", LAUGHS),
        ("file.rss", FILE),
        ("plain.xml", LAUGHS.replace("DOCTYPE r", "DOCTYPE rss")),
        ("wide.rss", LAUGHS.encode("utf-16")),
        ("attributes.rss", "<rss " + " ".join(f'a{n}="1"' for n in range(50_000)) + "></rss>"),
        ("deep.rss", "<rss>" + "<a>" * 100_000),
    ],
)
def test_what_could_hurt_a_parser_is_refused_at_once(name: str, data: str | bytes) -> None:
    started = time.process_time()
    source = feed(data, name)
    assert codes(source) == ["E767"]
    assert not source.items
    assert time.process_time() - started < 2


@pytest.mark.parametrize("data", [b"", b"   ", b"<rss", b"not a feed", b"\x1f\x8b\x08\x00"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    source = feed(data, "x.rss")
    assert codes(source)[0] in ("E761", "E762")
    assert not source.items


def test_a_json_feed() -> None:
    entry = {
        "id": "1",
        "url": "https://e.example/1",
        "title": "A < B",
        "content_html": '<p>See <a href="/q">q</a></p>',
        "date_published": "2023-12-05T00:00:00Z",
        "authors": [{"name": "Ada"}],
        "tags": ["State Space"],
    }
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "items": [entry, {"id": 2, "content_text": "<x>"}],
    }
    source = feed(json.dumps(data), "feed.json")
    first, second, inner = source.items
    assert (first.title, first.url, first.authors, first.topics) == (
        "A < B",
        "https://e.example/1",
        ("Ada",),
        ("state-space",),
    )
    assert second.seen[0].words == "<x>"
    assert (inner.url, inner.seen[0].heading) == ("https://e.example/q", "A < B")


def test_a_broken_json_feed_is_told_by_line_and_column() -> None:
    (problem,) = feed('{"version": "https://jsonfeed.org/version/1",\n "items": [', "feed.json").problems
    assert (problem.code, problem.line) == ("E762", 2)


@pytest.mark.parametrize(
    ("tail", "titles"),
    [("}\n\nServed in 3 ms.", ["A", "B"]), ("", ["A", "B"]), (', {"title": "C", "url": "htt', ["A", "B"])],
)
def test_of_a_json_feed_that_was_cut_what_came_before_is_read_and_told(tail: str, titles: list[str]) -> None:
    items = ', "items": [{"title": "A"}, {"title": "B"}' + ("]" if tail.startswith("}") else "")
    source = feed('{"version": "https://jsonfeed.org/version/1", "title": "J"' + items + tail, "feed.json")
    assert [item.title for item in source.items] == titles
    assert (source.title, codes(source)) == ("J", ["E762"])


def test_a_feed_that_is_packed_is_told_as_such() -> None:
    (problem,) = feed(b"\x1f\x8b\x08\x00" + b"\0" * 40, "feed.xml").problems
    assert (problem.code, problem.message) == ("E761", "this is gzip, not a feed")


@pytest.mark.parametrize(
    "items", ["[1, null, {}]", '[{"title": 5, "url": [], "authors": "x", "tags": {}}]', "{}", "null"]
)
def test_json_of_another_shape_never_raises(items: str) -> None:
    feed('{"version": "https://jsonfeed.org/version/1", "items": ' + items + "}", "feed.json")


def test_bottomless_json_never_raises() -> None:
    assert codes(feed('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000, "feed.json"))
