"""The pages of a built site in; links that lead nowhere, and what the sitemap has too many or too few, out."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from newsletter.checks.built.page import Page
from newsletter.model.problem import Problem

SITEMAP = "sitemap.xml"


def broken_links(pages: Mapping[str, Page], files: Container[str]) -> Iterator[Problem]:
    """Links between the pages that lead to no file, or to no place on the page that they lead to."""
    for page in pages.values():
        for target in page.targets:
            where = PurePosixPath(page.path)
            file = target.path if target.path in files else f"{target.path}/index.html"
            if file not in files:
                yield Problem("E811", f"a link leads to {target.path}, which is not there", where, target.line)
            elif target.fragment and file in pages and target.fragment not in pages[file].anchors:
                message = f"a link leads to #{target.fragment} of {file}, which has no such place"
                yield Problem("E812", message, where, target.line)


def sitemap(data: bytes, home: str, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """The sitemap and the pages that search engines may list, compared."""
    where = PurePosixPath(SITEMAP)
    listed = {_file(unescape(address.decode()), home): line for address, line in _addresses(data)}
    for file, line in listed.items():
        if file not in pages or not pages[file].listed:
            yield Problem("E814", f"the sitemap names {file}, which is no page to be listed", where, line)
    for page in pages.values():
        if page.listed and page.path not in listed:
            yield Problem("W815", "the sitemap does not name this page", PurePosixPath(page.path), 1)


def _addresses(data: bytes) -> Iterator[tuple[bytes, int]]:
    for met in re.finditer(rb"<loc>(.*?)</loc>", data, re.DOTALL):
        yield met[1].strip(), data.count(b"\n", 0, met.start()) + 1


def _file(address: str, home: str) -> str:
    path = unquote(address.removeprefix(home))
    return f"{path}index.html" if not path or path.endswith("/") else path


def on_site(pages: Sequence[Page], files: Container[str], map_data: bytes, home: str) -> Iterator[Problem]:
    """All that is wrong between the pages."""
    by_path = {page.path: page for page in pages}
    yield from broken_links(by_path, files)
    if map_data:
        yield from sitemap(map_data, home, by_path)
