"""The pages made from many issues: front, archive, topics, sections, and what a site needs beside them."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from datetime import UTC, datetime
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

import pytest

from newsletter.model.issue import Person
from newsletter.model.publication import Publication
from newsletter.render import index, numbers, opml, search, sections, site, topics, web
from newsletter.render.excerpt import excerpt
from newsletter.render.sections import shelves
from newsletter.render.topics import by_topic
from tests.render.makers import (
    SETTINGS,
    a_section,
    an_entry,
    an_issue,
    body,
    elements,
    issue_files,
    publication_files,
)

ALL = (
    index.RENDERER,
    topics.RENDERER,
    sections.RENDERER,
    site.RENDERER,
    opml.RENDERER,
    search.RENDERER,
    numbers.RENDERER,
)
MAMBA = "https://arxiv.org/abs/2312.00752"
NEWEST = an_issue(
    "moe",
    topics=("open-models", "routing"),
    sections=(
        a_section(
            an_entry("Mamba, again", MAMBA, "the code"),
            an_entry("LLM360", "https://arxiv.org/abs/2312.06550"),
        ),
    ),
)
OLDER = an_issue(
    "mamba",
    published=datetime(2023, 12, 5, tzinfo=UTC),
    topics=("Open Models",),
    sections=(
        a_section(an_entry("Mamba", MAMBA, "the paper"), title="Papers of the month"),
        a_section(an_entry("Mixtral", "https://mistral.ai/news/mixtral/"), kind="models", title="Models"),
    ),
)
OLDEST = an_issue("notes", published=datetime(2023, 1, 9, tzinfo=UTC), updated=datetime(2023, 2, 1, tzinfo=UTC))
PAGES = publication_files(ALL, NEWEST, OLDER, OLDEST)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.split("<main")[1]).split())


def test_the_front_shows_the_latest_issue_and_lists_the_others() -> None:
    html = PAGES["index.html"]
    assert "<p>The body of moe.</p>" in html
    assert "The body of mamba" not in html
    assert html.index('href="issues/moe/index.html"') < html.index('href="issues/mamba/index.html"')
    assert [attrs for tag, attrs in elements(html) if tag == "h1"] == [{"class": "flag"}]


def test_the_front_lists_as_many_issues_as_the_settings_say_and_leads_to_the_rest() -> None:
    few = publication_files(ALL, NEWEST, OLDER, OLDEST, settings=replace(SETTINGS, recent_issues=1))["index.html"]
    assert "issues/notes/" not in few
    assert "All 3 issues" in few
    assert "All 3 issues" not in PAGES["index.html"]


def test_the_front_invites_with_the_page_and_the_three_feeds() -> None:
    links = [attrs["href"] for _, attrs in elements(PAGES["index.html"], "a")]
    wanted = ["subscribe/index.html", *(SETTINGS.absolute(f) for f in ("feed.xml", "atom.xml", "feed.json"))]
    assert set(wanted) <= set(links)


@pytest.mark.parametrize("path", ["index.html", "archive/index.html", "topics/index.html", "subscribe/index.html"])
def test_a_publication_without_issues_has_its_pages(path: str) -> None:
    assert "<h1" in publication_files(ALL)[path]


def test_the_archive_is_by_year_with_dates_and_reviews() -> None:
    html = PAGES["archive/index.html"]
    told = words(html)
    assert re.search(r"2024 1 issue 2024 in review Jan\. 3 Moe", told)
    assert re.search(r"2023 2 issues 2023 in review Dec\. 5 Mamba Jan\. 9 Notes", told)
    assert 'href="../reviews/2023/index.html"' in html


def test_what_has_no_date_stands_last_in_the_archive() -> None:
    html = publication_files(ALL, an_issue("undated", published=None), OLDER)["archive/index.html"]
    assert html.index("issues/mamba/") < html.index('id="y0"') < html.index("issues/undated/")
    assert "reviews/0" not in html


def test_topics_are_ranked_by_their_issues() -> None:
    assert re.search(r"Open Models 2 issues routing 1 issue", words(PAGES["topics/index.html"]))


def test_two_spellings_of_a_topic_are_one() -> None:
    found = by_topic((NEWEST, OLDER, an_issue("x", topics=("Open Models", "open-models"))))
    assert [(topic.place, len(topic.issues)) for topic in found] == [
        ("topics/open-models/", 3),
        ("topics/routing/", 1),
    ]
    html = PAGES["topics/open-models/index.html"]
    assert html.index("issues/moe/") < html.index("issues/mamba/")
    assert "issues/notes/" not in html


def test_a_paper_stands_once_with_each_mention_and_its_date() -> None:
    again = an_issue("again", sections=(a_section(an_entry("Mamba, once more", MAMBA)),))
    html = publication_files(ALL, again, NEWEST, OLDER)["sections/papers/index.html"]
    (paper,) = (part.split("</li>")[0] for part in html.split(f'<p class="work"><a href="{MAMBA}">')[1:])
    assert paper.startswith("Mamba, once more</a>")
    assert [attrs["href"] for _, attrs in elements(paper, "a")] == [
        "../../issues/again/index.html#papers",
        "../../issues/moe/index.html#papers",
        "../../issues/mamba/index.html#papers",
    ]
    assert re.findall(r"\d+ \w+ 20\d\d", paper) == ["3 January 2024", "3 January 2024", "5 December 2023"]
    assert "2024 2 entries from 2 issues" in words(html)
    assert 'Covered again later: <a href="index.html#y2024">Mamba</a>' in html
    assert "0 entries" not in words(html)


def test_a_work_that_a_section_tells_of_twice_is_mentioned_once() -> None:
    twice = an_issue(sections=(a_section(an_entry("Mamba", MAMBA), an_entry("Mamba, the code", MAMBA, line=2)),))
    html = publication_files(ALL, twice)["sections/papers/index.html"]
    assert html.count("../../issues/moe/index.html#papers") == 1
    assert "Mamba, the code" not in html


def test_a_review_adds_a_mention_and_leaves_the_words_to_the_issue() -> None:
    told = a_section(an_entry("Mamba", MAMBA, "(Dec. 5)"))
    review = an_issue("year", kind="review", sections=(told,))
    issue = an_issue("before", sections=(a_section(an_entry("Mamba", MAMBA, "linear in time. #state-space #ssm")),))
    html = publication_files(ALL, review, issue)["sections/papers/index.html"]
    assert re.findall(r'<p class="about">(.*)</p>', html) == ["linear in time."]
    assert html.count('<p class="mentions">') == 2
    alone = publication_files(ALL, review)["sections/papers/index.html"]
    assert '<p class="about">(Dec. 5)</p>' in alone


def test_a_kind_without_entries_has_no_page() -> None:
    empty = an_issue(sections=(a_section(kind="links", title="Links"),))
    assert not [path for path in publication_files(ALL, empty) if path.startswith("sections/")]


@pytest.mark.parametrize(
    ("titles", "name"),
    [(("Papers of note", "Papers of note", "Papers"), "Papers of note"), (("A b", "C d"), "Papers")],
)
def test_a_shelf_is_called_as_most_of_its_sections(titles: tuple[str, ...], name: str) -> None:
    issues = tuple(an_issue(f"no-{n}", sections=(a_section(an_entry("x"), title=t),)) for n, t in enumerate(titles))
    assert [shelf.title for shelf in shelves(issues)] == [name]


def test_sections_of_no_kind_have_no_page() -> None:
    assert shelves((an_issue(sections=(a_section(an_entry("x"), kind="other", title="The best case"),)),)) == ()


def test_an_entry_links_only_to_the_web() -> None:
    entry = an_entry("Click", "x")._replace(href="javascript:alert(1)", url="javascript:alert(1)")
    html = publication_files(ALL, an_issue(sections=(a_section(entry),)))["sections/papers/index.html"]
    assert "javascript:" not in html


def test_every_page_is_in_the_sitemap_with_the_date_of_its_text() -> None:
    tree = ElementTree.fromstring(PAGES["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in tree}
    made = {path for path in PAGES if path.endswith("index.html")}
    made |= {path for issue in (NEWEST, OLDER, OLDEST) for path in issue_files(web.RENDERER, issue)}
    made = {path for path in made if not path.startswith("p/")}  # these only lead on
    made |= {"reviews/2024/index.html", "reviews/2023/index.html"}
    assert set(listed) == {SETTINGS.absolute(path.removesuffix("index.html")) for path in made}
    assert listed[SETTINGS.absolute("issues/notes/")] == "2023-02-01T00:00:00Z"
    assert listed[SETTINGS.absolute("")] == "2024-01-03T09:00:00Z"


def test_the_sitemap_knows_no_draft() -> None:
    assert "issues/moe/" not in publication_files(ALL, replace(NEWEST, status="draft"), OLDER)["sitemap.xml"]


def test_robots_are_shown_the_sitemap() -> None:
    assert "Sitemap: https://news.example/weekly/sitemap.xml" in PAGES["robots.txt"]


def test_the_page_for_lost_readers_works_at_any_depth() -> None:
    addresses = [a.get("href", "") for tag, a in elements(PAGES["404.html"]) if tag in ("a", "link")]
    assert all(address.startswith(("/weekly/", "https://news.example/weekly/", "#")) for address in addresses)
    assert "/weekly/assets/style.css" in addresses  # so it has its looks on a server of the editor's own, too
    assert "noindex" in PAGES["404.html"]


def test_subscribing_is_copying_an_address() -> None:
    fields = [attrs["value"] for _, attrs in elements(PAGES["subscribe/index.html"], "input")]
    assert fields == [SETTINGS.absolute(file) for file in ("feed.xml", "atom.xml", "feed.json")]
    assert SETTINGS.absolute("topics/open-models/feed.xml") in PAGES["subscribe/index.html"]
    assert SETTINGS.absolute("sections/papers/feed.xml") in PAGES["subscribe/index.html"]


def test_a_topic_and_a_section_name_their_own_feed_behind_those_of_the_whole() -> None:
    for place, name in (("topics/routing/", "routing"), ("sections/papers/", "Papers")):
        links = [a for _, a in elements(PAGES[f"{place}index.html"], "link") if a.get("rel") == "alternate"]
        assert len(links) == 4
        assert links[-1]["href"] == SETTINGS.absolute(f"{place}feed.xml")
        assert links[-1]["title"] == f"Example Weekly: {name}"


def test_mail_is_offered_when_there_is_somebody_to_write_to() -> None:
    with_sender = replace(SETTINGS, sender=Person("Ada", "ada@news.example"))
    assert "mailto:" in publication_files(ALL, NEWEST, settings=with_sender)["subscribe/index.html"]
    assert "mailto:" not in PAGES["subscribe/index.html"]


def test_the_current_page_is_marked_in_the_navigation() -> None:
    marked = [a for _, a in elements(PAGES["archive/index.html"], "a") if "aria-current" in a]
    assert marked == [{"href": "index.html", "aria-current": "page"}]
    above = [a for _, a in elements(PAGES["topics/routing/index.html"], "a") if "aria-current" in a]
    assert above == [{"href": "../index.html", "aria-current": "true"}]


def test_every_link_between_pages_leads_to_a_page() -> None:
    files = dict(PAGES) | {"reviews/2023/index.html": "", "reviews/2024/index.html": ""}
    for issue in (NEWEST, OLDER, OLDEST):
        files |= issue_files(web.RENDERER, issue)
    checked = 0
    for path, html in files.items():
        for tag, attrs in elements(html) if path.endswith(".html") else []:
            address = attrs.get("href", "")
            if tag in ("a", "link") and address and not re.match("https?:|mailto:|feed:|#", address):
                checked += 1
                place = address.split("#")[0]
                file = place.removeprefix("/weekly/") if place.startswith("/") else normpath(join(dirname(path), place))
                assert file in files or f"{file}index.html" in files, (path, address)
    assert checked > 100


def test_pages_can_be_made_in_another_process() -> None:
    for renderer in ALL:
        for page in renderer.pages(Publication(SETTINGS, (NEWEST, OLDER))):
            assert pickle.loads(pickle.dumps(page)) == page


def test_a_feed_has_a_style_without_scripts() -> None:
    assert "rss::before" in PAGES["assets/feed.css"]
    assert "@import" not in PAGES["assets/feed.css"] + PAGES["assets/style.css"]
    assert "url(" not in PAGES["assets/feed.css"] + PAGES["assets/style.css"]


def test_a_page_of_nothing_but_drafts_is_not_for_search_engines() -> None:
    files = publication_files(ALL, replace(NEWEST, status="draft"), OLDER)
    assert "noindex" in files["topics/routing/index.html"]
    assert "noindex" not in files["topics/open-models/index.html"] + files["archive/index.html"]


def test_the_front_shows_the_beginning_of_a_long_issue_and_leads_on() -> None:
    blocks = '<p>Words<a href="#fn-1">1</a>.</p>\n' + "".join(
        f'<h2 id="h{n}">H</h2>\n<p>{"x" * 5000}</p>\n' for n in range(9)
    )
    html = publication_files(ALL, NEWEST, texts=body(blocks + '<p id="fn-1">Note</p>'))["index.html"]
    assert ("h4" in html, html.count("<h3 id=")) == (True, 5)
    assert len(html) < 50_000
    assert 'href="issues/moe/index.html#fn-1"' in html
    assert "Read on: Moe" in html
    short = publication_files(ALL, NEWEST)["index.html"]
    assert "Read on" not in short


def test_the_archive_in_numbers_is_tables() -> None:
    html = PAGES["archive/numbers/index.html"]
    assert "Archive In numbers 3 issues, counted. Issues per year 2 2023 1 2024" in words(html)
    assert html.count("<table") == html.count("<svg") == 3
    assert "There is nothing to count yet" in publication_files(ALL)["archive/numbers/index.html"]


def test_the_chart_of_topics_goes_down_whether_heads_or_tags_name_them() -> None:
    tagged = an_entry("Mamba", MAMBA)._replace(topics=("often",))
    issues = [
        an_issue(f"no-{n}", topics=("named",) if not n else (), tags=("often",), sections=(a_section(tagged),))
        for n in range(3)
    ]
    html = publication_files(ALL, *issues)["archive/numbers/index.html"]
    assert "Issues by topic often 3 named 1" in words(html)


@pytest.mark.parametrize(
    ("html", "most", "kept"),
    [
        ("<p>a</p><p>b</p>", 99, "<p>a</p><p>b</p>"),
        ("<p>a</p><p>b</p>", 10, "<p>a</p>"),
        ("<div><p>a</p><p>b</p></div><p>c</p>", 12, "<div><p>a</p><p>b</p></div>"),
        ("<p>a</p><hr><p>b<br>c</p><p>d</p>", 26, "<p>a</p><hr><p>b<br>c</p>"),
        ('<p title="</p>">a</p><p>b</p>', 22, '<p title="</p>">a</p>'),
    ],
)
def test_an_excerpt_ends_between_two_blocks(html: str, most: int, kept: str) -> None:
    assert excerpt(html, most) == (kept, kept != html)
