"""What every build wants to know of every issue: so little that an archive of ten thousand is at hand in no time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsletter.edge.memory import packed
from newsletter.model.issue import Issue
from newsletter.model.problem import Problem
from newsletter.pipeline import Picture
from newsletter.render.feed_size import guess


class Line(NamedTuple):
    """An issue in a line. `weight` is about how many bytes it takes in a feed.

    `fingerprint` is the digest of all of it, `outline` that of its head and entries alone. `losses` are packed, as they
    are many and seldom asked for.
    """

    fingerprint: str
    outline: str
    weight: int
    pictures: tuple[Picture, ...]
    problems: tuple[Problem, ...]
    losses: bytes


def line_of(issue: Issue, pictures: Iterable[Picture]) -> Line:
    """The line of an issue that shows these pictures."""
    return Line(issue.fingerprint, issue.outline, guess(issue), tuple(pictures), issue.problems, packed(issue.losses))
