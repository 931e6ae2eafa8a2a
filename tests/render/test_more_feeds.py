"""Feeds besides the three of the whole: to listen to, by language, all in one list; and the ways that lead there."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser
from lxml import etree

from newsletter.issues.sound import read_sound
from newsletter.model.issue import Chapter, Issue, Sound
from newsletter.model.publication import Podcast
from newsletter.render import languages, opml, podcast, redirects, web
from newsletter.render.feedgen_podcast import show_guid
from tests.render.feed_makers import SETTINGS, week, weeks
from tests.render.makers import elements, issue_files, publication_files

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
CHAPTERS = (Chapter(0, "Hello"), Chapter(750.5, "Mixtral & co", "../week-1/", "m.png"))
SOUND = Sound("talk 2.mp3", "audio/mpeg", 1234, 1872, 1, 7, transcript="talk.vtt", chapters=CHAPTERS)
SPOKEN = week(2, sound=SOUND, title="A < B")
SHOW = replace(
    SETTINGS, podcast=Podcast("https://a.example/c.png", "Society & Culture > Documentary", True, "p@a.example")
)


def made(renderer: Any, *issues: Issue, settings: Any = SETTINGS) -> dict[str, str]:
    return publication_files([renderer], *issues, settings=settings)


def show(*issues: Issue) -> Any:
    return etree.fromstring(made(podcast.RENDERER, *issues, settings=SHOW)["podcast.xml"].encode())[0]


def test_without_sound_there_is_no_podcast() -> None:
    assert made(podcast.RENDERER, *weeks(2)) == {}
    assert made(podcast.RENDERER, replace(SPOKEN, audience="paid")) == {}


def test_an_episode_has_its_file_and_what_apple_and_podcasting_2_ask_for() -> None:
    channel = show(SPOKEN, week(1))
    (item,) = channel.findall("item")
    assert item.find("enclosure").attrib == {
        "url": "https://news.example/weekly/issues/week-2/talk%202.mp3",
        "length": "1234",
        "type": "audio/mpeg",
    }
    told = {name: item.findtext(ITUNES + name) for name in ("title", "explicit", "episodeType", "duration", "season")}
    assert told == {"title": "A < B", "explicit": "true", "episodeType": "full", "duration": "1872", "season": "1"}
    assert item.findtext(f"{PODCAST}episode") == "7"
    page = "https://news.example/weekly/issues/week-2/"
    assert item.find(f"{PODCAST}chapters").attrib == {
        "url": f"{page}chapters.json",
        "type": "application/json+chapters",
    }
    assert dict(item.find(f"{PODCAST}transcript").attrib) == {
        "url": f"{page}talk.vtt",
        "type": "text/vtt",
        "language": "en",
    }


def test_a_show_tells_who_owns_it_and_where_it_belongs() -> None:
    channel = show(SPOKEN)
    assert channel.find(f"{ITUNES}image").get("href") == "https://a.example/c.png"
    category = channel.find(f"{ITUNES}category")
    assert (category.get("text"), category[0].get("text")) == ("Society & Culture", "Documentary")
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "p@a.example"
    assert (channel.findtext(f"{ITUNES}explicit"), channel.findtext(f"{PODCAST}locked")) == ("true", "yes")
    assert channel.findtext(f"{PODCAST}guid") == show_guid("https://news.example/weekly/podcast.xml")


def test_a_show_has_the_guid_that_the_podcast_namespace_makes_for_it() -> None:
    assert show_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_chapters_lie_beside_the_page() -> None:
    files = issue_files(podcast.CHAPTER_RENDERER, SPOKEN)
    assert json.loads(files["issues/week-2/chapters.json"]) == {
        "version": "1.2.0",
        "title": "A < B",
        "chapters": [
            {"startTime": 0, "title": "Hello"},
            {
                "startTime": 750.5,
                "title": "Mixtral & co",
                "url": "https://news.example/weekly/issues/week-1/",
                "img": "https://news.example/weekly/issues/week-2/m.png",
            },
        ],
    }
    assert issue_files(podcast.CHAPTER_RENDERER, week(1)) == {}


def test_the_page_plays_it() -> None:
    html = issue_files(web.RENDERER, SPOKEN)["issues/week-2/index.html"]
    assert ("audio", {"controls": "", "preload": "none", "src": "talk%202.mp3"}) in elements(html)
    assert "12:30" in html
    assert "<audio" not in issue_files(web.RENDERER, replace(SPOKEN, audience="paid"))["issues/week-2/index.html"]


def test_the_front_matter_of_an_episode_is_read_in_every_shape() -> None:
    said: list[tuple[str, str]] = []

    def complain(code: str, message: str, key: str, hint: str = "") -> None:
        said.append((code, key))

    values = {
        "audio": {"url": "a.m4a", "length": "12"},
        "duration": "1:02:03",
        "episode": "7",
        "episode_type": "Bonus",
        "explicit": "true",
        "chapters": [
            "12:30 Then",
            "00:00 — First",
            {"start": "1:00:00", "title": "Last", "url": "https://x.example"},
            "no",
        ],
    }
    sound = read_sound(values, complain)
    chapters = (Chapter(0, "First"), Chapter(750, "Then"), Chapter(3600, "Last", "https://x.example"))
    assert sound == Sound("a.m4a", "audio/x-m4a", 12, 3723, 0, 7, "bonus", True, "", chapters)
    assert said == [("W226", "chapters")]
    assert read_sound({"duration": "half past"}, complain) is None
    assert read_sound({"audio": "a.mp3", "duration": "half past"}, complain) == Sound("a.mp3", "audio/mpeg")
    assert said[1:] == [("W226", "duration")]


def test_the_file_of_an_episode_is_known_by_its_ending_under_any_key() -> None:
    said: list[str] = []

    def complain(code: str, message: str, key: str, hint: str = "") -> None:
        said.append(code)

    file, other = "https://cdn.example/7 a.mp3?x=1", "https://cdn.example/7.M4A"
    jekyll = {"title": "On foo.mp3", "file": file, "length": "68413231", "duration": "1:11"}
    assert read_sound(jekyll, complain) == Sound(file, "audio/mpeg", 68413231, 71)
    assert read_sound({"url": other}, complain) == Sound(other, "audio/x-m4a")
    assert read_sound({"title": "foo.mp3", "url": "/issues/7/", "video": "7.mp4", "length": "7"}, complain) is None
    assert said == []


def test_each_language_has_a_feed_when_there_are_several() -> None:
    issues = (week(3, language="de"), week(2, language="pt_BR"), week(1))
    files = made(languages.RENDERER, *issues)
    assert list(files) == ["feeds/en.xml", "feeds/de.xml", "feeds/pt-br.xml"]
    parsed = feedparser.parse(files["feeds/pt-br.xml"])
    assert (parsed.feed.language, [entry.title for entry in parsed.entries]) == ("pt-BR", ["Week 2"])
    assert made(languages.RENDERER, *weeks(3)) == {}


def test_all_feeds_stand_in_one_file_and_the_whole_only_once() -> None:
    issues = (replace(SPOKEN, topics=("R & D",), language="de"), week(1))
    root = etree.fromstring(made(opml.RENDERER, *issues)["feeds.opml"].encode())
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "Example Weekly: all feeds")
    lines = root.findall(".//outline[@type='rss']")
    home = "https://news.example/weekly/"
    assert [line.get("xmlUrl").removeprefix(home) for line in lines] == [
        "feed.xml",
        "podcast.xml",
        "feeds/en.xml",
        "feeds/de.xml",
        "topics/r-d/feed.xml",
    ]
    assert lines[-1].get("text") == "Example Weekly: R & D"
    assert lines[-1].get("htmlUrl") == f"{home}topics/r-d/"


def test_guessed_addresses_lead_to_the_feed() -> None:
    files = made(redirects.RENDERER, week(1))
    for path in ("feed/index.html", "rss/index.html"):
        assert ("meta", {"http-equiv": "refresh", "content": "0; url=../feed.xml"}) in elements(files[path])
        kinds = [attrs["type"] for _, attrs in elements(files[path], "link") if attrs["rel"] == "alternate"]
        assert kinds[0] == "application/rss+xml"
    copy = feedparser.parse(files["index.xml"])
    (own,) = [link.href for link in copy.feed.links if link.rel == "self"]
    assert own == "https://news.example/weekly/index.xml"
    assert [entry.id for entry in copy.entries] == ["tag:news.example,2024:week-1"]


def test_hosts_that_redirect_by_themselves_get_a_list() -> None:
    issue = week(1, aliases=("old-name", "/2023/é.html"))
    rules = made(redirects.RENDERER, issue)["_redirects"].splitlines()
    assert "/weekly/feed /weekly/feed.xml 301" in rules
    assert "/weekly/issues/old-name/ /weekly/issues/week-1/ 301" in rules
    assert "/weekly/2023/%C3%A9.html /weekly/issues/week-1/ 301" in rules
    assert rules[-1] == "/weekly/p/:slug /weekly/issues/:slug/ 301"
