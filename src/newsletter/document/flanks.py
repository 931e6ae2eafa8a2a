"""What stands before and behind a run of `*` or `_` in, whether it can open and close emphasis out (CommonMark 6.2)."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category


def flanks(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters can open emphasis, and whether it can close it."""
    blank_before, blank_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    left = not blank_after and (not mark_after or blank_before or mark_before)
    right = not blank_before and (not mark_before or blank_after or mark_after)
    if char == "*":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


@lru_cache(maxsize=1024)
def _is_mark(char: str) -> bool:
    return category(char)[0] in "PS"
