"""A built page in; what is wrong with it alone, and what it has to do with others, out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from newsletter.checks.built.markup import Tag, tags
from newsletter.model.problem import Problem

LARGEST = 50_000
"""How many bytes a page may take without its images before a reader on the road minds."""


class Target(NamedTuple):
    """A place of this site that a page leads to: a path below the output folder, a fragment, and the line of it."""

    path: str
    fragment: str
    line: int


class Page(NamedTuple):
    """What others must know of a page. `listed` tells that search engines may list it."""

    path: str
    anchors: frozenset[str]
    targets: tuple[Target, ...]
    listed: bool
    problems: tuple[Problem, ...]


def read_page(path: str, data: bytes, home: str) -> Page:
    """The facts of a page; `path` lies below the output folder, `home` is the address of that folder."""
    met = list(tags(data.decode("utf-8", "replace")))
    named = [tag.get("id") or (tag.get("name") if tag.name == "a" else "") for tag in met]
    robots = [tag.get("content") for tag in met if tag.name == "meta" and tag.get("name") == "robots"]
    return Page(
        path,
        frozenset(filter(None, named)),
        tuple(dict.fromkeys(_targets(met, path, home))),
        not any("noindex" in said for said in robots),
        tuple(_problems(path, data, met, home)),
    )


def _targets(met: list[Tag], path: str, home: str) -> Iterator[Target]:
    for tag in met:
        for address in addresses(tag):
            if target := internal(address, path, home):
                yield Target(*target, tag.line)


def addresses(tag: Tag) -> Iterator[str]:
    """What a tag leads to or loads."""
    yield from filter(None, (tag.get("href"), tag.get("src"), tag.get("poster")))
    yield from (part.split()[0] for part in tag.get("srcset").split(", ") if part.split())


def internal(address: str, path: str, home: str) -> tuple[str, str] | None:
    """Path and fragment of an address of this site, seen from the page at `path`; None for one of another."""
    folder = path.rpartition("/")[0]
    for root in (home, urlsplit(home).path):
        if address.startswith(root) and not address.startswith("//"):
            address, folder = f"./{address[len(root) :]}", ""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("/"):
        return None
    if not parts.path:
        return path, unquote(parts.fragment)
    way = unquote(parts.path)
    file = normpath(f"{folder or '.'}/{way}{'index.html' if way.endswith('/') else ''}")
    return file, unquote(parts.fragment)


def _problems(path: str, data: bytes, met: list[Tag], home: str) -> Iterator[Problem]:
    where = PurePosixPath(path)
    leads_on = any(tag.name == "meta" and tag.get("http-equiv").lower() == "refresh" for tag in met)
    heads = [tag for tag in met if tag.name == "h1"]
    if len(heads) != 1:
        line = heads[1].line if heads[1:] else 1
        yield Problem("W813", f"{len(heads) or 'no'} h1 on the page; one is wanted", where, line)
    if len(data) > LARGEST:
        hint = "a long issue may take it; a list should not"
        yield Problem("N816", f"{len(data) // 1000} kB without images; 50 kB is quick on the road", where, 1, hint=hint)
    seen: set[str] = set()
    for tag in met:
        if (name := tag.get("id")) and name in seen:
            yield Problem("W819", f"the id {name!r} stands twice", where, tag.line)
        seen.add(tag.get("id"))
        yield from _foreign(tag, where, home)
    if not leads_on and not any(tag.name == "link" and "alternate" in tag.get("rel") for tag in met):
        yield Problem("W818", "the page names no feed", where, 1, hint='keep <link rel="alternate" …> in the template')


def _foreign(tag: Tag, where: PurePosixPath, home: str) -> Iterator[Problem]:
    """What a page loads by itself tells others who reads it. The images of an issue are its editor's choice."""
    loaded = tag.get("src") if tag.name in ("script", "iframe", "embed") else ""
    if tag.name == "link" and _LOADING.intersection(tag.get("rel").split()):
        loaded = tag.get("href")
    if urlsplit(loaded).netloc and not loaded.startswith(home):
        yield Problem("W817", f"the page loads {loaded} from elsewhere", where, tag.line, hint="keep a copy beside it")


_LOADING = frozenset({"stylesheet", "icon", "preload", "modulepreload"})
