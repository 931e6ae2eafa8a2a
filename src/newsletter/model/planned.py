"""An issue as those see it who look at all issues: with its head and all that is counted, without its words."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.model.issue import Issue
from newsletter.model.pickled import pickled_as_call


@pickled_as_call
@dataclass(frozen=True, slots=True)
class Planned(Issue):
    """The card of an issue, which in a plan stands for the whole: a page gets that when it is made.

    Its entries have no comments, and of their links only the number. In a plan, only what is told of again has an
    address and an anchor, and only such works are left. `in_feed` and `in_search` are about how many bytes the whole
    issue takes there.
    """

    in_feed: int = 0
    in_search: int = 0
