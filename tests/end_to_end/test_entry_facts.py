"""What the lock knows of an entry stands below it on the page, in the mail and in the text; nobody has to write it."""

from __future__ import annotations

import json

from tests.newsroom import Newsroom

SETTINGS = 'title = "T"\nbase_url = "https://e.example"\n'
ISSUE = """\
---
title: Kettles
number: 1
date: 2024-01-05
description: about kettles
---
An [essay](https://arxiv.org/abs/2301.00001) that links in passing.

## Papers
- [A study of kettles](https://arxiv.org/pdf/2301.00001v2?utm_source=x) — worth a read.
  - [its code](https://github.com/example/kettles)
- [By Ada Author herself](https://openreview.net/forum?id=abc) — in COLM.

### [A long one](https://kettle.example/long)

Its text.
"""
LOCK = """\
["https://arxiv.org/abs/2301.00001"]
title = "A study of kettles"
authors = ["Ada Author", "Ben <Bold>"]
published = "2023-01-02"
venue = "COLM"

["https://github.com/example/kettles"]
licence = "MIT"

["https://kettle.example/long"]
authors = ["Cy Copper"]

["https://openreview.net/forum?id=abc"]
authors = ["Ada Author"]
venue = "COLM"
published = "2024"

["https://openreview.net/forum?id=other"]
authors = ["Nobody Here"]
"""


def built(newsroom: Newsroom) -> tuple[str, str, str]:
    newsroom.run("build", "--output", "dist")
    names = ("index.html", "email.html", "email.txt")
    page, mail, text = (newsroom.read(f"dist/issues/week/{name}") for name in names)
    return page, mail, text


def test_a_line_of_facts_stands_below_each_entry_that_the_lock_knows(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", SETTINGS)
    newsroom.write("issues/2024-01-05-week.md", ISSUE)
    newsroom.write("seeds/library.lock", LOCK)
    page, mail, text = built(newsroom)
    for one in (page, mail):
        assert one.count("Ada Author, Ben &lt;Bold&gt; · 2023-01-02 · COLM") == 1, "not below the link in passing"
        assert ">MIT<" in one
        assert ">Cy Copper<" in one
        assert ">2024<" in one, "what the entry says itself is not said again"
        assert "Nobody Here" not in one
    assert "Ada Author, Ben <Bold> · 2023-01-02 · COLM" in text
    assert "Ben" not in json.dumps(json.loads(newsroom.read("dist/library.json"))["items"][0].get("comment", ""))


def test_a_lock_that_changed_is_seen_and_only_where_it_matters(newsroom: Newsroom) -> None:
    newsroom.write("newsletter.toml", SETTINGS)
    newsroom.write("issues/2024-01-05-week.md", ISSUE)
    newsroom.write("issues/2024-01-12-other.md", "---\ntitle: Other\ndate: 2024-01-12\n---\n## Links\n- nothing\n")
    assert "COLM</em>" not in built(newsroom)[0]
    other = (newsroom.root / "dist/issues/other/email.html").stat().st_mtime_ns
    newsroom.write("seeds/library.lock", LOCK)
    assert "Ada Author" in built(newsroom)[0]
    assert (newsroom.root / "dist/issues/other/email.html").stat().st_mtime_ns == other


def test_facts_may_be_turned_off_or_chosen(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-05-week.md", ISSUE)
    newsroom.write("seeds/library.lock", LOCK)
    newsroom.write("newsletter.toml", SETTINGS + "facts = []\n")
    assert "Cy Copper" not in built(newsroom)[0]
    newsroom.write("newsletter.toml", SETTINGS + 'facts = ["venue"]\n')
    page, _, _ = built(newsroom)
    assert ">COLM<" in page
    assert "Ben" not in page
    newsroom.write("newsletter.toml", SETTINGS + 'facts = ["venues"]\n')
    told = newsroom.run("build")
    assert (told.code, "did you mean 'venue'" in told.err) == (2, True)
