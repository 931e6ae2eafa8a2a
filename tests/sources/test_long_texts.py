"""Seeds that repeat a sign ten thousand times, or hold a file in base64, take no longer than their length asks for."""

from __future__ import annotations

from pathlib import PurePosixPath
from time import process_time

import pytest

from newsletter.model.source import Raw
from newsletter.sources import read

HEADS = {
    "a.txt": "A copied page\n\nSome words.\n\n",
    "jekyll.md": '---\ntitle: x\n---\n<d-cite key="a"></d-cite> ',
    "a.mdx": 'import X from "y"\n\n<X/> ',
    "a.opml": '<opml><body><outline text="',
    "notes/a.md": "## Links\n",
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
]


@pytest.mark.parametrize(("name", "piece"), REPEATED, ids=map(repr, REPEATED))
def test_twice_the_seed_takes_about_twice_the_time(name: str, piece: str) -> None:
    def seconds(size: int) -> float:
        data = (HEADS[name] + piece * (size // len(piece))).encode()
        start = process_time()
        read(Raw(PurePosixPath("seeds", name), data))
        return process_time() - start

    def linear() -> bool:
        small = min(seconds(10_000) for _ in range(2))
        large = min(seconds(40_000) for _ in range(2))
        return large < 0.5 or large < 9 * small  # quadratic work would take sixteen times the time

    assert any(linear() for _ in range(3)), "a busy machine is slow once or twice, quadratic work always"
