"""Feeds as readers see them: the three formats agree, and hold what their specifications ask."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from calendar import timegm
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from newsletter.model.issue import Entry, Issue, Person, Sound
from tests.render.feed_makers import FIRST, MAIN, SETTINGS, feeds, paragraph, week, weeks
from tests.render.makers import a_section, an_entry

HOSTILE = [
    'a < b & "c" </script> ]]>',
    "std::vector<int> && AT&amp;T isn't &#60;",
    "🚀 two emoji 👩‍👩‍👧‍👦",
    "שלום עולם: a right-to-left title",
    "论文 — 日本語",
    "controls \x00\x07\x0b\x1b\x85\ufffe\ud800 inside",
    "  many\n\t blanks ",
]
UNSEEN = "\N{ZERO WIDTH NON-JOINER}"
READ = {HOSTILE[-2]: "controls inside", HOSTILE[-1]: "many blanks"}
XML = {"atom": "{http://www.w3.org/2005/Atom}", "dc": "{http://purl.org/dc/elements/1.1/}"}
XML |= {"fh": "{http://purl.org/syndication/history/1.0}", "media": "{http://search.yahoo.com/mrss/}"}
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Told(NamedTuple):
    """What a reader shows of an entry."""

    id: str
    title: str
    link: str
    published: str
    updated: str
    content: str
    topics: tuple[str, ...]
    authors: tuple[str, ...]


def read(document: bytes) -> list[Told]:
    """The entries of a feed in any of the formats, by a parser that is not ours."""
    if document.startswith(b"{"):
        return [_from_json(item) for item in json.loads(document)["items"]]
    parsed = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.bozo_exception
    return [_from_xml(entry) for entry in parsed.entries]


def _from_xml(entry: Any) -> Told:
    changed = entry.updated_parsed if "updated_parsed" in entry else entry.published_parsed
    return Told(
        entry.id,
        entry.title,
        entry.link,
        _moment(entry.published_parsed),
        _moment(changed),
        entry.content[0].value,
        tuple(tag.term for tag in entry.get("tags", ())),
        tuple(author.name for author in entry.authors),
    )


def _moment(parsed: Any) -> str:
    return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()


def _from_json(item: dict[str, Any]) -> Told:
    return Told(
        item["id"],
        item["title"],
        item["url"],
        item["date_published"],
        item["date_modified"],
        item["content_html"],
        tuple(item.get("tags", ())),
        tuple(author["name"] for author in item["authors"]),
    )


def titles(document: bytes) -> list[str]:
    return [entry.title for entry in read(document)]


def tree(document: bytes) -> Any:
    return etree.fromstring(document)


def channel(document: bytes) -> Any:
    return tree(document)[0]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_read_as_it_was_written_in_every_format(title: str) -> None:
    made = feeds(week(1, title=title, description=title, topics=(title,)))
    wanted = READ.get(title, title)
    entries = [read(made[path])[0] for path in MAIN]
    assert [entry.title.replace(UNSEEN, "") for entry in entries] == [wanted] * 3
    assert [entry.topics for entry in entries] == [(entries[0].title,)] * 3
    assert json.loads(made["feed.json"])["items"][0]["summary"] == entries[0].title


LOOKS_LIKE_HTML = re.compile(r"</[A-Za-z]|&#?\w+;")


@pytest.mark.parametrize("title", [*HOSTILE, "Who closed <b>bold</b>?", "&nbsp; and other blanks", "AT&T; R&D"])
def test_no_reader_takes_a_title_for_html_and_drops_a_part_of_it(title: str) -> None:
    """Readers drop tags from what looks like HTML to them: feedparser does, and so does SimplePie, by this rule."""
    made = feeds(week(1, title=title, description=title, topics=(title,), authors=(Person(title),)))
    wanted = READ.get(title, title)
    for path in MAIN[:2]:
        (entry,) = feedparser.parse(made[path]).entries
        told = entry.title, entry.tags[0].term, entry.authors[0].name
        assert not any(map(LOOKS_LIKE_HTML.search, told))
        assert {text.replace(UNSEEN, "") for text in told} == {wanted}
        assert entry.title_detail.type == "text/plain"
        assert unescape(entry.summary).replace(UNSEEN, "") == wanted


def test_a_title_that_nobody_takes_for_html_is_told_letter_for_letter() -> None:
    made = feeds(week(1, title="std::vector<int> && a < b, AT&T"))
    assert [titles(made[path]) for path in MAIN] == [["std::vector<int> && a < b, AT&T"]] * 3


def test_the_three_formats_carry_the_same_entries() -> None:
    issues = weeks(25, topics=("state-space", "C++", "ai"), authors=(Person("Bo & Co"), Person("Eve")))
    made = feeds(*issues)
    rss, atom, items = (read(made[path]) for path in MAIN)
    assert rss == atom == items
    assert rss[0] == Told(
        id="tag:news.example,2024:week-25",
        title="Week 25",
        link="https://news.example/weekly/issues/week-25/",
        published="2022-06-22T09:30:00+00:00",
        updated="2022-06-22T09:30:00+00:00",
        content=paragraph(issues[0]),
        topics=("state-space", "C++", "ai"),
        authors=("Bo & Co", "Eve"),
    )


@pytest.mark.parametrize("text", ["<p>]]> and <![CDATA[ x</p>", "<pre>a\n  b &amp;lt; c\n</pre>", "<p>\x0b\x1bx🚀</p>"])
def test_content_survives_what_xml_forbids(text: str) -> None:
    made = feeds(week(1), text=lambda _: text)
    wanted = text.replace("\x0b\x1b", "")
    assert [read(made[path])[0].content for path in MAIN] == [wanted] * 3


def test_entries_are_newest_first_whatever_the_order_of_the_issues() -> None:
    same_day = [week(number, published=FIRST) for number in (2, 3)]
    same_day += [
        replace(week(9, published=FIRST), number=None),
        replace(week(8, published=FIRST), number=None),
    ]
    issues = [
        *same_day,
        week(7, published=FIRST + timedelta(days=1)),
        week(4, published=FIRST - timedelta(days=1)),
    ]
    wanted = ["Week 7", "Week 3", "Week 2", "Week 8", "Week 9", "Week 4"]
    for arranged in (issues, issues[::-1], sorted(issues, key=lambda issue: issue.title)):
        assert [titles(feeds(*arranged)[path]) for path in MAIN] == [wanted] * 3


def test_an_issue_without_a_date_is_left_out() -> None:
    made = feeds(week(1), week(2, published=None, topics=("lost",)))
    assert [titles(made[path]) for path in MAIN] == [["Week 1"]] * 3
    assert titles(made["topics/lost/feed.xml"]) == []


def test_dates_leave_in_utc_and_updated_moves_only_when_the_issue_says_so() -> None:
    tokyo = timezone(timedelta(hours=9))
    issue = week(1, published=datetime(2024, 1, 3, 8, 0, 0, 5, tokyo), updated=datetime(2024, 2, 1, tzinfo=UTC))
    made = feeds(issue, week(2, published=datetime(2023, 12, 1)))  # noqa: DTZ001  an author forgot the zone
    assert [entry.published for entry in read(made["atom.xml"])] == [
        "2024-01-02T23:00:00+00:00",
        "2023-12-01T00:00:00+00:00",
    ]
    for path in MAIN:
        assert [entry.updated[:10] for entry in read(made[path])] == ["2024-02-01", "2023-12-01"]
    assert channel(made["feed.xml"]).findtext("lastBuildDate") == "Thu, 01 Feb 2024 00:00:00 +0000"
    assert b"<updated>2024-02-01T00:00:00+00:00</updated>" in made["atom.xml"].partition(b"<entry>")[0]


def test_a_paid_issue_shows_title_description_and_link_and_no_text() -> None:
    papers = a_section(an_entry("Mamba", "https://arxiv.org/abs/2312.00752", "Sold words."))
    sold = week(1, audience="paid", description="A < B.", sections=(papers,), topics=("moe",))
    made = feeds(sold, week(2, audience="paid", description=""), text=lambda _: "")  # nothing of it is free
    assert not [path for path, document in made.items() if b"Sold" in document]
    for path in MAIN:
        untold, told = read(made[path])
        assert told.content == f'<p>A &lt; B.</p>\n<p><a href="{sold.page}">Week 1</a></p>'
        assert untold.content.startswith("<p><a href=")


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            '<h2>Models</h2>\n<p>Short <em>and</em> AT&amp;T<sup id="r1"><a href="#f1">1</a></sup>.</p>',
            "Short and AT&T .",
        ),
        ('<p><img src="https://x.example/a.png" alt=""></p><p>First<br>words.</p>', "First words."),
        ("<ul><li>No paragraph</li></ul>", "No paragraph"),
    ],
)
def test_without_a_description_the_first_words_are_the_summary(text: str, summary: str) -> None:
    made = feeds(week(1, description=""), text=lambda _: text)
    assert json.loads(made["feed.json"])["items"][0]["summary"] == summary


def test_an_issue_with_sound_has_one_enclosure_in_every_format() -> None:
    first_sound = Sound("talk.mp3?x=1&y=2", "audio/mpeg", 1234)
    made = feeds(week(1, sound=first_sound), week(2, sound=Sound("/a b.ogg", "audio/ogg")))
    url = "https://news.example/weekly/issues/week-1/talk.mp3?x=1&y=2"
    for path in ("feed.xml", "atom.xml"):
        second, first = feedparser.parse(made[path]).entries
        assert [(it.href, it.type, it.length) for it in first.enclosures] == [(url, "audio/mpeg", "1234")]
        assert [(it.href, it.type) for it in second.enclosures] == [
            ("https://news.example/weekly/issues/week-2/a%20b.ogg", "audio/ogg")
        ]
    second, first = json.loads(made["feed.json"])["items"]
    assert first["attachments"] == [{"url": url, "mime_type": "audio/mpeg", "size_in_bytes": 1234}]
    assert "size_in_bytes" not in second["attachments"][0]


def test_hub_language_copyright_and_picture_reach_the_reader() -> None:
    settings = replace(SETTINGS, hub="https://hub.example/", language="en_GB", copyright="© A & B")
    issue = week(1, language="de", image="cover.png", image_alt="A <tree>")
    made = feeds(issue, settings=settings)
    rss, atom, items = (
        channel(made["feed.xml"]),
        tree(made["atom.xml"]),
        json.loads(made["feed.json"]),
    )
    for links in (rss.findall(f"{XML['atom']}link"), atom.findall(f"{XML['atom']}link")):
        assert [it.get("href") for it in links if it.get("rel") == "hub"] == ["https://hub.example/"]
    assert items["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert (rss.findtext("language"), atom.get(LANG), items["language"]) == ("en-GB",) * 3
    entry = atom.find(f"{XML['atom']}entry")
    item = rss.find("item")
    assert (item.findtext(f"{XML['dc']}language"), entry.get(LANG), items["items"][0]["language"]) == ("de",) * 3
    assert (rss.findtext("copyright"), atom.findtext(f"{XML['atom']}rights")) == ("© A & B",) * 2
    picture = item.find(f"{XML['media']}content")
    assert picture.get("url") == items["items"][0]["image"] == f"{issue.page}cover.png"
    assert picture.findtext(f"{XML['media']}description") == "A <tree>"


def test_nobodys_mail_address_is_told_and_without_authors_the_publication_signs() -> None:
    made = feeds(week(1), week(2, authors=(Person("Bo", "bo@news.example"),)))
    assert not [path for path, document in made.items() if b"@news.example" in document]
    unsigned = feeds(week(1), settings=replace(SETTINGS, authors=()))
    assert [read(unsigned[path])[0].authors for path in MAIN] == [("Example Weekly",)] * 3


def test_plain_text_in_rss_is_escaped_as_the_profile_asks() -> None:
    issue = week(1, title="a < b & c", topics=("R&D",), authors=(Person("A & B"),))
    document = feeds(issue, text=lambda _: "<p><title>x &lt; y</title></p>")["feed.xml"].decode()
    assert "<title>a &#x3C; b &#x26; c</title>" in document
    assert "<category>R&#x26;D</category>" in document
    assert "<dc:creator>A &#x26; B</dc:creator>" in document
    assert "<![CDATA[<p><title>x &lt; y</title></p>]]>" in document


def test_every_document_begins_with_its_declaration_and_style_sheet_and_no_xslt() -> None:
    made = feeds(*weeks(21, topics=("moe",)))
    for path, document in made.items():
        if path.endswith(".xml"):
            sheet = "../" * path.count("/") + "assets/feed.css"
            declaration, style, _ = document.decode().split("\n", 2)
            assert declaration == '<?xml version="1.0" encoding="UTF-8"?>'
            assert style == f'<?xml-stylesheet type="text/css" href="{sheet}"?>'
            assert b"xsl" not in document


ISSUE = week(
    1,
    title=HOSTILE[0],
    topics=("moe",),
    image="a.png",
    sound=Sound("a.mp3", "audio/mpeg"),
    sections=(a_section(an_entry("Mamba", "https://arxiv.org/abs/2312.00752", "Fast."), an_entry("A thought")),),
)


@pytest.mark.parametrize("issues", [(), (ISSUE,), weeks(30, topics=("moe",))], ids=["none", "one", "many"])
def test_rss_documents_have_what_the_specification_asks(issues: tuple[Issue, ...]) -> None:
    made = feeds(*issues)
    for path in (path for path in made if path.endswith(".xml") and path != "atom.xml"):
        root = tree(made[path])
        (top,) = root
        assert (root.tag, root.get("version"), top.tag) == ("rss", "2.0", "channel")
        for name in ("title", "link", "description", "language"):
            assert len(top.findall(name)) == 1, (path, name)
            assert top.findtext(name)
        own = [link.get("href") for link in top.findall(f"{XML['atom']}link") if link.get("rel") == "self"]
        assert own == [SETTINGS.absolute(path)]
        assert len(top.findall("lastBuildDate")) == bool(top.findall("item"))
        ids = [item.findtext("guid") for item in top.findall("item")]
        assert len(set(ids)) == len(ids)
        for item in top.findall("item"):
            names = [child.tag for child in item]
            for name in ("title", "link", "description", ENCODED, "guid", "pubDate"):
                assert names.count(name) == 1, (path, name)
            assert names.count("enclosure") <= 1
            assert names.index("description") < names.index(ENCODED)
            assert item.find("guid").get("isPermaLink") == str(item.findtext("guid") == item.findtext("link")).lower()
            assert not item.findall("author")


@pytest.mark.parametrize("issues", [(), (ISSUE,), weeks(30)], ids=["none", "one", "many"])
def test_atom_has_what_rfc_4287_asks(issues: tuple[Issue, ...]) -> None:
    atom, feed = XML["atom"], tree(feeds(*issues)["atom.xml"])
    assert feed.tag == f"{atom}feed"
    for element in (feed, *feed.findall(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(atom + name)) == 1
        assert element.findall(f"{atom}author/{atom}name")
        links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{atom}link")]
        assert len([rel for rel, _ in links if rel == "alternate"]) == 1
        assert len(set(links)) == len(links)
        assert urlsplit(element.findtext(f"{atom}id")).scheme
    ids = [entry.findtext(f"{atom}id") for entry in feed.findall(f"{atom}entry")]
    assert len({*ids, feed.findtext(f"{atom}id")}) == len(ids) + 1
    assert [link.get("rel") for link in feed.findall(f"{atom}link")][:2] == ["alternate", "self"]


def test_an_id_of_another_system_stays_in_rss_and_is_a_urn_in_atom() -> None:
    made = feeds(week(1, guid="63f8 a"))
    assert [read(made[path])[0].id for path in MAIN] == ["63f8 a", "urn:newsletter:63f8%20a", "63f8 a"]


def test_the_permalink_is_the_id_when_the_issue_has_no_other() -> None:
    document = feeds(replace(week(1), guid=week(1).page))["feed.xml"]
    assert f'<guid isPermaLink="true">{week(1).page}</guid>'.encode() in document


def test_no_address_is_relative() -> None:
    made = feeds(ISSUE, *weeks(30)[:-1])
    for path, document in made.items():
        if path.endswith(".xml"):
            root = tree(document)
            told = [it.get(name) for it in root.iter() for name in ("href", "url", "src") if it.get(name)]
            told += [it.text for it in root.iter("link", "guid", "docs")]
        else:
            told = re.findall(r'"\w*url": "([^"]*)"', document.decode())
        assert told
        assert not [address for address in told if not re.match("https?://|tag:", address)]


def test_json_feed_keeps_to_its_specification() -> None:
    feed = json.loads(feeds(*weeks(30))["feed.json"])
    assert list(feed)[:4] == ["version", "title", "home_page_url", "feed_url"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["authors"] == [{"name": "Ada Example", "url": "https://ada.example/"}]
    for item in feed["items"]:
        assert list(item)[:4] == ["id", "url", "title", "content_html"]
        assert all(item.values())


def test_a_topic_has_a_feed_of_its_issues() -> None:
    issues = [week(n, topics=("Open Models", "moe") if n % 2 else ("open-models",)) for n in range(1, 31)]
    made = feeds(*issues)
    assert titles(made["topics/moe/feed.xml"]) == [f"Week {n}" for n in range(29, 0, -2)]
    assert titles(made["topics/open-models/feed.xml"]) == [f"Week {n}" for n in range(30, 10, -1)]
    assert channel(made["topics/moe/feed.xml"]).findtext("title") == "Example Weekly: moe"
    assert channel(made["topics/moe/feed.xml"]).findtext("link") == SETTINGS.absolute("topics/moe/")


def test_a_section_has_a_feed_with_an_entry_for_each_item() -> None:
    mamba = Entry("Mamba", "https://arxiv.org/abs/2312.00752", "", "Fast & <small>.", 3, "mamba", ("ssm",))
    later = a_section(mamba, an_entry("Jamba", "https://arxiv.org/abs/2403.19887", "Hybrid."))
    earlier = a_section(mamba._replace(anchor=""), an_entry("", "", "Only a thought."))
    made = feeds(week(2, sections=(later,)), week(1, sections=(earlier, a_section(kind="links"))))
    document = made["sections/papers/feed.xml"]
    first, second, third, fourth = read(document)
    assert channel(document).findtext("title") == "Example Weekly: Papers"
    assert (first.title, first.link) == ("Mamba", "https://arxiv.org/abs/2312.00752")
    assert first.id == "tag:news.example,2024:week-2#mamba"
    assert first.content == (
        "<p>Fast &amp; &lt;small&gt;.</p>\n"
        '<p>→ <a href="https://news.example/weekly/issues/week-2/#mamba">Week 2</a></p>'
    )
    assert (first.published, first.topics) == ("2022-01-12T09:30:00+00:00", ("ssm",))
    assert second.id == "tag:news.example,2024:week-2#47dbdf1d"
    assert third.id == "tag:news.example,2024:week-1#6b895f77"
    assert (fourth.title, fourth.link) == ("Only a thought.", f"{week(1).page}#papers")
    assert "sections/links/feed.xml" not in made


def test_an_item_listed_twice_in_one_issue_has_two_ids() -> None:
    twice = a_section(*[an_entry("Mamba", "https://arxiv.org/abs/2312.00752")] * 2)
    ids = [entry.id for entry in read(feeds(week(1, sections=(twice,)))["sections/papers/feed.xml"])]
    assert ids == [f"tag:news.example,2024:week-1#6b895f77{suffix}" for suffix in ("", "-2")]


PRINT_DIGEST = """
from hashlib import sha256
from tests.render.test_feeds import ISSUE
from tests.render.feed_makers import feeds, weeks
topics = ("b", "a", "Ünicode", "c")
for path, document in feeds(ISSUE, *weeks(45, topics=topics)[:-1]).items():
    print(path, sha256(document).hexdigest())
"""


def test_two_builds_in_other_zones_and_with_other_hashes_are_equal() -> None:
    told = set()
    for zone, seed, language in (("UTC", "1", "C"), ("Asia/Tokyo", "2", "C.UTF-8")):
        machine = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": language}
        machine["PYTHONPATH"] = os.pathsep.join(sys.path)
        root = Path(__file__).parents[2]
        run = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env=machine,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        told.add(run.stdout)
    (digests,) = told
    assert digests.count("\n") > 6
