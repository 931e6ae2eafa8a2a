"""One key of a head set or removed: the head and the places of its keys in, the head with that change out."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.text.head import Spot, lines_of

# A new key as its line has it, where that is not `key: value`.
_LINES = {"toml": "{key} = {value}", "nikola": ".. {key}: {value}", "references": "[{key}]: / {value}"}


def edit_head(
    style: str,
    head: str,
    spots: Sequence[Spot],
    key: str,
    value: str | None,
    *,
    after: str | None = None,
    end: str = "\n",
) -> str:
    """The head with `key` as `value` (None removes it); comments, order and line ends of all others stay.

    `end` is how a new line ends.
    """
    lines = lines_of(head)
    spot = next((spot for spot in reversed(spots) if spot.key == key), None)
    in_braces = style == "json" or (style == "yaml" and head.lstrip().startswith("{"))
    if in_braces and not (value is not None and spot and spot.start >= 0):
        raise ValueError("a head in braces can have its values replaced, but no key added or removed")
    if value is None:
        return "".join(lines[: spot.line - 1] + lines[spot.end_line :]) if spot else head
    if style == "references":
        value = _in_quotes(value, head[spot.start] if spot else '"')
    if spot and spot.start >= 0:
        gap = "" if head[spot.start - 1 : spot.start].isspace() else " "
        return head[: spot.start] + gap + value + head[spot.end :]
    line = _LINES.get(style, "{key}: {value}").format(key=key, value=value) + end
    if spot:
        return "".join([*lines[: spot.line - 1], line, *lines[spot.end_line :]])
    at = _place(style, lines, spots, after)
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    return "".join([*lines[:at], line, *lines[at:]])


def _place(style: str, lines: Sequence[str], spots: Sequence[Spot], after: str | None) -> int:
    """Behind which line a new key goes: that of `after`, else of the last key; in TOML above all tables."""
    tables = [n for n, line in enumerate(lines) if style == "toml" and line.startswith("[")]
    keys = [spot for spot in spots if spot.line - 1 not in tables]
    ends = [spot.end_line for spot in keys if spot.key == after] or [spot.end_line for spot in keys]
    return max(ends, default=min(tables, default=len(lines)))


def _in_quotes(value: str, mark: str) -> str:
    """A value as a link reference holds it: in the quotes that begin with `mark`, or bare when that is none."""
    bare = value.strip("\"'")
    return {'"': f'"{bare}"', "'": f"'{bare}'", "(": f"({bare})"}.get(mark, bare)
