"""The blocks of a review in, those of a page that is quick on the road out: its lists of issues as full as they may be.

A page that nobody wrote has nobody to shorten it. In most years it is far below fifty kilobytes; where issues come
daily, each stands under six topics, or all lead to the same places, its lists alone are twice that. A draft has
everything: there a person chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from newsletter.model.issue import Issue
from newsletter.model.publication import Settings
from newsletter.review.blocks.covered import MOST_WORKS, listed
from newsletter.review.blocks.follow_ups import follow_ups
from newsletter.review.blocks.topics import FAMILY, shown_topics, topic_block
from newsletter.review.charts import issues_by_topic
from newsletter.review.facts import ReviewFacts
from newsletter.review.markdown import chart, link
from newsletter.review.outline import OUTLINE, TOPICS
from newsletter.review.timeline import issue_list
from newsletter.text.words import plural

LARGEST = 47_000
"""What a page may weigh by the reckoning below: one near fifty thousand bytes had up to a twentieth more than that."""

Told = Mapping[str, str]


def brief(facts: ReviewFacts, told: Told, settings: Settings) -> Told:
    """The blocks that a review shows, by their names, in the fullest form that fits; the shortest where none does."""
    whole = {name: told.get(name, "") for name in _names(facts)}
    shown: Told = whole
    for shown in (form(facts, known, settings) for known in _works(facts, whole) for form in _FORMS):
        if _weight("\n\n".join(shown.values()), settings) <= LARGEST:
            break
    return shown


def _weight(text: str, settings: Settings) -> int:
    """About how many bytes the page will have, measured on 49 reviews of eight archives.

    Above 35,000 bytes it told from 5 % too few to 4.5 % too many, of smaller pages, which all fit, up to a third too
    many. The frame has nine thousand; each link, line and row of a table has tags, each `&` is written out, and a row
    stands in a drawing, too. Our own pages are linked without the name of the site.
    """
    text = text.replace(settings.base_url, "")
    tags = 14 * text.count("](") + 12 * text.count("\n") + 110 * text.count("\n|") + 4 * text.count("&")
    return 9_000 + len(text.encode("utf-8", "replace")) + tags


def _names(facts: ReviewFacts) -> Iterator[str]:
    yield from (name for part in OUTLINE for name in part.blocks)
    for topic in shown_topics(facts):
        yield from (name := topic_block(topic), f"{name}/posts")


def _works(facts: ReviewFacts, told: Told) -> Iterator[Told]:
    """The lists of works with fewer days, then of fewer works: what every issue leads to has hundreds of days."""
    yield told
    for works, days in ((MOST_WORKS, 2), (10, 1)):
        lists = {kind: listed(facts, kind, works, days) for kind in ("papers", "models", "links")}
        lists["follow-ups"] = follow_ups(facts, works, days)
        yield {**told, **{name: text for name, text in lists.items() if told.get(name)}}


def _whole(_facts: ReviewFacts, told: Told, _settings: Settings) -> Told:
    return told


def _words_once(facts: ReviewFacts, told: Told, _settings: Settings) -> Told:
    """What an issue covers is told under the first of its topics; under the others stand its date and title."""
    seen: set[str] = set()
    lists = {}
    for topic in shown_topics(facts):
        issues = [_untold(issue) if issue.place in seen else issue for issue in topic.issues]
        seen.update(issue.place for issue in topic.issues)
        lists[f"{topic_block(topic)}/posts"] = issue_list(issues, facts.style)
    return {**told, **{name: posts for name, posts in lists.items() if told.get(name)}}


def _one_list(facts: ReviewFacts, told: Told, settings: Settings) -> Told:
    return _in_place_of_lists(facts, told, settings, issue_list(facts.issues, facts.style))


def _titles(facts: ReviewFacts, told: Told, settings: Settings) -> Told:
    return _in_place_of_lists(facts, told, settings, issue_list(map(_untold, facts.issues), facts.style))


def _archive(facts: ReviewFacts, told: Told, settings: Settings) -> Told:
    way = link("the archive", settings.absolute("archive/"))
    return _in_place_of_lists(facts, told, settings, f"All {plural(len(facts.issues), 'issue')} stand in {way}.")


_FORMS: tuple[Callable[[ReviewFacts, Told, Settings], Told], ...] = (_whole, _words_once, _one_list, _titles, _archive)
"""From the fullest to the shortest: a list for each topic, then one of all issues, at last the way to the archive."""


def _in_place_of_lists(facts: ReviewFacts, told: Told, settings: Settings, issues: str) -> Told:
    """The ranking, every topic with the way to its page, and all issues in one list."""
    blocks = (chart(issues_by_topic(facts.topics)), _ways(facts, settings), issues)
    outline = {name: block for name, block in told.items() if not name.startswith(FAMILY)}
    return {**outline, TOPICS: "\n\n".join(filter(None, blocks))}


def _ways(facts: ReviewFacts, settings: Settings) -> str:
    named = [topic for topic in facts.topics if topic.slug]
    ways = [
        f"{link(topic.name, settings.absolute(f'topics/{topic.slug}/'))} ({len(topic.issues)})"
        for topic in named[:_MOST_WAYS]
    ]
    more = f" and {link(f'{len(named) - _MOST_WAYS:,} more', settings.absolute('topics/'))}"
    return f"By topic: {', '.join(ways)}{more if len(named) > _MOST_WAYS else ''}." if ways else ""


_MOST_WAYS = 30


def _untold(issue: Issue) -> Issue:
    return replace(issue, description="")
