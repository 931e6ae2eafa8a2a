"""A draft in, the same file with status, date, number and id set, out: once, and for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from newsletter.issues.draft import next_number
from newsletter.issues.keys import pick, plain_keys
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError
from newsletter.model.publication import Settings
from newsletter.registry import did_you_mean
from newsletter.text import front_matter
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
    """
    text = data.decode("utf-8")
    head_was = front_matter.read(text)
    style = front_matter.split(text).style
    values = plain_keys(head_was.values)
    said = pick(values, "date")
    when = (
        str(said)
        if said is not None and head.published
        else (f"{head.published:%Y-%m-%d}" if head.published else day.isoformat())
    )
    wanted: list[tuple[str, str]] = []
    if said is None:
        wanted.append(("date", when))
    if head.number is None and head.kind != "review":
        wanted.append(("number", str(next_number(other for other in heads if other.status == "published"))))
    if pick(values, "id") is None:
        wanted.append(("id", spell(_tag(head, settings, when[:4]), style)))
    for key, value in wanted:
        text = front_matter.edit(text, key, value)
    for key in ("status", "draft", "published"):
        if key in values and head.status == "draft":
            text = front_matter.edit(
                text, key, {"status": spell("published", style), "draft": "false", "published": "true"}[key]
            )
    if head.status == "draft" and "status" not in values and "draft" not in values and "published" not in values:
        text = front_matter.edit(text, "status", spell("published", style))
    return text.encode("utf-8")


def _tag(head: Head, settings: Settings, year: str) -> str:
    host = urlsplit(settings.base_url).hostname or "localhost"
    return f"tag:{host},{year}:{head.place}"
