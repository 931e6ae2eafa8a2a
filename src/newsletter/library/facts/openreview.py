"""OpenReview: the note of a submission in, its facts out. Its older API has the values bare, the newer in objects."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from newsletter.library.facts.answers import ABSTRACT, inside, json_object, names, said, several
from newsletter.library.facts.provider import Facts, Provider
from newsletter.text.dates import PartialDate
from newsletter.text.patterns import pattern

_ADDRESS = pattern(r"https://openreview\.net/forum\?id=([^&#]+)")


def _request(url: str) -> str:
    found = _ADDRESS.fullmatch(url)
    return f"https://api2.openreview.net/notes?id={quote(found[1], safe='')}" if found else ""


def _parse(data: bytes, _charset: str) -> Facts:
    note = inside(json_object(data), "notes", 0)
    title = said(_field(note, "title"))
    if not title:
        return Facts()
    moments = (inside(note, key) for key in ("pdate", "odate", "cdate", "tcdate"))
    return Facts(
        title=title,
        authors=names(several(_field(note, "authors"))),
        published=next((found for moment in moments if (found := _day(moment))), None),
        venue=said(_field(note, "venue")),
        licence=said(inside(note, "license")),
        abstract=said(_field(note, "abstract"), ABSTRACT),
    )


def _field(note: Any, name: str) -> Any:
    field = inside(note, "content", name)
    return field.get("value") if isinstance(field, dict) else field


def _day(milliseconds: Any) -> PartialDate | None:
    if type(milliseconds) is not int or not 0 < milliseconds < 7_000_000_000_000:
        return None
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return PartialDate(moment.year, moment.month, moment.day)


PROVIDER = Provider("openreview", _request, _parse)
