"""The feeds of a publication as a list that another program imports."""

from __future__ import annotations

from pathlib import PurePosixPath
from xml.etree import ElementTree

from newsletter.library.opml import opml
from newsletter.model.source import Raw
from newsletter.sources import read

LIST = """\
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Labs &amp; friends">
<outline type="rss" text="Zinc" xmlUrl="https://zinc.example/feed?a=1&amp;b=2" htmlUrl="https://zinc.example/"/>
<outline type="rss" text="Copper" xmlUrl="https://copper.example/feed"/>
</outline>
<outline type="rss" text="Loose &lt;one&gt;" xmlUrl="https://loose.example/rss"/>
<outline type="rss" text="Copper again" xmlUrl="https://copper.example/feed"/>
</body></opml>
"""


def told(text: str) -> list[tuple[str, str, str]]:
    items = read(Raw(PurePosixPath("seeds/feeds.opml"), text.encode())).items
    return [(item.title, item.href, item.seen[0].heading) for item in items]


def test_a_list_that_is_written_is_read_as_the_same_feeds() -> None:
    written = opml("Mine & others", read(Raw(PurePosixPath("seeds/feeds.opml"), LIST.encode())).items)
    assert sorted(told(written)) == sorted(told(LIST))
    tree = ElementTree.fromstring(written)
    assert tree.findtext("head/title") == "Mine & others"
    assert [one.get("text") for one in tree.iterfind("body/outline")] == ["Loose <one>", "Labs & friends"]


def test_an_empty_list_is_a_list() -> None:
    assert ElementTree.fromstring(opml("T", ())).find("body") is not None
