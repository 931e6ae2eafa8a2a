"""A plan made of issues without their words is the plan that is made of them whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from newsletter.model.digest import digest, digest_without
from newsletter.model.issue import Entry, Issue, Link, Sound
from newsletter.model.planned import Planned
from newsletter.model.publication import Publication
from newsletter.pipeline import page_words, pages, unreviewed
from newsletter.render.planning import as_planned, carded
from newsletter.text import met
from tests.render.makers import SETTINGS, a_section, an_entry, an_issue

KINDS = (("papers", "Papers"), ("models", "Models"), ("links", "Links"), ("other", "Odds"))
TAGS = ("moe", "MoE", "state space", "speed", "c++")


def issues(seed: int, count: int = 60) -> tuple[Issue, ...]:
    """An archive of some years, newest first, that tells of a few works again and again, and of most works once."""
    return tuple(_issue(Random(f"{seed}:{number}"), number) for number in reversed(range(count)))


def _issue(chance: Random, number: int) -> Issue:
    when = datetime(2019, 1, 3, 9, tzinfo=UTC) + timedelta(days=19 * number)
    sections = tuple(
        a_section(*_entries(chance, number), kind=kind, title=title) for kind, title in KINDS if chance.random() < 0.8
    )
    entries = [entry for section in sections for entry in section.entries]
    issue = an_issue(f"n{number}", sections=sections, published=when if chance.random() < 0.95 else None)
    return replace(
        issue,
        kind="review" if chance.random() < 0.05 else "issue",
        description="What it is about. " * chance.randrange(20),
        topics=tuple(chance.sample(TAGS, 2)),
        tags=tuple(dict.fromkeys(tag for entry in entries for tag in entry.topics)),
        works=tuple(dict.fromkeys(entry.url for entry in entries if entry.url)),
        links=tuple(Link("x", f"https://a.example/{'x' * chance.randrange(90)}") for _ in range(9)),
        words=chance.randrange(9_000),
        language=chance.choice(("en", "de")),
        sound=Sound("https://a.example/a.mp3", "audio/mpeg") if chance.random() < 0.1 else None,
        fingerprint=f"print {number}",
        outline=digest(number, repr(sections)),
    )


def _entries(chance: Random, number: int) -> Iterator[Entry]:
    for nth in range(chance.randrange(12)):
        name = f"{number}-{nth}" if chance.random() < 0.7 else str(chance.randrange(9))
        url = f"https://a.example/{name}" if chance.random() < 0.9 else ""
        entry = an_entry(f"Work {name}", url, "What it says. " * chance.randrange(40), line=nth)
        tags = tuple(chance.sample(TAGS, chance.randrange(3)))
        yield entry._replace(anchor=chance.choice(("", f"a{nth}")), topics=tags)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("bits", [met._BITS, 8], ids=["few are taken for others", "most are taken for others"])
def test_every_page_is_made_of_the_same(seed: int, bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(met, "_BITS", bits)
    whole = issues(seed)
    settings = replace(SETTINGS, feed_items=7)
    planned = pages(Publication(settings, as_planned([carded(issue) for issue in whole])))
    bare = [digest_without(Planned, *page_words(page, "base")) for page in planned]
    known = [digest_without(Issue, *page_words(page, "base")) for page in pages(Publication(settings, whole))]
    assert len(bare) > 60
    assert [(shape, places(inside)) for shape, inside in bare] == [(shape, places(ones)) for shape, ones in known]


@pytest.mark.parametrize("seed", range(4))
def test_every_review_is_made_of_the_same_but_for_works_that_are_told_of_once(seed: int) -> None:
    whole = issues(seed)
    for bare, known in zip(
        unreviewed(Publication(SETTINGS, as_planned([carded(issue) for issue in whole]))),
        unreviewed(Publication(SETTINGS, whole)),
        strict=True,
    ):
        assert (bare.period, places(bare.issues)) == (known.period, places(known.issues))
        times = [work for issue in whole for work in issue.works]
        assert [(work, issue.place) for work, issue in bare.told] == [
            (work, issue.place) for work, issue in known.told if times.count(work) > 1
        ]


def test_nothing_is_kept_of_what_is_told_of_once() -> None:
    once, again = (an_entry(name, f"https://a.example/{name}", "Words.") for name in ("once", "again"))
    links = (Link("x", "https://a.example/once"),)
    issues = an_issue("b", sections=(a_section(once, again),), links=links), an_issue("a", sections=(a_section(again),))
    newer, older = as_planned([carded(issue) for issue in issues])
    assert [entry.url for entry in newer.entries] == ["", "https://a.example/again"]
    assert "Words." not in repr((newer, older))
    assert newer.links == ()
    assert newer.in_feed > older.in_feed


def places(ones: tuple[Issue, ...]) -> list[str]:
    return [one.place for one in ones]
