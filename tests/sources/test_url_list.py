"""Lists of addresses and bookmark files → items."""

from __future__ import annotations

import plistlib
from pathlib import PurePosixPath

import pytest

from newsletter.model.source import Raw, Source
from newsletter.sources import read


def links(data: str | bytes, name: str = "tabs.urls") -> Source:
    source = read(Raw(PurePosixPath("seeds") / name, data if isinstance(data, bytes) else data.encode()))
    assert source.format == "links"
    return source


@pytest.mark.parametrize(
    ("line", "url", "title", "words"),
    [
        ("https://e.example/a", "https://e.example/a", "", ""),
        ("https://e.example/a A title", "https://e.example/a", "A title", ""),
        ("https://e.example/a\tA title", "https://e.example/a", "A title", ""),
        ("https://e.example/a A title # read it", "https://e.example/a", "A title", "read it"),
        ("A title: https://e.example/a", "https://e.example/a", "A title", ""),
        ("- [A title](https://e.example/a) — read it", "https://e.example/a", "A title", "read it"),
        ("* <https://e.example/a>", "https://e.example/a", "", ""),
        ("12. https://e.example/a_(b)", "https://e.example/a_(b)", "", ""),
        ("https://e.example/a#top", "https://e.example/a", "", ""),
        ("arxiv.org/abs/2312.00752v2", "https://arxiv.org/abs/2312.00752", "", ""),
    ],
)
def test_a_line_is_an_item(line: str, url: str, title: str, words: str) -> None:
    (item,) = links(line).items
    assert (item.url, item.title, item.seen[0].words) == (url.replace("(", "(").rstrip("#"), title, words)


def test_headings_head_and_comments_are_passed_over() -> None:
    source = links("# Papers\n\nhttps://e.example/a\n#https://e.example/no\n## Models\nhttps://e.example/b\n")
    assert [(item.url, item.seen[0].heading, item.seen[0].line) for item in source.items] == [
        ("https://e.example/a", "Papers", 3),
        ("https://e.example/b", "Models", 6),
    ]


def test_what_must_not_be_followed_and_what_stands_twice_is_told() -> None:
    source = links("https://e.example/a\njavascript:alert(1)\nhttp://www.e.example/a/\nhttps://u:sesame@e.example/b\n")
    assert [(problem.code, problem.line) for problem in source.problems] == [("E766", 2), ("N770", 3), ("W768", 4)]
    assert len(source.items) == 2
    assert "sesame" not in " ".join(problem.message for problem in source.problems)


def test_a_text_file_of_addresses_is_a_list_and_one_with_sentences_is_not() -> None:
    assert links("https://e.example/a\n\nhttps://e.example/b B\n", "tabs.txt").items
    prose = read(Raw(PurePosixPath("seeds/tabs.txt"), b"I read this:\n\nhttps://e.example/a\n"))
    assert prose.format != "links"


BOOKMARK = "https://e.example/?a=1&b=2"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("A title.url", f"[DEFAULT]\r\n[InternetShortcut]\r\nURL={BOOKMARK}\r\nIconIndex=0\r\n".encode()),
        ("A title.url", f"[InternetShortcut]\nURL={BOOKMARK}\n".encode("utf-16")),
        ("A title.webloc", plistlib.dumps({"URL": BOOKMARK})),
        ("A title.webloc", plistlib.dumps({"URL": BOOKMARK}, fmt=plistlib.FMT_BINARY)),
        ("x.desktop", f"[Desktop Entry]\nType=Link\nName=A title\nURL={BOOKMARK}\n".encode()),
    ],
)
def test_a_bookmark_is_an_item_named_by_its_file(name: str, data: bytes) -> None:
    source = links(data, name)
    assert [(item.href, item.title) for item in source.items] == [(BOOKMARK, "A title")]
    assert not source.problems


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.webloc", b"bplist00\xff\xff\xff"),
        (
            "a.webloc",
            b'<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><plist><dict><key>URL</key><string>&a;</string>',
        ),
        ("a.webloc", b""),
        ("a.url", b"[InternetShortcut]\nURL=file:///c:/x"),
        ("a.desktop", b"[Desktop Entry]\nExec=rm"),
        ("a.urls", b""),
    ],
)
def test_a_broken_or_hostile_bookmark_gives_a_finding_and_nothing_else(name: str, data: bytes) -> None:
    source = links(data, name)
    assert not source.items
    assert source.problems
