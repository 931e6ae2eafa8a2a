"""An issue in, the picture that a link to it shows in chats and networks out: its title on paper, 1200 by 630.

The letters are drawn as shapes of the font that comes with ziafont, so that every machine draws the same picture. That
font has no Chinese or Japanese, and it sets lines from left to right only: a title that it cannot write has no card.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from unicodedata import bidirectional
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import Element, SubElement, tostring

from newsletter.model.artifact import Artifact, Theme
from newsletter.model.issue import Issue
from newsletter.model.publication import Frame, Settings
from newsletter.render.feed_text import one_line
from newsletter.render.filters import date_long
from newsletter.render.renderer import IssueRenderer, Texts

CARD = "card.png"
_WIDTH, _HEIGHT, _MARGIN = 1200, 630, 80
_PAPER, _INK, _QUIET, _ACCENT = "#fbf9f4", "#211d19", "#635a50", "#a3301c"
_ROOM = _WIDTH - 2 * _MARGIN
_SIZES = {84: 3, 72: 4, 60: 5, 50: 6}
"""How many lines of the title fit in which size, the largest first."""


def card_of(issue: Issue, settings: Settings) -> str:
    """The name of the card beside the page of an issue; "" for none: it has a picture, or letters we cannot draw."""
    wanted = settings.social_cards and not issue.image
    return CARD if wanted and _can_write(f"{issue.title}{settings.title}") else ""


def _render(issue: Issue, _texts: Texts, frame: Frame, _theme: Theme) -> Iterator[Artifact]:
    if name := card_of(issue, frame.settings):
        yield Artifact(PurePosixPath(issue.place, name), _drawn(issue, frame.settings))


def _drawn(issue: Issue, settings: Settings) -> bytes:
    from resvg_py import svg_to_bytes

    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": str(_WIDTH), "height": str(_HEIGHT)})
    SubElement(svg, "rect", {"width": str(_WIDTH), "height": str(_HEIGHT), "fill": _PAPER})
    SubElement(svg, "rect", {"width": str(_WIDTH), "height": "20", "fill": _ACCENT})
    size, lines = _fitted(one_line(issue.title) or issue.slug)
    for nth, line in enumerate(lines):
        _write(svg, line, size, _INK, _MARGIN, _MARGIN + 20 + round((nth + 1) * size * 1.15))
    _write(svg, one_line(settings.title), 40, _ACCENT, _MARGIN, _HEIGHT - _MARGIN)
    if issue.published:
        day = date_long(issue.published)
        _write(svg, day, 30, _QUIET, _WIDTH - _MARGIN - _width(day, 30), _HEIGHT - _MARGIN)
    return bytes(svg_to_bytes(svg_string=tostring(svg, "unicode"), skip_system_fonts=True))


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size in which the title has few enough lines; in the smallest, what does not fit is cut off."""
    for size, most in _SIZES.items():
        lines = _lines(title, size)
        if len(lines) <= most and all(_width(line, size) <= _ROOM for line in lines):
            return size, lines
    whole = [_cut(line, size) for line in lines[:most]]
    return size, whole if len(lines) <= most else [*whole[:-1], f"{whole[-1]} …"]


def _lines(title: str, size: int) -> list[str]:
    first, *words = title.split()
    lines = [first]
    for word in words:
        longer = f"{lines[-1]} {word}"
        if _width(longer, size) > _ROOM:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(line: str, size: int) -> str:
    """A line that is one endless word, as far as there is room."""
    wide = _width(line, size)
    return line if wide <= _ROOM else line[: int(len(line) * _ROOM / wide) - 1] + "…"


@cache
def _font() -> Any:
    """The font, read once; ziafont warns of what it uses of the standard library."""
    with catch_warnings():
        simplefilter("ignore")
        from ziafont.font import Font

        return Font()


def _can_write(text: str) -> bool:
    return all(map(_can_draw, filter(str.strip, one_line(text))))


def _can_draw(char: str) -> bool:
    return bool(_font().glyphindex(char)) and bidirectional(char) not in ("R", "AL")


def _width(text: str, size: int) -> float:
    return float(_font().text(text, size=size).getsize()[0])


def _write(svg: Element, text: str, size: int, color: str, x: float, y: float) -> None:
    """Add a line of letters as shapes, its baseline at `y`."""
    _font().text(text, size=size, color=color).drawon(svg, x, y)


RENDERER = IssueRenderer("social_card", _render)
