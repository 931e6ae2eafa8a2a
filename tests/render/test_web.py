"""The web page of an issue."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from newsletter.model.issue import Link, Person
from newsletter.model.publication import Frame
from newsletter.render import index, search, site
from newsletter.render.theme import rendered
from newsletter.render.web import RENDERER
from tests.render.makers import SETTINGS, a_theme, an_issue, body, elements, issue_files, publication_files

HOSTILE = 'a < b & "c" </script> ]]>'


def page(**changes: object) -> str:
    return issue_files(RENDERER, an_issue(**changes))["issues/moe/index.html"]


def metas(html: str) -> dict[str, str]:
    return {a.get("property") or a.get("name", ""): a.get("content", "") for _, a in elements(html, "meta")}


def linked(html: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    data: dict[str, object] = json.loads(found)
    return data


def test_a_hostile_title_is_text_everywhere() -> None:
    html = page(title=HOSTILE, description=HOSTILE, topics=(HOSTILE,), authors=(Person(HOSTILE),))
    assert "a &lt; b &amp; &#34;c&#34; &lt;/script&gt;" in html
    assert html.count("</script>") == 1
    assert linked(html)["headline"] == HOSTILE
    assert metas(html)["og:title"] == HOSTILE


def test_the_body_stands_as_it_was_written() -> None:
    html = issue_files(RENDERER, an_issue(), body("<p>a &lt; b <em>c</em></p>"))["issues/moe/index.html"]
    assert "<p>a &lt; b <em>c</em></p>" in html


def test_links_to_our_own_pages_are_written_from_the_page() -> None:
    home = "https://news.example/weekly/"
    text = "".join(
        f'<a href="{home}{way}">x</a>' for way in ("issues/a/", "issues/a/#b", "", "feed.xml", "issues/moe/#c")
    )
    html = issue_files(RENDERER, an_issue(), body(f"<p>{text}</p><pre>href=&quot;{home}&quot;</pre>"))
    prose = html["issues/moe/index.html"].partition('<div class="prose">')[2].partition("</div>")[0]
    assert [attrs["href"] for _, attrs in elements(prose, "a")] == [
        "../a/index.html",
        "../a/index.html#b",
        "../../index.html",
        "../../feed.xml",
        "index.html#c",
    ]
    assert f"href=&quot;{home}&quot;" in prose


def test_a_page_has_one_h1_and_its_landmarks() -> None:
    tags = [tag for tag, _ in elements(page())]
    assert [tags.count(name) for name in ("h1", "main")] == [1, 1]
    assert page().startswith("<!doctype html>\n")


def test_the_skip_link_leads_to_the_text() -> None:
    html = page()
    assert ("a", {"class": "skip", "href": "#_main"}) in elements(html)
    assert [attrs["id"] for _, attrs in elements(html, "main")] == ["_main"]


def test_links_are_written_from_the_depth_of_the_page() -> None:
    html = page(topics=("Open models",))
    links = {attrs["href"] for _, attrs in elements(html, "a")}
    assert {"../../index.html", "../../archive/index.html", "../../topics/open-models/index.html"} <= links
    assert ("link", {"rel": "stylesheet", "href": "../../assets/style.css"}) in elements(html)


def test_neighbours_are_linked_in_the_head_and_on_the_page() -> None:
    frame = Frame(SETTINGS, older=Link("Mamba", "issues/mamba/"), newer=Link("2023", "reviews/2023/"))
    html = issue_files(RENDERER, an_issue(), frame=frame)["issues/moe/index.html"]
    for rel, address in (("prev", "../mamba/index.html"), ("next", "../../reviews/2023/index.html")):
        found = {tag for tag, attrs in elements(html) if (attrs.get("rel"), attrs.get("href")) == (rel, address)}
        assert found == {"link", "a"}
    assert 'rel="prev"' not in page()


def test_autodiscovery_names_rss_first_with_full_addresses() -> None:
    found = [attrs for _, attrs in elements(page(), "link") if attrs["rel"] == "alternate"]
    assert [attrs["href"] for attrs in found] == [
        f"https://news.example/weekly/{file}" for file in ("feed.xml", "atom.xml", "feed.json")
    ]
    assert [attrs["type"].split("/")[1] for attrs in found] == ["rss+xml", "atom+xml", "feed+json"]
    assert all("Example Weekly" in attrs["title"] for attrs in found)


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({}, "https://news.example/weekly/issues/moe/"),
        ({"canonical": "https://elsewhere.example/moe"}, "https://elsewhere.example/moe"),
    ],
)
def test_the_canonical_address_is_absolute(changes: dict[str, object], address: str) -> None:
    html = page(**changes)
    assert ("link", {"rel": "canonical", "href": address}) in elements(html)
    assert metas(html)["og:url"] == address


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("cover.png", "https://news.example/weekly/issues/moe/cover.png"),
        ("/assets/cover.png", "https://news.example/weekly/issues/moe/assets/cover.png"),
        ("https://img.example/a.png", "https://img.example/a.png"),
    ],
)
def test_the_picture_for_sharing_is_absolute(image: str, address: str) -> None:
    shared = metas(page(image=image, image_alt="A plot"))
    assert (shared["og:image"], shared["og:image:alt"]) == (address, "A plot")
    assert shared["twitter:card"] == "summary_large_image"
    assert metas(page())["twitter:card"] == "summary"


def test_search_engines_learn_dates_authors_and_whether_it_is_free() -> None:
    facts = linked(page(authors=(Person("Ada", url="https://ada.example"),), audience="paid", number=12))
    assert facts["datePublished"] == "2024-01-03T09:00:00Z"
    assert facts["author"] == [{"@type": "Person", "name": "Ada", "url": "https://ada.example"}]
    assert (facts["isAccessibleForFree"], facts["position"]) == (False, 12)
    assert "image" not in facts


def test_search_engines_learn_what_a_page_is_about_even_when_nobody_wrote_it_down() -> None:
    assert metas(page(description="One line."))["description"] == "One line."
    assert metas(page())["description"] == "Words."
    wordless = issue_files(RENDERER, an_issue(), body("<hr>"), Frame(replace(SETTINGS, description="")))
    assert (
        metas(wordless["issues/moe/index.html"])["description"] == "Example Weekly: the latest issue and all before it."
    )


def test_number_date_and_reading_time_are_told() -> None:
    html = page(number=12)
    assert "No. 12" in html
    assert ">3 January 2024</time>" in html
    assert "4 min read" in html


def test_an_issue_without_number_date_and_words_tells_none() -> None:
    html = page(published=None, words=0)
    assert "<time" not in html
    assert "min read" not in html
    assert "No. " not in html


@pytest.mark.parametrize(
    ("changes", "badge"),
    [({"audience": "paid"}, "Paid"), ({"status": "draft"}, "Draft"), ({"kind": "interview"}, "Interview")],
)
def test_badges_tell_what_is_special(changes: dict[str, object], badge: str) -> None:
    assert f">{badge}</span>" in page(**changes)
    assert f">{badge}</span>" not in page()


def test_a_draft_is_not_for_search_engines() -> None:
    assert metas(page(status="draft"))["robots"] == "noindex"
    assert "robots" not in metas(page())


def test_a_list_of_contents_appears_when_there_is_something_to_choose() -> None:
    three = tuple(Link(name, f"#{name.lower()}") for name in ("Models", "Papers", "Links"))
    html = issue_files(RENDERER, an_issue(), body(contents=three))["issues/moe/index.html"]
    assert '<a href="#papers">Papers</a>' in html
    short = issue_files(RENDERER, an_issue(), body(contents=three[:2]))["issues/moe/index.html"]
    assert 'class="contents"' not in short


@pytest.mark.parametrize(
    ("alias", "file", "way"),
    [
        ("old-moe", "issues/old-moe/index.html", "../moe/index.html"),
        ("/2024/moe.html", "2024/moe.html", "../issues/moe/index.html"),
        ("/p/moe", "p/moe/index.html", "../../issues/moe/index.html"),
    ],
)
def test_an_old_address_leads_to_the_page(alias: str, file: str, way: str) -> None:
    html = issue_files(RENDERER, an_issue(aliases=(alias,)))[file]
    assert ("meta", {"http-equiv": "refresh", "content": f"0; url={way}"}) in elements(html)
    assert ("link", {"rel": "canonical", "href": SETTINGS.absolute("issues/moe/")}) in elements(html)


@pytest.mark.parametrize("alias", ["moe", "/../moe", "/"])
def test_an_alias_never_replaces_the_page_nor_leaves_the_folder(alias: str) -> None:
    assert list(issue_files(RENDERER, an_issue(aliases=(alias,)))) == ["issues/moe/index.html", "p/moe/index.html"]


def test_an_issue_in_another_language_says_so() -> None:
    assert elements(page(language="de"), "html") == [("html", {"lang": "de"})]


def test_an_issue_whose_language_runs_from_right_to_left_says_so() -> None:
    html = page(language="ar")
    assert elements(html, "html") == [("html", {"lang": "ar", "dir": "rtl"})]
    assert 'dir="ltr"' not in html


def test_an_issue_that_runs_the_other_way_than_its_page_says_so() -> None:
    front = publication_files((index.RENDERER,), an_issue(language="he"))["index.html"]
    assert elements(front, "html") == [("html", {"lang": "en"})]
    assert elements(front, "article")[0][1]["dir"] == "rtl"


def test_the_style_knows_no_left_and_right_where_it_means_begin_and_end() -> None:
    style = rendered(a_theme(), "web/style.css", settings=SETTINGS)
    assert not re.findall(r"(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right):", style)


def test_the_page_asks_nothing_of_other_hosts_and_runs_no_script() -> None:
    html = page(image="https://img.example/a.png")
    loading = {"script", "img", "iframe", "audio", "video", "source", "object", "embed"}
    assert [attrs for tag, attrs in elements(html) if tag in loading] == [{"type": "application/ld+json"}]
    loaded = [
        a["href"] for _, a in elements(html, "link") if a["rel"] in ("stylesheet", "icon", "preload", "preconnect")
    ]
    assert loaded
    assert not [address for address in loaded if "//" in address]


def test_an_index_of_another_program_takes_issues_and_nothing_else() -> None:
    assert [tag for tag, attrs in elements(page()) if "data-pagefind-body" in attrs] == ["article"]
    lists = publication_files((index.RENDERER, search.RENDERER, site.RENDERER), an_issue())
    assert not [path for path, html in lists.items() if "data-pagefind" in html]


def test_a_page_without_its_text_weighs_little() -> None:
    assert len(page()) + len(rendered(a_theme(), "web/style.css", settings=SETTINGS)) < 25_000
