"""A text in, its tags out: `{% name … %}`, `{{< name … >}}`, `{{% name … %}}` and `{{ value }}`, with their places.

A tag ends on its own terms: one that meets a blank line, or the beginning of another, was none and stays words. What
stands in code or in a comment is quoted, and no tag.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsletter.text.patterns import pattern

SIGNS = ("{%", "{{")
"""Without one of these a text has no tags."""

_SIGN = pattern(r"\{(?:%|\{[<%]?)")
_ENDS = {"{%": "%}", "{{": "}}", "{{<": ">}}", "{{%": "%}}"}
_LONGEST = 4000
_BLANK_LINE = pattern(r"\n[ \t>]*\n")
_RAW = pattern(r"\{%-?\s*(end)?raw\s*-?%\}")
_NAME = pattern(r"(?P<closes>/?)\s*(?P<name>[A-Za-z][\w./-]*)(?=\s|$|[:(=])")
_QUOTED = pattern(
    r"^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>(?<![`\\])`+(?!`))(?:(?!\n[ \t>]*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.MULTILINE,
)


_OWNS_BLOCKS = pattern(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]|[ \t]+\S|[ \t>]*(?:\[\^|<[a-zA-Z/!]|:[ \t])")


class Tag(NamedTuple):
    """One tag. `rest` is what stands in it after the name; an output, `{{ value }}`, has no name.

    `end` is where the text goes on. What is only to be shown, as in Hugo's `{{</* x */>}}`, is "words", and `rest` has
    them; a tag that never ends is "broken".
    """

    start: int
    end: int
    kind: Literal["tag", "shortcode", "output", "words", "broken"]
    name: str
    rest: str
    closes: bool = False


def tags(text: str) -> Iterator[Tag]:
    """The tags of a text in their order."""
    quoted = sorted([*(met.span() for met in _QUOTED.finditer(text)), *_indented(text)])
    starts = [start for start, _ in quoted]
    at = 0
    while met := _SIGN.search(text, at):
        start, at = met.start(), met.start() + 1
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < quoted[place][1]:
            at = quoted[place][1]
            yield from _raw_marks(text, *quoted[place])
            continue
        if not _is_escaped(text, start) and (tag := _tag(text, start, met[0])):
            yield tag
            at = tag.end


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """Code by its four blanks, under a blank line and words at the margin: in a list they would be its own."""
    at, above, blank, code = 0, "", True, False
    for line in text.splitlines(keepends=True):
        deep = line.startswith(("    ", "\t"))
        if line.strip():
            code = deep and (code or (blank and not _OWNS_BLOCKS.match(above)))
            if code:
                yield at, at + len(line)
            else:
                above = line
        blank = not line.strip()
        at += len(line)


def _raw_marks(text: str, start: int, end: int) -> Iterator[Tag]:
    """In code, `{% raw %}` and `{% endraw %}` only keep Jekyll away, and go; one without the other is quoted itself."""
    marks = list(_RAW.finditer(text, start, end))
    if [bool(mark[1]) for mark in marks] == [False, True] * (len(marks) // 2):
        yield from (Tag(mark.start(), mark.end(), "words", "", "") for mark in marks)


def _is_escaped(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _tag(text: str, start: int, sign: str) -> Tag | None:
    inside = start + len(sign)
    closing = _ENDS[sign]
    end = text.find(closing, inside, inside + _LONGEST)
    if end < 0 or _BLANK_LINE.search(text, inside, end) or text.find(sign, inside, end) >= 0:
        broken = sign != "{{" and _NAME.match(text[inside : inside + 80].lstrip("- \t/"))
        return Tag(start, inside, "broken", "", sign) if broken else None
    words = text[inside:end]
    after = end + len(closing)
    if sign == "{{":
        return Tag(start, after, "output", "", words.strip().removeprefix("-").removesuffix("-").strip())
    shown = words.strip()
    if sign != "{%" and shown.startswith("/*") and shown.endswith("*/"):
        return Tag(start, after, "words", "", f"{sign} {shown[2:-2].strip()} {closing}")
    shown = shown.removeprefix("-").removesuffix("-").strip()
    if sign != "{%":
        shown = shown.removesuffix("/").rstrip()
    met = _NAME.match(shown)
    if not met:
        return None
    name, closes = met["name"], bool(met["closes"])
    if sign == "{%" and name.startswith("end") and len(name) > 3:
        name, closes = name[3:], True
    return Tag(start, after, "tag" if sign == "{%" else "shortcode", name, shown[met.end() :].strip(), closes)


def paired(found: list[Tag]) -> dict[int, Tag]:
    """For each opening tag that is closed, by its start, the tag that closes it."""
    waiting: dict[tuple[str, str], list[Tag]] = {}
    partners: dict[int, Tag] = {}
    for tag in found:
        key = (tag.kind, tag.name)
        if not tag.closes:
            waiting.setdefault(key, []).append(tag)
        elif waiting.get(key):
            partners[waiting[key].pop().start] = tag
    return partners
