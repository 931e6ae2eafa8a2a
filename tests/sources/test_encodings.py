"""A seed is a text in whatever encoding its editor saved it; what is no text is left out with a finding."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw
from newsletter.sources import read

MARKDOWN = "---\ntitle: Der Kessel\n---\n\n# Bücher\n\nEin Buch über [Kessel](https://k.example/buch) für alle.\n"
NOTES = "- [Kessel](https://k.example/buch) — für alle, die Tee mögen.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("seeds/kessel.md", MARKDOWN, "Ein Buch über Kessel für alle."),
        ("seeds/kessel.mdx", MARKDOWN, "Ein Buch über Kessel für alle."),
        ("seeds/notes/inbox.md", NOTES, "für alle, die Tee mögen."),
    ],
)
def test_a_text_is_read_in_its_encoding(path: str, text: str, words: str, encoding: str) -> None:
    source = read(Raw(PurePosixPath(path), text.encode(encoding)))
    (item,) = source.items
    assert (item.url, item.title, item.seen[0].words) == ("https://k.example/buch", "Kessel", words)
    assert source.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_copied_text_is_read_in_its_encoding(encoding: str) -> None:
    copied = "Der Kessel\n\nEin Buch über Kessel, https://k.example/buch, für alle.\n\nTee, wie er früher war.\n"
    source = read(Raw(PurePosixPath("seeds/kessel.txt"), copied.encode(encoding)))
    assert (source.format, source.title) == ("plain_text", "Der Kessel")
    assert [item.url for item in source.items] == ["https://k.example/buch"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"abc\0def" * 40, b"\0" * 100])
def test_what_is_no_text_is_left_out_and_told(data: bytes) -> None:
    source = read(Raw(PurePosixPath("seeds/picture.md"), data))
    assert [problem.code for problem in source.problems] == ["W752"]
    assert source.items == ()


@pytest.mark.parametrize(
    ("path", "data", "codes"),
    [
        ("seeds/empty.md", b"", ["W756"]),
        ("seeds/blank.txt", b"\xef\xbb\xbf \n\n", ["W756"]),
        ("seeds/feed.xml", b"<rss version='2.0'><channel><title>x</title></channel></rss>", ["W756"]),
        ("seeds/head.md", b"---\nurl: https://k.example/a\n---\n", []),
        ("seeds/notes/inbox.md", b"# Inbox\n", []),
        ("seeds/one.md", b"One word.", []),
    ],
)
def test_a_seed_that_holds_nothing_is_told(path: str, data: bytes, codes: list[str]) -> None:
    assert [problem.code for problem in read(Raw(PurePosixPath(path), data)).problems] == codes
