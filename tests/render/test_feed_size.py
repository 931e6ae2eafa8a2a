"""What goes into which feed document: nothing twice, nothing lost, nothing too large, nothing reopened."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from newsletter.model.digest import digest
from newsletter.model.issue import Issue, Link
from newsletter.render.feed_size import bind, divided, guess
from tests.render.feed_makers import MAIN, SETTINGS, feeds, pages, week, weeks
from tests.render.test_feeds import read, titles

LINK = "{http://www.w3.org/2005/Atom}link"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
LIMIT = 512 * 1024


def links(document: bytes) -> dict[str, str]:
    """The links of a feed document by their relation, as paths below the output folder."""
    found = etree.fromstring(document).iter(LINK)
    return {str(link.get("rel")): str(link.get("href")).removeprefix(SETTINGS.absolute("")) for link in found}


def chain(made: dict[str, bytes], start: str = "feed.xml") -> list[str]:
    """The documents that a reader visits who follows `prev-archive` from the feed it knows."""
    path, visited = start, [start]
    while path := links(made[path]).get("prev-archive", ""):
        visited.append(path)
    return visited


def volumes(issues: tuple[Issue, ...], **more: Any) -> dict[str, bytes]:
    return {path: data for path, data in feeds(*issues, **more).items() if path.startswith("feeds/")}


def long_text(size: int) -> Any:
    return lambda issue: f"<p>{issue.slug} {'tokens &amp; trees ' * (size // 19)}</p>"


@pytest.mark.parametrize("count", [1, 20, 21, 30, 31, 65])
@pytest.mark.parametrize("start", ["feed.xml", "atom.xml"])
def test_following_the_archive_yields_every_issue_exactly_once(count: int, start: str) -> None:
    made = dict(feeds(*weeks(count)))
    visited = chain(made, start)
    told = [title for path in visited for title in titles(made[path])]
    assert told == [f"Week {number}" for number in range(count, 0, -1)]
    assert len(visited) == 1 + len([path for path in made if path.startswith("feeds/")])


def test_a_subscriber_finds_at_most_twenty_issues_and_at_least_the_newer_half() -> None:
    for count in range(20, 45):
        made = feeds(*weeks(count))
        assert 10 < len(titles(made["feed.xml"])) <= 20
        assert titles(made["feed.xml"]) == titles(made["atom.xml"]) == titles(made["feed.json"])


@pytest.mark.parametrize(("most", "count", "wanted"), [(1, 3, 1), (2, 5, 2), (5, 6, 4), (0, 2, 1)])
def test_the_settings_say_how_many(most: int, count: int, wanted: int) -> None:
    made = dict(feeds(*weeks(count), settings=replace(SETTINGS, feed_items=most)))
    assert len(titles(made["feed.xml"])) == wanted
    assert len([title for path in chain(made) for title in titles(made[path])]) == count


def test_an_archive_document_is_marked_and_linked() -> None:
    made = dict(feeds(*weeks(65), settings=replace(SETTINGS, hub="https://hub.example/")))
    assert chain(made) == ["feed.xml", *(f"feeds/archive-{number}.xml" for number in (5, 4, 3, 2, 1))]
    assert links(made["feeds/archive-2.xml"]) == {
        "self": "feeds/archive-2.xml",
        "prev-archive": "feeds/archive-1.xml",
        "current": "feed.xml",
    }
    marked = {path for path in chain(made) if etree.fromstring(made[path]).find(f"channel/{ARCHIVE}") is not None}
    assert marked == set(chain(made)) - {"feed.xml"}
    assert titles(made["feeds/archive-1.xml"]) == [f"Week {number}" for number in range(10, 0, -1)]


def test_a_new_issue_leaves_every_closed_document_as_it_was() -> None:
    before = volumes(weeks(19))
    for count in range(20, 75):
        after = volumes(weeks(count))
        assert {path: after[path] for path in before} == before
        before = after
    assert len(before) == 6


def test_a_new_issue_asks_for_no_closed_document_to_be_made_again() -> None:
    def asked(count: int) -> dict[str, str]:
        return {str(page.path): digest(page.about) for page in pages(weeks(count))}

    before, after = asked(30), asked(31)
    assert {path for path in after if after[path] != before.get(path)} == {*MAIN, "feeds/archive-2.xml"}


def test_an_issue_of_the_current_feed_stands_in_one_document_only() -> None:
    corrected = week(45, description="Corrected.")
    issues = weeks(45)
    before, after = feeds(*issues), feeds(corrected, *issues[1:])
    assert {path for path in after if after[path] != before[path]} == set(MAIN)


@pytest.mark.parametrize("size", [19_000, 60_000, 150_000, 300_000])
def test_long_issues_close_documents_earlier_and_keep_their_text(size: int) -> None:
    text = long_text(size)
    issues = weeks(30, words=2 * size // 13)
    made = dict(feeds(*issues, text=text))
    assert max(map(len, made.values())) <= LIMIT
    told = [entry for path in chain(made) for entry in read(made[path])]
    assert [entry.content for entry in told] == [text(issue) for issue in issues]


def test_text_that_is_a_fifth_longer_than_its_guess_is_kept() -> None:
    text = long_text(26_000)
    issues = weeks(17, words=3_000)
    made = dict(feeds(*issues, text=text))
    assert [entry.content for path in chain(made) for entry in read(made[path])] == [text(issue) for issue in issues]


def test_long_link_lists_count_too() -> None:
    urls = [f"https://example.org/{'path/' * 10}{number}" for number in range(700)]
    issues = weeks(30, links=tuple(Link("x", url) for url in urls))
    text = "".join(f'<li><a href="{url}">x</a></li>' for url in urls)
    made = dict(feeds(*issues, text=lambda _: text))
    assert max(map(len, made.values())) <= LIMIT
    assert {entry.content for path in chain(made) for entry in read(made[path])} == {text}


def test_what_was_guessed_too_small_loses_its_text_and_not_its_entry() -> None:
    made = dict(feeds(*weeks(30, words=0, topics=("moe",)), text=long_text(150_000)))
    assert max(map(len, made.values())) <= LIMIT
    told = [entry for path in chain(made) for entry in read(made[path])]
    assert len(told) == 30
    assert len(told[0].content) > 150_000 > len(told[19].content)
    link = f'<p><a href="{week(11).page}">Week 11</a></p>'
    assert read(made["feed.xml"])[19].content == f"<p>What happened in week 11.</p>\n{link}"
    assert [len(entry.content) > 150_000 for entry in read(made["topics/moe/feed.xml"])] == [True, True]


@pytest.mark.parametrize("letter", ["&", "<", '"', "\\", "\n", "🚀", "x"])
def test_no_escaping_makes_a_document_too_large(letter: str) -> None:
    text = f"<p>{letter * 200_000}</p>"
    issues = weeks(5, title=f"t{letter}" * 200, description=f"d{letter}" * 2_000)
    assert max(map(len, feeds(*issues, text=lambda _: text).values())) <= LIMIT


def test_an_issue_too_long_for_any_document_is_a_summary_and_a_link() -> None:
    made = feeds(week(1, words=1, topics=("moe",)), text=long_text(600_000))
    assert max(map(len, made.values())) <= LIMIT
    for path in (*MAIN, "topics/moe/feed.xml"):
        assert read(made[path])[0].content.endswith("Week 1</a></p>")


@pytest.mark.parametrize("most", [0, 1, 5, 20])
def test_heads_and_weights_tell_how_the_issues_will_be_divided(most: int) -> None:
    long = tuple(replace(issue, words=7_000 * (number % 5)) for number, issue in enumerate(weeks(60)))
    weights = {issue.place: guess(issue) for issue in long}
    assert divided(long, weights, most) == tuple(map(len, bind(long, most).volumes))
