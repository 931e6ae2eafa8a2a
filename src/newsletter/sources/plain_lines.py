"""The lines of a bare text in, pieces out: what was a heading, a list, a caption before a copy took its marks away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from newsletter.sources.lines import Line
from newsletter.sources.plain_shapes import (
    bullet,
    caption,
    covers,
    dated,
    heading_like,
    list_cue,
    numbered_heading,
    opens_list,
    section_word,
    title_case,
    unfinished,
)
from newsletter.text.patterns import pattern

Kind = Literal["heading", "paragraph", "item", "step", "entry", "caption"]


class Piece(NamedTuple):
    """`entry` is a dated line, `step` an item of a numbered list. `apart`: a blank line stood above."""

    kind: Kind
    line: int
    text: str
    level: int = 0
    apart: bool = True


def pieces(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """What each line is, judged by its own shape and by its neighbours."""
    blocks = tuple(_joined(lines))
    return tuple(_levelled(_classified(blocks), any(numbered_heading(block.text) for block in blocks)))


def _joined(lines: Sequence[Line]) -> Iterator[Piece]:
    """One paragraph a piece: a sentence that was broken over two lines, or wrapped at a margin, is put together."""
    full = sorted(len(line.text) for line in lines if line.text.strip())
    broken = sum(line.text.rstrip()[-1:] not in ".!?:;" for line in lines if line.text.strip())
    wrapped = len(full) > 4 and 50 <= full[len(full) // 2] <= 90 and full[-1] <= 110 and broken * 2 > len(full)
    held: Piece | None = None
    apart = True
    longest = 0
    for line in lines:
        text = " ".join(line.text.split())
        if not text:
            apart = True
            continue
        fits = held and not apart and not bullet(line.text) and _goes_on(held.text, text, wrapped and longest > 45)
        if held and fits:
            held = held._replace(text=f"{held.text} {text}")
        else:
            if held:
                yield held
            held = Piece("paragraph", line.number, text, 0, apart)
        apart, longest = False, len(line.text)
    if held:
        yield held


def _goes_on(above: str, below: str, wrapped: bool) -> bool:
    broken = len(above) > 45 and below[0].islower() and above[-1] not in '.!?:;”"'
    return broken or (wrapped and not dated(below) and not above.endswith(":"))


def _classified(blocks: Sequence[Piece]) -> Iterator[Piece]:
    likely = [block.text for block in blocks if heading_like(block.text) and not caption(block.text)]
    titled = len(likely) >= 4 and sum(title_case(text) for text in likely) >= 0.7 * len(likely)
    sparse = sum(block.apart for block in blocks) * 2 < len(blocks)
    listed = 0
    under = ""
    for place, block in enumerate(blocks):
        text = block.text
        rest = blocks[place + 1 : place + 1 + _LONGEST_LIST]
        marker = bullet(text)
        if marker:
            yield block._replace(kind="step" if marker.strip()[0].isdigit() else "item", text=text[len(marker) :])
        elif dated(text) or (covers(text) and _among_entries(blocks, place)):
            listed = 0
            yield block._replace(kind="entry")
        elif numbered_heading(text) and not (rest and numbered_heading(rest[0].text)):
            listed, under = 0, ""
            yield block._replace(kind="heading", level=2)
        elif section_word(text) and rest:
            listed, under = 0, "section"
            yield block._replace(kind="heading", level=2)
        elif listed > 0:
            listed -= 1
            yield block._replace(kind="item")
        elif caption(text):
            yield block._replace(kind="caption")
        elif heading_like(text) and rest and _heads(block, rest[0], titled) and not (under and _is_title(rest[0])):
            under = ""
            yield block._replace(kind="heading", level=2)
        elif heading_like(text) and titled and not title_case(text) and len(text) > 30:
            yield block._replace(kind="caption")
        else:
            yield block._replace(kind="item" if under else "paragraph")
        if opens_list(text) and not listed:
            listed = _length(text, rest, sparse)


_LONGEST_LIST = 120
"""So far the lines below a line are looked at."""


def _among_entries(blocks: Sequence[Piece], place: int) -> bool:
    """Whether a line without a date stands in a list of lines that tell what something covers."""
    near = blocks[max(0, place - 2) : place + 3]
    return sum(bool(dated(block.text) or covers(block.text)) for block in near) > 1


def _heads(block: Piece, below: Piece, titled: bool) -> bool:
    if section_word(below.text):
        return True
    if titled and not title_case(block.text):
        return False
    return len(below.text) > len(block.text) or heading_like(below.text) or bool(dated(below.text))


def _is_title(below: Piece) -> bool:
    return unfinished(below.text) and not section_word(below.text)


def _length(intro: str, rest: Sequence[Piece], sparse: bool) -> int:
    """How many of the lines below an opening colon are a list; lists were seldom marked, so their shape must tell."""
    if not rest or bullet(rest[0].text) or dated(rest[0].text):
        return 0
    run = [block.text for block in _run(rest, sparse)]
    if run and run[0].endswith(";"):
        return next((n for n, text in enumerate(run, 1) if not text.endswith(";")), len(run))
    titles = sum(1 for _ in takewhile(unfinished, run))
    if titles:
        return titles if titles > 1 or re.search(r"[:#“\"—]", run[0]) else 0
    cue = list_cue(intro)
    if not cue or not sparse:
        return 0
    if cue > 1:
        return min(cue, len(run))
    longest = 0
    for number, text in enumerate(run):
        if number and (_TURNS.match(text) or len(text) > max(120, 2 * longest) or text.endswith(":")):
            return number if number > 1 else 0
        longest = max(longest, len(text))
    return len(run)


_TURNS = pattern(
    r"(?:However|While|Today|Furthermore|Moreover|Before|After|In (?:short|summary|other|the)|To (?:conclude|wrap|sum)"
    r"|This|These|That|Those|Now|So|But|And|Overall|Finally|I expect|I['’]m|The other)\b"
)


def _run(rest: Sequence[Piece], sparse: bool) -> Iterator[Piece]:
    """The lines that may belong to a list: up to the next heading, caption or, among paragraphs kept apart, gap."""
    for number, block in enumerate(rest):
        if numbered_heading(block.text) or section_word(block.text) or caption(block.text):
            return
        if number > 1 and block.apart != rest[1].apart:
            return
        below = rest[number + 1] if number + 1 < len(rest) else None
        previous_done = number > 0 and not unfinished(rest[number - 1].text)
        if previous_done and below and heading_like(block.text) and (len(below.text) > 90 or section_word(below.text)):
            return
        if number and sparse and not previous_done and not unfinished(block.text) and not block.text.endswith(";"):
            return
        yield block


def _levelled(found: Iterator[Piece], by_number: bool) -> Iterator[Piece]:
    """Levels as far as they can be known: below a numbered heading, or directly below another heading."""
    above: Piece | None = None
    section = 0
    for piece in found:
        if piece.kind == "heading":
            level = 2
            if by_number:
                level = 2 if numbered_heading(piece.text) else 3
            elif section_word(piece.text) and section:
                level = section
            elif above and above.kind == "heading":
                level = 3
            section = level if section_word(piece.text) else 0
            piece = piece._replace(level=level)
        above = piece
        yield piece
