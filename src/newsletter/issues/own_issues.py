"""An address in an issue in, the other issue of the publication that it means out: by whatever name it is called.

Writers link to their own earlier issues by the address of the page, by the place of the page, by the file, by an old
address, by the address of the platform that they came from, or by the name that Jekyll's `post_url` takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath, relpath

from newsletter.model.beside import Card
from newsletter.model.issue import Head
from newsletter.model.publication import Settings
from newsletter.text.local import plain_address
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, host, is_web

_PAGE = pattern(r"(?:/index)?\.(?:md|markdown|mdown|mkd|html?)\Z|/(?:index)?\Z", re.I)
_DATED = pattern(r"\d{4}-\d\d?-\d\d?-.")
_DAY = pattern(r"/(\d{4})(?:/(\d\d?))?(?:/(\d\d?))?/[^/]+\Z")


class OwnIssues:
    """Every issue that may be linked to, by its names."""

    def __init__(self, heads: Sequence[Head], settings: Settings) -> None:
        self._base = settings.base_url
        self._oldest_first = heads[::-1]  # of two that are called the same, the newest is meant
        self._by_address = {canonical(head.canonical): head for head in self._oldest_first if head.canonical}
        self._hosts = {host(address) for address in self._by_address}

    @cached_property
    def _by_file(self) -> dict[str, Head]:
        return {_bare(str(head.path)): head for head in self._oldest_first}

    @cached_property
    def _by_stem(self) -> dict[str, Head]:
        return {_bare(str(head.path)).rpartition("/")[2]: head for head in self._oldest_first}

    @cached_property
    def _by_slug(self) -> dict[str, Head]:
        return {head.slug: head for head in self._oldest_first}

    @cached_property
    def _by_place(self) -> dict[str, Head]:
        old = {_bare(_below(alias)): head for head in self._oldest_first for alias in head.aliases}
        return old | {head.place: head for head in self._oldest_first}

    def near(self, web: str) -> list[str]:
        """Of full addresses, a line each, those that may mean an issue: none where no address begins as ours."""
        return web.split("\n") if web and (self._hosts or f"{self._base}/" in web) else []

    def find(self, address: str, here: Head) -> Head | None:
        """The issue that is meant on the page, or in the file, of the issue `here`; never that one itself."""
        found = self._found(address, here)
        return None if found is None or found.path == here.path else found

    def _found(self, address: str, here: Head) -> Head | None:
        if address.startswith(f"{self._base}/"):
            address = address.removeprefix(self._base)
        elif "://" in address and not self._hosts:
            return None
        elif is_web(address):
            known = bool(self._hosts) and host(address) in self._hosts
            return self._by_address.get(canonical(address)) if known else None
        elif "://" in address or address.startswith(("//", "#", "mailto:")):
            return None
        path = _bare(plain_address(address))
        page = _joined("" if path.startswith("/") else here.place, path)
        files = (_joined(folder, path) for folder in (here.path.parent, ""))
        return self._by_place.get(page) or next(filter(None, map(self._by_file.get, files)), None) or self._dated(path)

    def _dated(self, path: str) -> Head | None:
        """The issue that a path names as Jekyll does: by the name of its file, or by its slug below its day."""
        name = path.rpartition("/")[2]
        if _DATED.match(name):
            return self._by_stem.get(name)
        said = _DAY.search(path)
        known = self._by_slug.get(name) if said else None
        return known if known and said and _is_day(known, said) else None


def _joined(folder: PurePosixPath | str, path: str) -> str:
    return normpath(f"{folder}/{path}").lstrip("/")


def _bare(path: str) -> str:
    """A path without what servers and writers leave out."""
    return _PAGE.sub("", path)


def _below(alias: str) -> str:
    return (alias if alias.startswith("/") else f"issues/{alias}").strip("/")


def _is_day(head: Head, dated: re.Match[str]) -> bool:
    """Whether an address such as `/blog/2023/12/05/moe/` names the day of an issue."""
    day = head.published
    return bool(day) and all(
        int(said) == part
        for said, part in zip(dated.groups(), (day.year, day.month, day.day), strict=True)  # type: ignore[union-attr]
        if said
    )


def card_of(head: Head, here: Head) -> Card:
    """What a link on the page of `here` may show of another issue."""
    url = relpath(head.place, here.place) + "/"
    return Card(head.title, url, head.page, head.published, head.description)
