"""The first lines of a bare text in; title, subtitle, authors, date out, and the lines that they took."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsletter.sources.lines import Line
from newsletter.sources.plain_shapes import bullet, numbered_heading, unfinished
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.patterns import pattern

_HEAD = 8  # so many lines with words may belong to the head of a page
_PUBLISHED = pattern(
    r"(?:published|posted|updated|written|last (?:updated|modified)|date)(?: on| at)?\s*:?\s*(?P<date>.{0,40}?)"
    r"(?:\s*(?:by|·|•|\|)\s*(?P<by>.{2,80}))?",
    re.IGNORECASE,
)
_BYLINE = pattern(r"(?:(?:written |posted )?by|authors?:)\s+(?P<by>(?-i:[A-ZÀ-Þ]).{1,120})", re.IGNORECASE)
_MEANWHILE = pattern(r"\d+ min(?:ute)?s?(?: read)?|·|•|\||∙")
_NAME = pattern(r"[A-ZÀ-Þ][\w'’.-]+(?: (?:[A-ZÀ-Þ][\w'’.-]*|van|von|de|der|la|bin)){1,4}")


class PlainHead(NamedTuple):
    """What the first lines say. `lines` are the numbers of those that are no part of the body."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    date_lost: int = 0
    lines: frozenset[int] = frozenset()


def plain_head(lines: Sequence[Line]) -> PlainHead:
    """Reads the head; `date_lost` is the line that says "Published on" and nothing after it."""
    full = [line for line in lines if line.text.strip()][:_HEAD]
    head = PlainHead()
    for place, line in enumerate(full):
        text = " ".join(line.text.split())
        below = full[place + 1] if place + 1 < len(full) else None
        titled = bool(head.title) and not head.subtitle and bool(below)
        read = _dated(head, text, line.number) or _signed(head, text, below)
        if (not read and not head.title and below and _may_be_title(text)) or (
            not read and titled and _begins_anew(full, place)
        ):
            read = head._replace(title=text)
        elif not read and titled and _is_subtitle(line, full, place):
            read = head._replace(subtitle=text)
        if not read:
            break
        head = read._replace(lines=head.lines | {line.number})
    return head


def _begins_anew(full: Sequence[Line], place: int) -> bool:
    """Whether the line above was the name of a site: buttons stood between, and a byline with its date comes below."""
    apart = full[place].number > full[place - 1].number + 1
    below = [" ".join(line.text.split()) for line in full[place + 1 : place + 4]]
    signed = any(_NAME.fullmatch(name) and _dated(PlainHead(), date, 0) for name, date in pairwise(below))
    return apart and signed and _may_be_title(" ".join(full[place].text.split()))


def _dated(head: PlainHead, text: str, number: int) -> PlainHead | None:
    """A line that is a date, or says when something was published and perhaps by whom."""
    if head.published or len(text) > 120:
        return None
    parts = [part.strip() for part in _MEANWHILE.split(text) if part.strip()]
    dates = [date for part in parts if (date := read_date(part)) and date.month]
    names = [part for part in parts if _NAME.fullmatch(part)]
    if dates and len(dates) + len(names) == len(parts):
        return head._replace(published=dates[0], authors=head.authors or tuple(names))
    found = _PUBLISHED.fullmatch(text)
    if not found:
        return None
    date = read_date(found["date"])
    authors = head.authors or _names(found["by"] or "")
    if date:
        return head._replace(published=date, authors=authors)
    return head._replace(date_lost=number, authors=authors) if not found["date"] else None


def _signed(head: PlainHead, text: str, below: Line | None) -> PlainHead | None:
    """A line that names the authors: "By …", or a name alone above a date."""
    if head.authors or not head.title:
        return None
    found = _BYLINE.fullmatch(text)
    if found and not text.endswith("."):
        by, _, date = found["by"].rpartition(", ")
        if by and (when := read_date(date)):
            return head._replace(authors=_names(by), published=when)
        return head._replace(authors=_names(found["by"]))
    alone = _NAME.fullmatch(text) and below and _dated(PlainHead(), " ".join(below.text.split()), 0)
    return head._replace(authors=(text,)) if alone else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", text) if name.strip())


def _may_be_title(text: str) -> bool:
    """A title is no sentence, no address, no list item and no numbered heading."""
    plain = unfinished(text.rstrip("!?…")) and len(text) <= 160
    return plain and "://" not in text and not bullet(text) and not numbered_heading(text)


def _is_subtitle(line: Line, full: Sequence[Line], place: int) -> bool:
    """A short line directly below the title, above a paragraph or a byline, or one that stands right at the title."""
    if place + 1 >= len(full) or len(line.text) > 200 or bullet(line.text):
        return False
    close = line.number == full[place - 1].number + 1
    below = " ".join(full[place + 1].text.split())
    signed = bool(_BYLINE.fullmatch(below) or _dated(PlainHead(), below, 0) or _NAME.fullmatch(below))
    return signed or (close and len(below) > max(200, 2 * len(line.text)))
