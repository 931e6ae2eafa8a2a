"""Lists that grow for ever: told on pages by year, linked to each other, and made again only where they must be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

import pytest

from newsletter.issues.body import read_body
from newsletter.issues.head import read_head
from newsletter.model.digest import digest
from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Publication
from newsletter.model.source import Raw
from newsletter.pipeline import page_words, pages
from newsletter.render import index, numbers, search, sections, site, topics
from newsletter.render.leaves import leaves
from newsletter.render.mentions import told
from newsletter.render.outline import outlined
from newsletter.render.places import relative
from newsletter.render.recurring import Shared, recurring
from newsletter.render.stretches import Weigh
from newsletter.render.years import Leaf
from newsletter.sections import kinds
from tests.render.makers import SETTINGS, a_section, an_entry, an_issue, elements, publication_files

LISTS = tuple(room.RENDERER for room in (index, topics, sections, search, numbers, site))


def ONE(_issue: object) -> int:  # noqa: N802
    """Every issue weighs the same."""
    return 1


def bound(place: str, issues: Iterable[Issue], most: int, weigh: Weigh) -> tuple[Leaf, ...]:
    """The pages of a list of the issues."""
    return leaves(place, map(outlined, issues), most, weigh)


CLASSIC = "https://arxiv.org/abs/1706.03762"


def out(year: int, count: int, entries: int = 0) -> tuple[Issue, ...]:
    """So many daily issues of a year, newest first, each with new papers; the newest one tells of a classic too."""
    return tuple(_issue(year, nth, entries, nth == count - 1) for nth in reversed(range(count)))


def _issue(year: int, nth: int, entries: int, newest: bool) -> Issue:
    papers = [an_entry(f"Paper {year}-{nth}-{n}", f"https://p.example/{year}/{nth}/{n}") for n in range(entries)]
    papers += [an_entry(f"The classic in {year}", CLASSIC)] if newest and entries else []
    return an_issue(
        f"no-{year}-{nth}",
        published=datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=nth),
        topics=("moe",),
        description=f"What issue {nth} of {year} says.",
        sections=(a_section(*papers),) if papers else (),
    )


PARTS = {f"list/2023/part-{part}/": f"2023, part {part}" for part in (2, 1)}


@pytest.mark.parametrize(
    ("counts", "most", "on_pages"),
    [
        ({}, 5, {"list/": ""}),
        ({2024: 2, 2023: 3}, 5, {"list/": "2024 2023"}),
        ({2024: 2, 2023: 4}, 5, {"list/": "2024", "list/2023/": "2023"}),
        ({2024: 9}, 5, {"list/": "2024", "list/2024/part-1/": "2024, part 1"}),
        ({2024: 1, 2023: 11}, 5, {"list/": "2024", "list/2023/": "2023", **PARTS}),
        ({2024: 1, 2023: 5, 2020: 1}, 5, {"list/": "2024", "list/2023/": "2023", "list/2020/": "2020"}),
        ({2024: 5, 0: 1}, 5, {"list/": "2024", "list/undated/": "Undated"}),
    ],
    ids=str,
)
def test_the_first_page_holds_the_newest_years_and_each_earlier_year_has_a_page(
    counts: dict[int, int], most: int, on_pages: dict[str, str]
) -> None:
    issues = [issue for year, count in counts.items() for issue in (out(year, count) if year else undated(count))]
    found = bound("list/", issues, most, weigh=ONE)
    assert {leaf.place: " ".join(year.name for year in leaf.years) for leaf in found} == on_pages
    assert [issue.slug for leaf in found for issue in leaf.issues] == [issue.slug for issue in issues]


def undated(count: int) -> Iterator[Issue]:
    yield from (an_issue(f"undated-{nth}", published=None) for nth in range(count))


def test_a_page_knows_the_way_to_every_year_and_to_the_next_ones() -> None:
    first, older, oldest = bound("list/", [*out(2024, 2), *out(2023, 1), *out(2022, 3), *out(2021, 1)], 4, weigh=ONE)
    assert [spot.url for spot in first.spots] == ["#y2024", "#y2023", "list/2022/", "list/2021/"]
    assert [spot.url for spot in older.spots] == ["list/#y2024", "list/#y2023", "#y2022", "list/2021/"]
    assert [leaf.newer and leaf.newer.url for leaf in (first, older, oldest)] == [None, "list/#y2023", "list/2022/"]
    assert [leaf.older and leaf.older.url for leaf in (first, older, oldest)] == ["list/2022/", "list/2021/", None]


@pytest.mark.parametrize("most", [1, 2, 3, 5, 9, 40])
def test_the_ways_to_the_years_are_those_of_their_places(most: int) -> None:
    issues = [*out(2024, 12), *out(2023, 1), *out(2021, 7), *out(2020, 2), *undated(6)]
    for count in range(len(issues) + 1):
        for leaf in bound("topics/moe/", issues[:count], most, weigh=ONE):
            assert [*leaf.ways] == [(spot.title, relative(leaf.place, spot.url)) for spot in leaf.spots]


def test_of_centuries_a_page_names_the_years_around_it_and_each_decade() -> None:
    issues = [an_issue(f"n{year}", published=datetime(year, 1, 1, tzinfo=UTC)) for year in range(2024, 1850, -1)]
    *years, _ = bound("list/", [*issues, *undated(1)], 1, weigh=ONE)
    for leaf in years:
        named = [name for name, _ in leaf.ways]
        assert (named[0], named[-1]) == ("2024", "Undated")
        assert {"1860", "1900", "2020", leaf.years[0].whole} <= set(named)
        assert {link.title for link in (leaf.older, leaf.newer) if link} <= set(named)
        assert len(named) < 33


def test_a_full_part_of_a_year_is_never_touched_again() -> None:
    before = {leaf.place: leaf.years for leaf in bound("list/", out(2024, 12), 5, weigh=ONE)}
    after = {leaf.place: leaf.years for leaf in bound("list/", out(2024, 16), 5, weigh=ONE)}
    assert [place for place in before if before[place] != after[place]] == ["list/"]
    assert len(after) == 4


def test_the_pages_of_a_year_in_parts_lead_to_each_other() -> None:
    newest, middle, first = bound("list/", out(2024, 12), 5, weigh=ONE)
    assert [spot.url for spot in newest.spots] == ["#y2024"]
    assert [spot.url for spot in middle.parts] == ["list/#y2024", "#y2024", "list/2024/part-1/"]
    assert [spot.title for spot in middle.parts] == ["Latest", "Jan. 6 – Jan. 10", "Jan. 1 – Jan. 5"]
    assert newest.parts[0] == middle.parts[0]._replace(url="#y2024")
    assert first.newer
    assert first.newer.title == "2024, part 2"


def test_an_issue_too_long_for_a_page_has_one_of_its_own() -> None:
    found = bound("list/", out(2024, 3), 5, weigh=lambda issue: 9)
    assert [len(leaf.issues) for leaf in found] == [1, 1, 1]


def test_only_the_year_where_a_work_stands_knows_its_mentions() -> None:
    years = bound("list/", [*out(2024, 2, 1), *out(2023, 2, 1), *out(2022, 2, 1)], 2, weigh=ONE)
    newest, *earlier = (works for (works,) in recurring(years, partial(told, kind="papers")))
    assert [mention.title for mention in newest.mentions] == ["No-2024-1", "No-2023-1", "No-2022-1"]
    assert newest.later is None
    assert earlier == [Shared(CLASSIC, Link("2024", "list/#y2024"), ())] * 2


@cache
def large() -> dict[str, str]:
    """An archive so large that its every list has several pages."""
    return publication_files(LISTS, *out(2024, 60, 4), *out(2023, 300, 1), *out(2022, 250, 1))


def test_every_list_has_a_page_for_each_year_that_is_not_on_its_first() -> None:
    newest = {path for path in large() if re.search(r"/\d{4}/index", path)}
    assert newest == {
        *(f"archive/{year}/index.html" for year in (2023, 2022)),
        *(f"topics/moe/{year}/index.html" for year in (2023, 2022)),
        *(f"sections/papers/{year}/index.html" for year in (2023, 2022)),
    }


def test_no_page_of_a_list_is_longer_than_fifty_thousand_bytes() -> None:
    assert max(len(html.encode()) for path, html in large().items() if path.endswith(".html")) < 50_000


@pytest.mark.parametrize("place", ["archive/", "topics/moe/"])
def test_every_issue_is_on_exactly_one_page_of_a_list(place: str) -> None:
    pattern = re.compile(rf"{place}(\d+/)?(part-\d+/)?index\.html")
    shown = Counter(
        attrs["href"].split("/")[-2]
        for path, html in large().items()
        if pattern.fullmatch(path)
        for _, attrs in elements(html, "a")
        if "/issues/" in attrs["href"]
    )
    assert len(shown) == 610
    assert set(shown.values()) == {1}


def test_every_work_stands_on_exactly_one_page_of_its_shelf() -> None:
    found: Counter[str] = Counter()
    for path, html in large().items():
        if path.startswith("sections/papers/"):
            found.update(re.findall(r'<p class="work"><a href="([^"]*)">', html))
    assert len(found) == 60 * 4 + 300 + 250 + 1
    assert set(found.values()) == {1}


def test_a_work_stands_under_its_newest_mention_with_all_of_them_and_earlier_years_lead_there() -> None:
    html = large()["sections/papers/index.html"]
    about = html[html.index("The classic in 2024") :].split("</li>")[0]
    assert re.findall(r'href="../../(issues/[^/]+)/', about) == [
        f"issues/no-{n}" for n in ("2024-59", "2023-299", "2022-249")
    ]
    assert re.findall(r'datetime="(\d{4})', about) == ["2024", "2023", "2022"]
    older = large()["sections/papers/2023/index.html"]
    _, _, later = older.partition("Covered again later: ")
    assert later.startswith('<a href="../index.html#y2024">The classic in 2023</a></p>')


def test_links_between_the_pages_lead_to_a_page_and_to_an_anchor_on_it() -> None:
    ids = {path: {attrs["id"] for _, attrs in elements(html) if "id" in attrs} for path, html in large().items()}
    checked = 0
    for path, html in large().items():
        for _, attrs in elements(html, "a") if path.endswith("/index.html") else []:
            file, _, anchor = attrs["href"].partition("#")
            if not re.match(r"https?:|feed:|feeds.opml|.*(issues|reviews|feeds)[/.]", file):
                target = normpath(join(dirname(path), file)) if file else path
                assert target in ids, (path, attrs)
                assert not anchor or anchor in ids[target], (path, attrs)
                checked += 1
    assert checked > 100


def test_one_can_walk_from_the_newest_page_to_the_oldest_and_back() -> None:
    path, way = "sections/papers/index.html", []
    while path:
        way.append(path)
        path = _relation(path, "prev")
    assert sorted(way) == sorted(path for path in large() if path.startswith("sections/papers/"))
    assert way[0] == "sections/papers/index.html"
    assert way[-1] == "sections/papers/2022/part-1/index.html"
    assert [_relation(path, "next") for path in way] == ["", *way[:-1]]


def _relation(path: str, relation: str) -> str:
    hrefs = [attrs["href"] for _, attrs in elements(large()[path], "link") if attrs.get("rel") == relation]
    return normpath(join(dirname(path), hrefs[0].partition("#")[0])) if hrefs else ""


def test_the_year_of_a_page_is_in_its_title_and_marked_among_the_years() -> None:
    html = large()["topics/moe/2023/index.html"]
    assert "<h1>moe, 2023</h1>" in html
    years = html.split('<nav class="jump"')[1].split("</nav>")[0]
    assert [attrs["href"] for _, attrs in elements(years, "a") if "aria-current" in attrs] == ["#y2023"]


def test_the_sitemap_has_every_page() -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {url.findtext(f"{space}loc") for url in ElementTree.fromstring(large()["sitemap.xml"])}
    made = {SETTINGS.absolute(path.removesuffix("index.html")) for path in large() if path.endswith("index.html")}
    assert made <= listed


# What a change touches: issues are read from files here, because their digests decide.


def week(year: int, nth: int, prose: str = "Words.", comment: str = "Fast.") -> Issue:
    items = "\n".join(f"- [Paper {year}-{nth}-{n}](https://p.example/{year}/{nth}/{n}): {comment}" for n in range(12))
    head = f"title: Week {year}-{nth}\ndate: {year}-02-{nth:02}\ntopics: [moe]"
    text = f"---\n{head}\n---\n{prose}\n\n## Papers\n{items}\n"
    raw = Raw(PurePosixPath(f"issues/{year}-02-{nth:02}-week-{year}-{nth}.md"), text.encode())
    return read_body(read_head(raw, SETTINGS), raw, kinds(SETTINGS)).issue


@cache
def weeks() -> tuple[Issue, ...]:
    """Thirty-six issues of three years, newest first."""
    return tuple(week(year, nth) for year in (2024, 2023, 2022) for nth in reversed(range(1, 13)))


def touched(*changed: Issue) -> set[str]:
    """The pages that are made again when issues change or come."""
    slugs = {issue.path: issue for issue in (*weeks(), *changed)}
    after = sorted(slugs.values(), key=lambda issue: str(issue.path), reverse=True)
    return {path for path, key in keys(after).items() if keys(weeks()).get(path) != key}


def keys(issues: tuple[Issue, ...] | list[Issue]) -> dict[str, str]:
    return {str(page.path): digest(*page_words(page, "base")) for page in pages(Publication(SETTINGS, tuple(issues)))}


def test_a_change_in_the_prose_touches_no_list() -> None:
    changed = week(2022, 5, prose="Words.\n\nMore words, which move every line below.")
    assert changed.fingerprint != week(2022, 5).fingerprint
    assert touched(changed) == {"feeds/archive-1.xml", "search/2022.js"}


def test_a_change_in_an_entry_touches_the_page_of_its_year_and_of_no_other() -> None:
    assert touched(week(2022, 5, comment="Slow.")) == {
        "archive/index.html",
        "feeds/archive-1.xml",
        "library.bib",
        "library.json",
        "search/2022.js",
        "sections/papers/2022/part-1/index.html",
        "topics/moe/index.html",
    }


def test_a_new_issue_touches_the_pages_of_the_newest_year_and_of_no_other() -> None:
    again = touched(week(2024, 20))
    assert {"index.html", "archive/index.html", "sections/papers/index.html", "library.json", "sitemap.xml"} <= again
    assert not {path for path in again if re.search(r"/(2023|2022)/|archive-1", path)}


def test_a_new_issue_touches_no_full_part_of_its_year() -> None:
    before = tuple(week(2024, nth) for nth in reversed(range(1, 25)))
    then, now = keys(before), keys((week(2024, 25), *before))
    parts = {path for path in then if "part-" in path}
    assert "sections/papers/2024/part-1/index.html" in parts
    assert not [path for path in parts if then[path] != now[path]]


def test_a_work_that_is_covered_again_touches_the_year_that_told_of_it_before() -> None:
    text = "---\ntitle: New\ndate: 2024-03-01\n---\n## Papers\n- [Paper](https://p.example/2022/5/3): again\n"
    raw = Raw(PurePosixPath("issues/2024-03-01-new.md"), text.encode())
    again = touched(read_body(read_head(raw, SETTINGS), raw, kinds(SETTINGS)).issue)
    assert {"sections/papers/index.html", "sections/papers/2022/part-1/index.html"} <= again
    assert not [path for path in again if path.startswith("sections/papers/2023/")]
