"""An issue as those see it who plan which pages there are: with its head and all that is counted, without its words."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Planned(Issue):
    """Stands in a plan for the whole issue, which a page gets when it is made.

    Every section has all its entries, but only those that tell of something told elsewhere too have an address and an
    anchor; `works` are only those that come back. `in_feed` and `in_search` are about how many bytes the whole issue
    takes there.
    """

    in_feed: int = 0
    in_search: int = 0
