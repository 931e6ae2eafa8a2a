"""Seeds that repeat a sign ten thousand times, or hold a file in base64, take no longer than their length asks for."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw
from newsletter.sources import read
from tests.linear import BUSY, is_linear

HEADS = {
    "a.txt": "A copied page\n\nSome words.\n\n",
    "jekyll.md": '---\ntitle: x\n---\n<d-cite key="a"></d-cite> ',
    "a.mdx": 'import X from "y"\n\n<X/> ',
    "a.opml": '<opml><body><outline text="',
    "notes/a.md": "## Links\n",
    "a.org": "* A page\n\n",
    "a.rst": "A page\n======\n\n",
    "a.adoc": "= A page\n\n",
}
REPEATED = [
    ("a.txt", "\n"),
    ("a.txt", "{%"),
    ("a.txt", "Ab"),
    ("a.mdx", "`"),
    ("a.mdx", "`a` <A/> "),
    ("jekyll.md", "{%"),
    ("jekyll.md", "<!--"),
    ("a.opml", "a"),
    ("a.opml", "\n"),
    ("a.opml", "www."),
    ("notes/a.md", "\n=\n"),
    ("a.org", "*a "),
    ("a.org", "[["),
    ("a.rst", "a.b+"),
    ("a.rst", "`a <b"),
    ("a.rst", ":a:`"),
    ("a.adoc", "[["),
    ("a.adoc", "link:a"),
]


@pytest.mark.parametrize(("name", "piece"), REPEATED, ids=map(repr, REPEATED))
def test_twice_the_seed_takes_about_twice_the_time(name: str, piece: str) -> None:
    def work(size: int) -> None:
        read(Raw(PurePosixPath("seeds", name), (HEADS[name] + piece * (size // len(piece))).encode()))

    assert is_linear(work, 10_000, quick=0.5), BUSY
