"""A body that is too long for an email in, as much of it as fits out, and what goes on in the web."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsletter.model.issue import Issue, Link
from newsletter.render.renderer import Texts
from newsletter.text.patterns import pattern

_MARK = pattern(r'<sup class="fn">(\d+)</sup>')


class Cut(NamedTuple):
    """The body of an email as it is sent; `rest` are the sections that are left to the web page."""

    body: str
    rest: tuple[Link, ...] = ()


def fitting(issue: Issue, texts: Texts, fits: Callable[[Cut], bool]) -> Cut:
    """The longest beginning of the body that fits, whole when that does. It ends before a heading.

    `##` headings are tried first. When not even the first of these sections fits, those of the third level are.
    """
    whole = Cut(texts.email)
    if fits(whole):
        return whole
    best = Cut("", (Link(issue.title, issue.page),))
    for level in (2, 3):
        cuts = [_cut(issue, texts, at) for at, seam in enumerate(texts.seams.headings) if seam.level <= level]
        cuts = [cut for cut in cuts if cut.body.strip()]
        if cuts and fits(cuts[0]):
            return _longest(cuts, fits)
    return best


def _longest(cuts: list[Cut], fits: Callable[[Cut], bool]) -> Cut:
    """The last of the cuts that fits, by halving: each is longer than the one before, and the first fits."""
    least, most = 0, len(cuts)
    while most - least > 1:
        middle = (least + most) // 2
        if fits(cuts[middle]):
            least = middle
        else:
            most = middle
    return cuts[least]


def _cut(issue: Issue, texts: Texts, number: int) -> Cut:
    """The body before a heading, with the notes that it calls for, and the sections from there on."""
    seams, first = texts.seams, texts.seams.headings[number]
    later = [seam for seam in seams.headings[number:] if seam.level <= max(2, first.level)]
    top = min(seam.level for seam in later)
    rest = tuple(
        Link(seam.title, f"{issue.page}#{seam.anchor}") for seam in later if seam.level == top or seam is first
    )
    return Cut(texts.email[: first.at] + _notes(texts, texts.email[: first.at]), rest)


def _notes(texts: Texts, body: str) -> str:
    """The notes up to the last one that the body calls for: they are numbered in the order of the text."""
    seams, email = texts.seams, texts.email
    called = max(map(int, _MARK.findall(body)), default=0)
    if not called or called > len(seams.notes):
        return ""
    begin = seams.notes[0]
    end = seams.notes[called] if called < len(seams.notes) else email.rindex("</ol>")
    return email[seams.end : end] + email[email.rindex("</ol>") :] if end > begin else ""
