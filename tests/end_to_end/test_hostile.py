"""The archive that nobody would wish for, built: every feed can be read, says the same, and holds nothing harmful."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from tests.end_to_end.hostile import fill
from tests.newsroom import Newsroom

MISSING = "which is not there"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    newsroom = Newsroom(tmp_path_factory.mktemp("hostile"))
    fill(newsroom)
    newsroom.run("build")
    return newsroom


def feeds(newsroom: Newsroom) -> Iterator[tuple[str, bytes]]:
    for path, data in newsroom.files("dist").items():
        if path.endswith(".xml") and path != "sitemap.xml":
            yield path, data


def test_every_feed_is_sound_small_enough_and_read_without_a_complaint(built: Newsroom) -> None:
    read = 0
    for path, data in feeds(built):
        parsed = feedparser.parse(data)
        assert not parsed.bozo, (path, parsed.bozo_exception)
        assert len(data) <= 512 * 1024, path
        ids = [entry.id for entry in parsed.entries]
        assert len(set(ids)) == len(ids), path
        moments = [entry["updated" if "updated" in entry else "published"] for entry in parsed.entries]
        assert "sections" in path or len(set(moments)) == len(moments), path
        read += 1
    assert read > 20


def test_the_name_of_an_author_is_no_address(built: Newsroom) -> None:
    names = re.findall(r"<(?:name|dc:creator)>(.*?)</", built.read("dist/atom.xml") + built.read("dist/feed.xml"))
    assert {"Ada &amp; Bo &lt;Example&gt;", "Cy &amp; Co"} <= set(names)
    assert not [name for name in names if "@" in name]


def test_the_check_finds_nothing_but_the_pictures_that_the_issues_lack(built: Newsroom) -> None:
    run = built.run("check", "dist", "--format", "json")
    told = json.loads(run.out)["problems"]
    broken = [one for one in told if one["severity"] != "note" and MISSING not in one["message"]]
    assert broken == []
    lost = {Path(one["message"].split(" leads to ")[1].split(",")[0]).name for one in told if MISSING in one["message"]}
    assert lost <= {"a.png", "b.png", "plot.png", "a%20b.png", "a b.png", "index.html"} | {
        f"talk {n}.mp3" for n in range(61)
    }


def test_every_issue_with_a_date_is_reached_from_the_feed_exactly_once(built: Newsroom) -> None:
    path, seen = "feed.xml", list[str]()
    while path:
        parsed = feedparser.parse(built.read(f"dist/{path}"))
        seen += [entry.link for entry in parsed.entries]
        older = [link.href for link in parsed.feed.links if link.rel == "prev-archive"]
        path = older[0].removeprefix("https://bits.hostile-weekly.net/archive/") if older else ""
    assert len(seen) == len(set(seen)) == 60


def test_no_list_is_longer_than_fifty_thousand_bytes(built: Newsroom) -> None:
    pages = {path: data for path, data in built.files("dist").items() if path.endswith("index.html")}
    lists = {path: len(data) for path, data in pages.items() if not path.startswith(("issues/", "reviews/"))}
    assert max(lists.values()) < 50_000, max(lists, key=lambda path: lists[path])


def test_a_new_issue_changes_what_must_change_and_no_closed_document(built: Newsroom) -> None:
    before = built.files("dist")
    built.write("issues/2024-03-06-newest.md", "---\ntitle: Newest\ntopics: [moe]\n---\n## Papers ]]>\n\nWords.\n")
    built.run("build")
    after = built.files("dist")
    changed = {path for path in after if before.get(path) != after[path]}
    own = {path for path in changed if path.startswith(("issues/newest/", "p/newest/"))}
    newest = {path.split("/")[1] for path in changed if path.startswith("issues/")} - {"newest"}
    assert len(newest) == 1
    others = {path for path in changed - own if not path.startswith("issues/")}
    assert {path for path in others if path.startswith("feeds/")} == {"feeds/en.xml"}
    assert others <= {
        *("index.html", "feed.xml", "atom.xml", "feed.json", "index.xml", "sitemap.xml", "feeds/en.xml", "_redirects"),
        *("archive/index.html", "archive/numbers/index.html", "search/2024.js", "search/index.html", "library.json"),
        *("topics/index.html", "topics/moe/index.html", "topics/moe/feed.xml", "subscribe/index.html", "feeds.opml"),
        *("reviews/2024/index.html", "reviews/2024/email.html", "reviews/2024/email.txt", "reviews/2024/email.eml"),
    }
    assert {"feed.xml", "atom.xml", "feed.json", "archive/index.html", "topics/moe/index.html"} <= others
