"""The bytes of an email in, whether it arrives whole out, and which of its parts weigh most.

Gmail shows about the first 102 KB of a message's HTML, and drops every style sheet of one that it cuts (email-bugs
41, 56, 90). What it counts is not published, so the HTML, its encoded form and what the sender will make of it are
all kept below.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from newsletter.document import Seams
from newsletter.model.mailing import Provider
from newsletter.render.quoted_printable import quoted_printable, utf8
from newsletter.text.patterns import pattern

HTML = 90_000
"""Bytes that the HTML may have."""

ENCODED = 102_400
"""Bytes that it may have in quoted-printable, and after the sender has put its own links into it."""

HEAD = 8_192
"""Bytes that the style sheets in the head may have: half of what Gmail reads of them."""

_LINK = pattern(r'<a\b[^>]*?\bhref="(https?://[^"]*)"', re.IGNORECASE)
_STYLE = pattern(
    r"<!--(?>(?:[^-]+|-(?!->))*)-->|<style\b[^>]*>((?>(?:[^<]+|<(?!/style>))*))</style>", re.IGNORECASE | re.DOTALL
)
_PIXEL = 160
"""About what a sender adds to count who opened a mail."""


class Weight(NamedTuple):
    """What an email weighs, in bytes: its HTML, that in quoted-printable, with the sender's links, and its sheets."""

    html: int
    encoded: int
    tracked: int
    head: int

    @property
    def over(self) -> str:
        """Which limit is passed, in words; "" for none."""
        limits = (
            (self.html, HTML, "bytes of HTML"),
            (self.encoded, ENCODED, "bytes in quoted-printable"),
            (self.tracked, ENCODED, "bytes with the sender's links in it"),
        )
        return next((f"{has:,} {what}, and {most:,} may be" for has, most, what in limits if has > most), "")


def weigh(html: str, sender: Provider) -> Weight:
    """What the finished HTML of an email weighs."""
    size = len(utf8(html))
    return Weight(size, len(quoted_printable(html)), size + tracking(html, sender), _sheets(html))


def _sheets(html: str) -> int:
    """The bytes of all style sheets. They stand in the head, and behind the last one nobody looks for another."""
    last = html.lower().rfind("</style>")
    end = html.find("-->", last)
    found = _STYLE.finditer(html, 0, end + 3 if end >= 0 else len(html)) if last >= 0 else ()
    return sum(len(met[1].encode()) for met in found if met[1])


def tracking(html: str, sender: Provider) -> int:
    """About how many bytes the sender's own links add; 0 for a sender that we know nothing of."""
    if not sender.link:
        return 0
    added = (max(0, sender.tracked(unescape(url)) - len(url.encode())) for url in _LINK.findall(html))
    return _PIXEL + sum(added)


class Part(NamedTuple):
    """A section of an email: the words of its heading ("" for the opening), its line in the issue, its bytes."""

    title: str
    line: int
    size: int


def parts(html: str, seams: Seams) -> tuple[Part, ...]:
    """What each section weighs in the finished HTML, heaviest first; the first and last hold the frame around them."""
    starts = [Part("", 1, 0)]
    for seam in seams.headings:
        at = html.find(f'<h{seam.level} id="{seam.anchor}"', starts[-1].size)
        if seam.level <= 2 and at > 0:
            starts.append(Part(seam.title, seam.line, at))
    ends = [start.size for start in starts[1:]] + [len(html)]
    sized = (start._replace(size=len(html[start.size : end].encode())) for start, end in zip(starts, ends, strict=True))
    return tuple(sorted(sized, key=lambda part: -part.size))


def heaviest(found: tuple[Part, ...]) -> str:
    """The three heaviest sections in words."""
    return ", ".join(f"“{part.title or 'the opening'}” {part.size:,}" for part in found[:3])
