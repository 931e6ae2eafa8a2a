"""What subscribers know the issues by, and which of them they would see twice.

The id of an entry is its `id:`, else the permalink under which it first came out: that of the first slug in
`aliases:`, below `id_base` when the site has moved. A feed reader shows every id that it never met as new. So what the
last build called an issue is compared with what this one would call it, and a change is an error before anything is
written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.text.patterns import pattern

_NOWHERE = pattern(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)", re.IGNORECASE)
"""Hosts that nobody can have subscribed to (RFC 2606): a site that is still to get its address may change it."""


class Known(NamedTuple):
    """An issue as subscribers know it. `path` is "" when only a feed tells of it."""

    guid: str
    page: str
    title: str
    day: str
    path: str = ""


def permalink(settings: Settings, place: str, aliases: Sequence[str] = ()) -> str:
    """The id of an issue that has none: where it first came out. An alias without a slash is an earlier slug."""
    slug = next((alias for alias in aliases if "/" not in alias), "")
    return f"{settings.id_base or settings.base_url}/{f'issues/{slug}' if slug else place}/"


def known_by(heads: Iterable[Head]) -> tuple[Known, ...]:
    """What subscribers know some issues by from now on."""
    return tuple(Known(head.guid, head.page, head.title, _day(head), str(head.path)) for head in heads)


def _day(head: Head) -> str:
    return head.published.date().isoformat() if head.published else ""


def seen_twice(
    known: Iterable[Known], heads: Sequence[Head], settings: Settings, path: PurePosixPath
) -> Iterator[Problem]:
    """An error for each issue that would come again under another id; one alone when the whole site moved.

    `path` is the file of the settings.
    """
    changed = list(_changed(known, heads))
    moved = Counter(base for one, head in changed if (base := _base(one, head, settings)))
    if len(moved) == 1 and len(changed) > 1 and sum(moved.values()) == len(changed):
        (old,) = moved
        message = (
            f"subscribers know {len(changed)} issues by ids below {old}; below {settings.base_url} all would be new"
        )
        hint = f'if the site moved, add id_base = "{old}"; if it was never online there, `newsletter build --force`'
        yield Problem("E228", message, path, 1, hint=hint)
        return
    for one, head in changed:
        message = f"subscribers know this issue as {one.guid}; as {head.guid} they would see it twice"
        yield Problem("E228", message, head.path, 1, hint=_hint(one, head))


def _changed(known: Iterable[Known], heads: Sequence[Head]) -> Iterator[tuple[Known, Head]]:
    """The issues that are known by an id that is gone, each with the head that seems to be it."""
    known = tuple(known)
    before, now = {one.guid for one in known}, {head.guid for head in heads}
    fresh = [head for head in heads if head.guid not in before]
    by_path = {str(head.path): head for head in fresh}
    by_words = {(head.title, _day(head)): head for head in fresh}
    for one in known:
        head = by_path.get(one.path) or by_words.get((one.title, one.day))
        if one.guid not in now and head and not _NOWHERE.fullmatch(urlsplit(one.guid).hostname or ""):
            yield one, head


def _base(one: Known, head: Head, settings: Settings) -> str:
    """Where the site stood, when that alone is what changed."""
    place = f"/{head.place}/"
    return one.guid.removesuffix(place) if one.guid == one.page and one.guid.endswith(place) else ""


def _hint(one: Known, head: Head) -> str:
    slug = re.search(r"/issues/([^/]+)/$", one.guid)
    alias = f"`aliases: [{slug[1]}]`, so that the old address leads on, or " if slug and slug[1] != head.slug else ""
    return f"add {alias}`id: {one.guid}` to its front matter; if nobody saw it yet, `newsletter build --force`"
