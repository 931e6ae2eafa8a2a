"""A year of a list in, the parts of it out that a page can hold, each with its weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsletter.render.outline import Outline
from newsletter.render.years import Share, Year

Weigh = Callable[[Outline], int]
Divide = Callable[[Outline], Sequence[int]]


def stretches(year: Year, most: int, weigh: Weigh, divide: Divide | None) -> Iterator[tuple[Year, int]]:
    """The year, or parts of it, newest first: each of at most `most` bytes as `weigh` tells them, or of a single issue.

    They are filled from the oldest issue on, so that a full one never changes. An issue that is too much by itself has
    several when `divide` tells what each of its works takes: its works go on from one to the next.
    """
    parts: list[tuple[list[Outline], Share, int]] = []
    for issue in reversed(year.issues):
        weight = weigh(issue)
        shares = [*_shares(divide(issue), most)] if divide and weight > most else []
        if len(shares) > 1:
            parts.extend(([issue], share, part) for share, part in reversed(shares))
        elif parts and not parts[-1][1] and parts[-1][2] + weight <= most:
            issues, _, before = parts.pop()
            parts.append(([*issues, issue], (), before + weight))
        else:
            parts.append(([issue], (), weight))
    for number in range(len(parts), 0, -1):
        issues, share, weight = parts[number - 1]
        yield Year(year.number, tuple(reversed(issues)), number if number < len(parts) else 0, share), weight


def _shares(weights: Sequence[int], most: int) -> Iterator[tuple[Share, int]]:
    """The works of an issue, by their weights, in runs of about the same length, none of them above `most`."""
    ideal = sum(weights) / -(-sum(weights) // most)
    start = total = 0
    for nth, weight in enumerate(weights):
        if total and (total >= ideal or total + weight > most):
            yield (start, nth), total
            start, total = nth, 0
        total += weight
    yield (start, len(weights)), total
