"""Issues in, the series among them out: what the front matter calls one, and titles that only differ in a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsletter.model.issue import Issue
from newsletter.text.patterns import pattern
from newsletter.text.words import normal_title

_NUMBERED = pattern(
    r"(?P<name>\w.*?)[\s,:;–—(\[|/-]*(?:#\s*|\b(?:no|nr|vol|ep)\.?\s*|\b(?:part|episode|volume|chapter|pt)\.?\s+)"
    r"(?:\d+|[ivx]+)\b.*",
    re.I | re.S,
)


class Series(NamedTuple):
    """A series as its first issue calls it, and its issues in their order."""

    name: str
    issues: tuple[Issue, ...]


def series(issues: Iterable[Issue]) -> tuple[Series, ...]:
    """The series with two issues or more, most issues first. One that holds nearly all is the newsletter itself."""
    issues = tuple(issues)
    groups: dict[str, list[tuple[str, Issue]]] = {}
    for issue in issues:
        name = series_name(issue)
        if name:
            groups.setdefault(normal_title(name), []).append((name, issue))
    found = [
        Series(members[0][0], tuple(issue for _, issue in members))
        for members in groups.values()
        if len(members) > 1 and len(members) * 5 < len(issues) * 4
    ]
    return tuple(sorted(found, key=lambda one: -len(one.issues)))


def series_name(issue: Issue) -> str:
    """What series an issue is of: its `series:`, or its title up to a number; "" when it is of none."""
    said = dict(issue.extra).get("series")
    if isinstance(said, str) and said.strip():
        return said.strip()
    numbered = _NUMBERED.fullmatch(issue.title.strip())
    return numbered["name"].strip() if numbered else ""
