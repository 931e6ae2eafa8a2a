"""A review draft and new facts in, the draft with untouched blocks renewed out; every other byte stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.problem import Problem
from newsletter.registry import did_you_mean
from newsletter.review.blocks import COMPUTED, computed
from newsletter.review.blocks.topics import FAMILY, shown_topics, topic_block
from newsletter.review.draft import topic_pieces
from newsletter.review.facts import ReviewFacts
from newsletter.review.marks import Marked, Reading, beginning, block_digest, marked, read_marks
from newsletter.review.outline import TOPICS

Wanted = Callable[[str], bool]


class Change(NamedTuple):
    """A block that somebody edited, and what would stand there if nobody had."""

    name: str
    edited: str
    computed: str


class Refreshed(NamedTuple):
    """The new text, and the names of the blocks by what happened to them.

    `refreshed` changed. `kept` were edited and stay as they are; `outdated` are those of them that would have
    changed. `added` are new topics. `missing` have something to tell but no marks in the draft. `ranking` is the
    order of the topics when the draft has them in another one.
    """

    text: str
    refreshed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    outdated: tuple[Change, ...] = ()
    added: tuple[str, ...] = ()
    ranking: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


_DRAFT = PurePosixPath("review.md")


def refresh(
    text: str, facts: ReviewFacts, path: PurePosixPath = _DRAFT, wanted: Wanted = lambda _name: True
) -> Refreshed:
    """Renews the blocks that nobody edited; damaged marks and unknown names are left alone and are problems.

    A topic that is new gets its blocks behind the one that it ranks behind. `path` is where the problems are said to
    be, `wanted` chooses blocks by their names.
    """
    reading = read_marks(text)
    fresh = {name: content for name, content in computed(facts).items() if wanted(name)}
    gone = {block.name: "" for block in reading.blocks if block.name.startswith(FAMILY) and wanted(block.name)}
    told = {**gone, **fresh}
    news = _news(reading, facts, told)
    shown = frozenset(map(topic_block, shown_topics(facts)))
    pieces: list[str] = []
    refreshed, kept, outdated = [], [], []
    at = 0
    for block in reading.blocks:
        if block.name in told:
            content = told[block.name]
            is_new = block_digest(content) not in (block.digest, block_digest(block.content))
            if not block.is_untouched:
                kept.append(block.name)
                outdated += [Change(block.name, block.content.strip("\r\n"), content)] * is_new
            if block.is_untouched and is_new:
                refreshed.append(block.name)
                pieces += [text[at : block.start], _spelled(text, marked(block.name, content, _together(block, news)))]
                at = block.end
            elif block.name == TOPICS and news.topics:
                mark = beginning(block.name, block.digest, _together(block, news))
                pieces += [text[at : block.start], mark]
                at = block.start + len(text[block.start : block.end].split("-->", 1)[0]) + 3
        if inserted := news.behind.get(block.name):
            pieces += [text[at : block.end], _spelled(text, "\n\n" + inserted)]
            at = block.end
    return Refreshed(
        "".join([*pieces, text[at:]]),
        tuple(refreshed),
        tuple(kept),
        tuple(name for name, content in fresh.items() if content and _is_missing(name, reading, news, shown)),
        tuple(outdated),
        added=news.topics,
        ranking=_ranking(reading, facts),
        problems=tuple(_problems(reading, path)),
    )


class _News(NamedTuple):
    """Topics that the draft does not know, and their blocks by the name of the block behind which they go."""

    topics: tuple[str, ...]
    behind: Mapping[str, str]


def _news(reading: Reading, facts: ReviewFacts, told: Mapping[str, str]) -> _News:
    """What was written before and is there no longer was taken out, and is not put back."""
    ranking = next((block for block in reading.blocks if block.name == TOPICS), None)
    if ranking is None:
        return _News((), {})
    known = {*ranking.together, *reading.names}
    there = {block.name for block in reading.blocks}
    behind: dict[str, str] = {}
    names: list[str] = []
    place = TOPICS
    for topic in shown_topics(facts):
        name = topic_block(topic)
        if f"{name}/posts" in there:
            place = f"{name}/posts"
        elif name in told and name not in known:
            names.append(name)
            pieces = "\n\n".join(topic_pieces(topic, facts.period, told))
            behind[place] = f"{behind[place]}\n\n{pieces}" if place in behind else pieces
    return _News(tuple(names), behind)


def _together(block: Marked, news: _News) -> tuple[str, ...]:
    return (*block.together, *news.topics) if block.name == TOPICS else block.together


def _is_missing(name: str, reading: Reading, news: _News, shown: frozenset[str]) -> bool:
    """Whether a block is nowhere. A topic is told by its heading; one that is new has just been put there."""
    if name.startswith(FAMILY):
        return not name.endswith("/posts") and name not in (*reading.names, *news.topics) and name in shown
    return name not in reading.names


def _ranking(reading: Reading, facts: ReviewFacts) -> tuple[str, ...]:
    """The names of the topics in their order, where the draft has those that it has in another one."""
    names = {topic_block(topic): topic.name for topic in facts.topics}
    there = [block.name for block in reading.blocks if block.name in names]
    ranked = [name for name in names if name in there]
    return () if there == ranked else tuple(names[name] for name in ranked)


def _spelled(text: str, piece: str) -> str:
    """A piece with the line ends of the text."""
    return piece.replace("\n", "\r\n") if "\r\n" in text else piece


def _problems(reading: Reading, path: PurePosixPath) -> Iterator[Problem]:
    for line, message in reading.damages:
        hint = "each block needs one begin and one end; until then it is left alone"
        yield Problem("W711", message, path, line, hint=hint)
    for block in reading.blocks:
        if block.name not in COMPUTED and not block.name.startswith(FAMILY):
            message = f"no computed block is called {block.name!r}{did_you_mean(block.name, list(COMPUTED))}"
            yield Problem("W712", message, path, block.line, hint=f"there are {', '.join(COMPUTED)}")
