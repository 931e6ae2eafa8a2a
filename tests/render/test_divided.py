"""Lists of works that one page cannot hold: of an issue with hundreds, and of what every issue leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from posixpath import dirname, join, normpath

import pytest

from newsletter.model.issue import Entry, Issue
from newsletter.render import sections, topics
from newsletter.render.leaves import leaves
from newsletter.render.outline import outlined
from newsletter.render.planning import as_planned, carded
from newsletter.render.weights import of_works
from tests.render.makers import a_section, an_entry, an_issue, elements, publication_files

LISTS = (sections.RENDERER, topics.RENDERER)
COMMENTS = {"long addresses": "Fast & good.", "long words": "速い" * 200, "short": ""}


def out(nth: int, entries: Iterable[Entry]) -> Issue:
    """An issue of a week, named after it, that tells of some works under a tag."""
    tagged = tuple(entry._replace(topics=("tagged",)) for entry in entries)
    when = datetime(2024, 1, 1, 12, tzinfo=UTC) - timedelta(days=7 * nth)
    slug = f"week-{nth}"
    return an_issue(slug, published=when, topics=("named",), tags=("tagged",), sections=(a_section(*tagged),))


@cache
def long(kind: str) -> dict[str, str]:
    """Three issues, of which the middle one has far more works than a page holds."""
    address = "https://p.example/{}?" + ("from=somewhere&" * 60 if kind == "long addresses" else "")
    counts = {0: 3, 1: 200, 2: 3}
    return publication_files(
        LISTS,
        *(
            out(nth, [an_entry(f"Work {nth}-{n}", address.format(f"{nth}/{n}"), COMMENTS[kind]) for n in range(count)])
            for nth, count in counts.items()
        ),
    )


@pytest.mark.parametrize("kind", COMMENTS)
def test_an_issue_with_hundreds_of_works_has_several_pages_below_fifty_thousand_bytes(kind: str) -> None:
    files = long(kind)
    assert len([path for path in files if path.startswith("sections/papers/")]) > 3
    assert max(len(html.encode()) for html in files.values()) < 50_000


@pytest.mark.parametrize("kind", COMMENTS)
@pytest.mark.parametrize("place", ["sections/papers/", "topics/tagged/"])
def test_its_works_stand_once_and_go_on_from_page_to_page(kind: str, place: str) -> None:
    read = []
    path, files = f"{place}index.html", long(kind)
    while path:
        read += re.findall(r'<p class="work"><a [^>]+>Work ([\d-]+)</a>', files[path])
        after = [attrs["href"] for _, attrs in elements(files[path], "link") if attrs.get("rel") == "prev"]
        path = normpath(join(dirname(path), after[0].partition("#")[0])) if after else ""
    assert read == [f"{nth}-{n}" for nth, count in {0: 3, 1: 200, 2: 3}.items() for n in range(count)]


def test_a_comment_stays_however_many_works_there_are() -> None:
    assert "".join(long("long addresses").values()).count("Fast &amp; good.") >= 2 * 206


def test_the_parts_say_which_works_of_the_issue_are_in_them() -> None:
    html = long("short")["sections/papers/2023/index.html"]
    nav = html.split('aria-label="Parts of 2023"')[1].split("</nav>")[0]
    assert re.findall(r">([^<\n]+)</a>", nav) == ["Dec. 25 (1–100)", "Dec. 25 (101–200)", "Dec. 18"]
    assert [attrs["href"] for _, attrs in elements(nav, "a") if "aria-current" in attrs] == ["#y2023"]


def test_the_parts_of_what_has_no_date_are_numbered() -> None:
    entries = [an_entry(f"Work {n}", f"https://p.example/{n}", "Words. " * 20) for n in range(300)]
    html = publication_files(LISTS, replace(out(0, entries), published=None))["sections/papers/index.html"]
    nav = html.split('aria-label="Parts of Undated"')[1].split("</nav>")[0]
    assert re.findall(r">([^<\n]+)</a>", nav)[:2] == ["Latest", "Part 3"]


@cache
def common() -> dict[str, str]:
    """Three hundred issues that all lead to the same dozen places, and to one of their own."""
    places = [an_entry(f"Place {n}", f"https://p.example/place/{n}") for n in range(12)]
    own = (an_entry(f"Own {nth}", f"https://p.example/own/{nth}") for nth in range(300))
    return publication_files(LISTS, *(out(nth, [*places, entry]) for nth, entry in enumerate(own)))


def test_no_page_is_too_large_where_every_issue_leads_to_the_same_places() -> None:
    assert max(len(html.encode()) for html in common().values()) < 50_000


@pytest.mark.parametrize("place", ["sections/papers/", "topics/tagged/"])
def test_every_mention_stands_once_and_with_its_work(place: str) -> None:
    found = Counter[tuple[str, str]]()
    for path, html in common().items():
        if path.startswith(place):
            for work in html.split('<p class="work">')[1:]:
                title, mentions = re.search(r">([^<]+)</a>", work), work.split("</li>")[0]
                assert title
                found.update((title[1], week) for week in re.findall(r"issues/(week-\d+)/", mentions))
    assert found == Counter(
        (title, f"week-{nth}") for nth in range(300) for title in (*(f"Place {n}" for n in range(12)), f"Own {nth}")
    )


def test_a_work_that_an_issue_tells_of_in_several_of_its_parts_stands_in_one_of_them() -> None:
    works = [an_entry(f"Work {n}", f"https://p.example/{n}", "Fast & good. " * 20) for n in range(150)]
    files = publication_files(LISTS, out(0, [*works, *works]), out(1, works[:1]))
    for place in ("sections/papers/", "topics/tagged/"):
        html = "".join(text for path, text in files.items() if path.startswith(place))
        stand = Counter(re.findall(r'<p class="work"><a [^>]+>Work (\d+)</a>', html))
        assert stand == Counter(map(str, range(150)))


def test_a_page_is_not_too_large_where_its_works_lead_to_newer_mentions() -> None:
    places = [
        an_entry(f"Place {n} of the words & the trade" * 8, f"https://p.example/{n}", "Words. " * 20) for n in range(43)
    ]
    files = publication_files(LISTS, *(out(nth, [an_entry(f"Own {nth}"), *places]) for nth in range(80)))
    assert max(len(html.encode()) for html in files.values()) < 50_000
    assert sum(html.count("Covered again later: ") for html in files.values()) > 20


def test_a_work_that_stands_again_leads_to_its_newer_mentions() -> None:
    ids = {path: {attrs["id"] for _, attrs in elements(html) if "id" in attrs} for path, html in common().items()}
    led = 0
    for path, html in common().items():
        for later in re.findall(r"Covered again later: (.*)</p>", html):
            for _, attrs in elements(later, "a"):
                file, _, anchor = attrs["href"].partition("#")
                target = normpath(join(dirname(path), file))
                assert anchor in ids[target], (path, attrs)
                assert target != path
                led += 1
    assert led > 100


def test_a_new_issue_moves_no_mention_of_earlier_years() -> None:
    places = [an_entry(f"Place {n}", f"https://p.example/place/{n}") for n in range(12)]
    issues = [out(nth, [*places, an_entry(f"Own {nth}", f"https://p.example/own/{nth}")]) for nth in range(120)]
    new = replace(out(1, [an_entry("New", "https://p.example/new")]), slug="new", place="issues/new")
    before, after = publication_files(LISTS, *issues[2:]), publication_files(LISTS, new, *issues[2:])
    assert {path for path in before if before[path] != after[path] and "2022" in path} == set()


def test_the_works_that_a_page_has_room_for_stand_once_with_all_mentions() -> None:
    few = [an_entry("Place", "https://p.example/place")]
    files = publication_files(LISTS, *(out(10 * nth, few) for nth in range(15)))
    homes = [path for path, html in files.items() if "Place</a> <span" in html and path.startswith("sections/")]
    assert homes == ["sections/papers/index.html"]
    assert files[homes[0]].count("<time ") == 15


def test_a_list_in_hundreds_of_parts_names_those_around_the_page_the_first_and_the_last() -> None:
    days = [an_issue(f"n{nth}", published=datetime(2024, 1, 1, nth // 60, nth % 60, tzinfo=UTC)) for nth in range(300)]
    found = leaves("list/", map(outlined, days), most=1, weigh=lambda _: 1)
    assert [leaf.place for leaf in found] == ["list/", *(f"list/2024/part-{nth}/" for nth in range(299, 0, -1))]
    for nth, leaf in enumerate(found):
        named = [part.url for part in leaf.parts]
        assert len(named) <= 20
        assert named.count("#y2024") == 1
        assert named[0] in ("list/#y2024", "#y2024")
        assert named[-1] in ("list/2024/part-1/", "#y2024")
        assert {link.url for link in (leaf.older, leaf.newer) if link} <= set(named), nth


def test_an_issue_without_its_words_takes_the_same_room() -> None:
    entries = [an_entry(f"Work {n}", f"https://p.example/{'x' * n}", "Tells & shows. " * n) for n in range(90)]
    whole = out(0, [*entries, an_entry("", comment="Only words. " * 50)])
    (bare,) = as_planned([carded(whole)])
    assert [weights(issue) for issue in (bare, whole)] == [weights(whole)] * 2
    assert len(set(weights(whole))) > 7


def weights(issue: Issue) -> list[int]:
    """What the works of an issue take."""
    outline = outlined(issue)
    return of_works(outline, [(section, entry) for section in outline.sections for entry in section.entries])
