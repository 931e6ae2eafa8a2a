"""What became of a construct where a target cannot show it: degraded on purpose, and never in silence."""

from __future__ import annotations

from typing import NamedTuple

from newsletter.model.pickled import pickled_as_tuple


@pickled_as_tuple
class Loss(NamedTuple):
    """One construct in one target. `became` says in a few words what stands there instead; `line` counts from 1."""

    construct: str
    line: int
    target: str
    became: str
