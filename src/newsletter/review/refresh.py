"""A review draft and new facts in, the draft with untouched blocks renewed out; every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.model.problem import Problem
from newsletter.registry import did_you_mean
from newsletter.review.blocks import COMPUTED
from newsletter.review.facts import ReviewFacts
from newsletter.review.marks import Reading, block_digest, marked, read_marks


class Refreshed(NamedTuple):
    """The new text, and the names of the blocks by what happened to them.

    `refreshed` changed. `kept` were edited and stay as they are; `outdated` are those of them that would have
    changed. `missing` have something to tell but no marks in the draft.
    """

    text: str
    refreshed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


_DRAFT = PurePosixPath("review.md")


def refresh(text: str, facts: ReviewFacts, path: PurePosixPath = _DRAFT) -> Refreshed:
    """Renews the blocks that nobody edited; damaged marks and unknown names are left alone and are problems.

    `path` is where the problems are said to be.
    """
    reading = read_marks(text)
    computed = {name: COMPUTED[name](facts) for name in COMPUTED}
    pieces: list[str] = []
    refreshed, kept, outdated = [], [], []
    at = 0
    for block in reading.blocks:
        if block.name not in computed:
            continue
        fresh = computed[block.name]
        is_new = block_digest(fresh) not in (block.digest, block_digest(block.content))
        if not block.is_untouched:
            kept.append(block.name)
            outdated += [block.name] * is_new
        elif is_new:
            refreshed.append(block.name)
            pieces += [text[at : block.start], _with_line_ends_of(text, marked(block.name, fresh))]
            at = block.end
    return Refreshed(
        "".join([*pieces, text[at:]]),
        tuple(refreshed),
        tuple(kept),
        tuple(name for name, fresh in computed.items() if fresh and name not in reading.names),
        tuple(outdated),
        tuple(_problems(reading, path)),
    )


def _with_line_ends_of(text: str, block: str) -> str:
    return block.replace("\n", "\r\n") if "\r\n" in text else block


def _problems(reading: Reading, path: PurePosixPath) -> Iterator[Problem]:
    for line, message in reading.damages:
        hint = "each block needs one begin and one end; until then it is left alone"
        yield Problem("W711", message, path, line, hint=hint)
    for block in reading.blocks:
        if block.name not in COMPUTED:
            message = f"no computed block is called {block.name!r}{did_you_mean(block.name, list(COMPUTED))}"
            yield Problem("W712", message, path, block.line, hint=f"there are {', '.join(COMPUTED)}")
