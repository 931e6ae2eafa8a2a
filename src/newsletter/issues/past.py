"""All issues in; what drafting the next one has to know of them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.issues.corrections import queued
from newsletter.library.coverage import Asked
from newsletter.library.told import Told
from newsletter.model.issue import Head


class Past(NamedTuple):
    """What was covered, how entries without an address began (`said`), and which seeds had their turn (`sources`).

    `topics` are those of all issues, the newest first; `number` is that of the next issue, `newest` the file of the
    last one (None when there was none). `corrections` are for the readers of the next one, as Markdown.
    """

    covered: Asked
    said: AbstractSet[str] = frozenset()
    sources: AbstractSet[str] = frozenset()
    topics: tuple[str, ...] = ()
    number: int = 1
    newest: PurePosixPath | None = None
    corrections: str = ""


def past_of(issues: Sequence[Told], covered: Asked) -> Past:
    """The past that some issues are, oldest first; a draft counts as much as a published one."""
    heads = [one.head for one in reversed(issues)]
    return Past(
        covered,
        frozenset(words for one in issues for words in one.said.split("\n") if words),
        frozenset(path for head in heads for path in head.sources),
        tuple(dict.fromkeys(topic for head in heads for topic in head.topics)),
        next_number(heads),
        next((head.path for head in heads if head.kind != "review"), None),
        queued(heads),
    )


def next_number(heads: Iterable[Head]) -> int:
    """One more than the highest number of an issue; without numbers, one more than there are issues."""
    heads = [head for head in heads if head.kind != "review"]
    numbers = [head.number for head in heads if head.number is not None]
    return max(numbers, default=len(heads)) + 1
