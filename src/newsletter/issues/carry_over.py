"""The issue before in; the sections that stand in every issue out, word for word."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.model.issue import Issue


def carried(issue: Issue, text: str, names: Sequence[str]) -> dict[str, str]:
    """What stood in the sections of these kinds, without their headings. `text` is the file of the issue."""
    lines = text.replace("\r\n", "\n").split("\n")
    ends = [section.line for section in issue.sections[1:]] + [len(lines) + 1]
    found: dict[str, str] = {}
    for section, end in zip(issue.sections, ends, strict=True):
        inside = "\n".join(lines[section.line : end - 1]).strip()
        if section.kind in names and inside:
            found.setdefault(section.kind, inside)
    return found
