"""A draft in, the same file with status, date, number and id set, out: once, and for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date
from typing import Any
from urllib.parse import urlsplit

from newsletter.issues.keys import SYNONYMS, name_of, pick, plain_keys
from newsletter.issues.past import next_number
from newsletter.issues.values import text as text_of
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Settings
from newsletter.registry import did_you_mean
from newsletter.text import front_matter
from newsletter.text.dates import read_datetime
from newsletter.text.spelling import spell


def find(heads: Sequence[Head], name: str) -> Head:
    """The issue called `name`: its slug, its path or its file name. NewsletterError names the nearest one."""
    for head in heads:
        if name in (head.slug, str(head.path), head.path.name, head.path.stem):
            return head
    meant = did_you_mean(name, [head.slug for head in heads])
    raise NewsletterError(f"no issue called {name!r}{meant}")


def published(head: Head, data: bytes, heads: Sequence[Head], settings: Settings, day: date) -> bytes:
    """The bytes of the issue file, published on `day` unless it says another date.

    The id is a tag URI (RFC 4151): host and year at the time of publication, so that it outlives a change of either.
    An issue that is out already keeps the id by which its subscribers know it, and gets nothing else: it is not new.
    """
    text = data.decode("utf-8")
    style = "yaml" if (found := front_matter.split(text).style) == "none" else found
    written = front_matter.read(text).values
    values = plain_keys(written)
    said = text_of(pick(values, "date"))
    when = said if read_datetime(said, UTC) else f"{head.published or day:%Y-%m-%d}"
    is_out = head.status == "published" and head.published is not None and head.published.date() < day
    wanted = {} if when == said else {_as_written(written, name_of(values, "date")): when}
    if head.number is None and head.kind != "review" and not is_out:
        wanted["number"] = str(next_number(other for other in heads if other.status == "published"))
    if pick(values, "id") is None:
        wanted["id"] = spell(head.guid if is_out else _tag(head, settings, when[:4]), style)
    if head.status == "draft":
        held = {_as_written(written, key): out for key, out in _OUT.items() if _is_switch(key, values)}
        wanted |= held or {"status": "published"}
    for key, value in wanted.items():
        text = front_matter.edit(text, key, spell(value, style) if value == "published" else value)
    return text.encode("utf-8")


# How the systems say that an issue is out; a key that a draft holds is set, whatever it said.
_OUT = {
    **dict.fromkeys(("status", *SYNONYMS["status"]), "published"),
    **dict.fromkeys(("published", "is_published"), "true"),
    "draft": "false",
}


def _is_switch(key: str, values: Mapping[str, Any]) -> bool:
    """Whether a key says that an issue is out; `published: 2024-01-03` says when."""
    return key in values and (isinstance(values[key], bool) or key not in ("published", "is_published"))


def _as_written(names: Iterable[str], key: str) -> str:
    """A key as its writer spells it: Pelican has `Status`, Hugo `publishDate`."""
    return next((name for name in names if key in plain_keys({name: None})), key)


def _tag(head: Head, settings: Settings, year: str) -> str:
    host = urlsplit(settings.base_url).hostname or "localhost"
    return f"tag:{host},{year}:{head.place}"
