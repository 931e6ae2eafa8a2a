"""The page of a topic tells of each item that is tagged with it, wherever it stood; a tag alone makes a topic, too."""

from __future__ import annotations

import re

import pytest

from newsletter.model.issue import Link
from newsletter.render import opml, site, topics
from newsletter.render.outline import outlined
from newsletter.render.renderer import Press
from newsletter.render.topics import _topic, by_topic
from newsletter.render.years import Leaf, Run, Year
from tests.newsroom import Newsroom
from tests.render.feed_makers import week
from tests.render.makers import SETTINGS, a_section, a_theme, an_entry, an_issue, body, publication_files

ISSUES = """
==> 2022-05-01-old.md
---
title: Old
---
## Links

- [Mamba](https://arxiv.org/abs/2312.00752) — first words. #state-space
==> 2023-01-04-named.md
---
title: Named
topics: [State space]
---
Words.
==> 2023-02-01-both.md
---
title: Both
topics: [state-space]
---
## Papers

- [Mamba](https://arxiv.org/abs/2312.00752v2) — again. #State-Space #speed
- [Whisper](https://a.example/w) — speech. #speech
"""


def fill(newsroom: Newsroom) -> None:
    for part in ISSUES.strip().split("==> ")[1:]:
        name, _, text = part.partition("\n")
        newsroom.write(f"issues/{name}", text)


def test_a_topic_page_lists_its_issues_and_every_tagged_item_once_with_each_mention(newsroom: Newsroom) -> None:
    fill(newsroom)
    assert newsroom.run("build").code == 0
    page = newsroom.read("dist/topics/state-space/index.html")
    assert "2 issues, 1 mention, newest first" in page
    assert re.findall(r'<h2><a href="[^"]+">(\w+)</a>', page) == ["Both", "Named"]
    below = page.partition("Mentioned in 2023")[2]
    assert re.findall(r'<p class="work"><a href="[^"]+">(\w+)</a>', below) == ["Mamba"]
    assert re.findall(r'<p class="mentions"><a href="([^"]+)">(\w+)</a>', below)[:2] == [
        ("../../issues/both/index.html#papers", "Both"),
        ("../../issues/old/index.html#links", "Old"),
    ]


def test_a_tag_that_no_issue_names_has_a_page_and_a_feed(newsroom: Newsroom) -> None:
    fill(newsroom)
    newsroom.run("build")
    assert "Whisper" in newsroom.read("dist/topics/speech/index.html")
    assert "<title>Both</title>" in newsroom.read("dist/topics/speech/feed.xml")
    overview = " ".join(re.sub(r"<[^>]+>", " ", newsroom.read("dist/topics/index.html")).split())
    assert "State space 2 issues, 2 mentions speech 1 issue, 1 mention speed 1 issue, 1 mention" in overview


def test_every_way_on_the_pages_leads_somewhere(newsroom: Newsroom) -> None:
    fill(newsroom)
    for nth in range(150):
        tag = "#state-space" if nth % 3 else ""
        words = " ".join(f"word{nth}-{n}" for n in range(40))
        head = f"title: Issue {nth}\ndescription: {words}\n" + ("topics: [state-space]\n" if nth % 2 else "")
        link = f"https://a.example/{nth % 50}"
        newsroom.write(
            f"issues/{2010 + nth // 15}-{1 + nth % 12:02}-01-n{nth}.md",
            f"---\n{head}---\n## Links\n\n- [Link {nth % 50}]({link}) — {words} {tag}\n",
        )
    assert newsroom.run("build").code == 0
    pages = {path: data.decode() for path, data in newsroom.files("dist/topics/state-space").items()}
    assert len([path for path in pages if path.endswith("index.html")]) > 2
    for path, text in pages.items():
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        for href in re.findall(r'href="([^":]*#[^"]+)"', text):
            place, _, fragment = href.partition("#")
            folder = newsroom.root / "dist/topics/state-space" / path
            target = (folder.parent / place).resolve() if place else folder
            target = target / "index.html" if target.is_dir() else target
            assert f'id="{fragment}"' in target.read_text("utf-8"), (path, href)


def test_the_list_of_very_many_tags_ends_somewhere(newsroom: Newsroom) -> None:
    for nth in range(10):
        items = "\n".join(f"- [Link {n}](https://a.example/{n}) #tag-{nth}-{n}" for n in range(50))
        newsroom.write(f"issues/2023-01-{nth + 1:02}-n.md", f"---\ntitle: N{nth}\n---\n## Links\n\n{items}\n")
    newsroom.run("build")
    page = newsroom.read("dist/topics/index.html")
    more = re.search(r"And (\d+) topics more, mentioned less often\.", page)
    assert more
    assert page.count('href="tag-') + int(more[1]) == 500
    assert len(page) < 50_000
    assert (newsroom.root / "dist/topics/tag-9-49/index.html").exists()


@pytest.mark.parametrize("name", ["pipes", "очень длинное название темы & ещё длиннее"])
def test_lists_of_thousands_of_topics_stay_below_fifty_thousand_bytes(name: str) -> None:
    issues = [an_issue(f"n{n}", topics=tuple(f"{name} {n}-{m}" for m in range(10))) for n in range(200)]
    files = publication_files([topics.RENDERER, site.RENDERER, opml.RENDERER], *issues)
    for place, path in (("topics/", "/index.html"), ("subscribe/", "/feed.xml")):
        page = files[f"{place}index.html"]
        (more,) = re.findall(r"And ([\d,]+) (?:topics|feeds) more", page)
        assert 20_000 < len(page.encode()) < 50_000
        assert len(set(re.findall(rf'href="[^"]*?([\w-]+-\d+-\d+){path}"', page))) + int(more.replace(",", "")) == 2000
    assert files["feeds.opml"].count("<outline") > 2000


def test_topics_named_by_issues_come_before_tags() -> None:
    tagged = a_section(an_entry("A", "https://a.org")._replace(topics=("moe",)))
    issues = (an_issue("a", sections=(tagged,), tags=("moe",)), an_issue("b", topics=("zoo",)))
    assert [(one.slug, one.is_named, len(one.issues)) for one in by_topic(issues)] == [
        ("zoo", True, 1),
        ("moe", False, 1),
    ]


def test_a_page_of_a_year_in_which_no_issue_names_the_topic_still_shows_where_it_is() -> None:
    mentioned = week(1, topics=(), sections=(a_section(an_entry("Paper")._replace(topics=("moe",))),))
    run, years = Run("topics/moe/", "2023 2022", 1), (Year(2022, (outlined(mentioned),)),)
    leaf = Leaf("topics/moe/2022/", "2022", years, run, newer=Link("2023", "topics/moe/"))
    press = Press(SETTINGS, a_theme(), lambda issue: body(), lambda issue: "")
    html = _topic(press, "moe", "moe", True, leaf, ((),)).decode()
    assert '<a href="#y2022" aria-current="page">2022</a>' in html
