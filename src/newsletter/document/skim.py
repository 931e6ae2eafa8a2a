"""Markdown in, its web links with their words out, without a tree: for asking thousands of texts what they link to.

What the lines alone do not tell (a link by reference, HTML, Liquid) is not guessed at: the answer is None then, and
the text wants to be parsed. `tests/document/test_skim.py` holds both ways to one answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple

from newsletter.document.markup import UNSPACED
from newsletter.document.shown import shown_only
from newsletter.document.syntax.links import BARE, bare_address
from newsletter.text.patterns import pattern


class Passage(NamedTuple):
    """A link, a heading or a list item: its words as written, where it leads ("" nowhere), and its line.

    `level` is that of a heading, 0 for anything else; `over_text` tells of a heading that running text follows.
    """

    line: int
    words: str
    url: str = ""
    level: int = 0
    over_text: bool = False


def skim(text: str, first_line: int = 1) -> tuple[Passage, ...] | None:
    """The web links of a text, its headings and its list items, by line; None when it has to be parsed for them.

    `first_line` is the line of the file in which the text begins.

    >>> [passage[:3] for passage in skim("- [Mamba](https://arxiv.org/abs/2312.00752), a *fast* one.")]
    [(1, '[Mamba](https://arxiv.org/abs/2312.00752), a *fast* one.', ''), (1, 'Mamba', 'https://arxiv.org/abs/2312.00752')]
    """
    return skim_shown(shown_lines(text), first_line)


def shown_lines(text: str) -> str:
    """What is shown of a text, each line behind the end of one."""
    return shown_only("\n" + (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text))


def skim_shown(text: str, first_line: int) -> tuple[Passage, ...] | None:
    """The same of lines that are shown."""
    if ("{" in text and ("{%" in text or "{{" in text)) or ("<" in text and AS_HTML.search(text)):
        return None
    inline, anchors = _inline(text), _anchors(text)
    if inline is None or anchors is None:
        return None
    targets = dict(_targets(text))
    links = [*inline, *anchors, *(_by_name(text, targets) if targets else ())]
    found = [*_blocks(text)]
    if targets or text.count("://") > len(inline) or "www." in text:
        found += _bare(text, links, targets)
    found += [(link.start, link.words, link.url, 0, False) for link in links if link.url]
    return tuple(_on_lines(sorted(found), text, first_line - 1))


_Met = tuple[int, str, str, int, bool]
"""A passage with its place in the text instead of its line."""


def _on_lines(found: Iterable[_Met], text: str, line: int) -> Iterator[Passage]:
    """The passages in the order of their places, with the lines that they are on."""
    at = 0
    for place, words, url, level, over_text in found:
        line += text.count("\n", at, place)
        at = place
        yield Passage(line, words, url, level, over_text)


class _Link(NamedTuple):
    """A link in a text: where it begins, its words, where it ends, and its address ("" for an image)."""

    start: int
    words: str
    end: int
    url: str


AS_HTML = pattern(r"<(?:d-\w+|iframe|audio|video|pre|code|textarea)\b", re.I)
LINK = r"\[([^\[\]\\\n]*)\]\((http[^\s()<>\\]*)\)"
_PLAIN = pattern(LINK)
_GOAL = pattern(
    r"\]\((?:<(http[^<>\n]*)>|(http(?:[^\s()<>\\]|\\.|\([^\s()]*\))*))(?:\s+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)"
)
_ANCHOR = pattern(r"<a\s(?:[^<>]*\s)?href\s*=\s*[\"']?([^\"'\s<>]*)[^<>]*>(.*?)</a\s*>", re.I | re.S)
_TARGET = pattern(r"\n {0,3}\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:[ \t]*\n?[ \t]*<?(\S*?)>?(?=\s|\Z)")
_NAMED = pattern(r"\](?:\[((?:[^\[\]\\\n]|\\.)*)\])?(?!\()")
_AUTO = pattern(r"<(https?://[^\s<>]+)>|" + BARE.pattern)
_IN_TAG = pattern(r"=\s*[\"']?\Z")
MARKER = r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+"
BEHIND_SIGNS = rf"(?:[ \t]+|{UNSPACED})"
BLOCK = pattern(
    rf"\n(?:{MARKER}(\S.*(?:\n(?!{MARKER}\S| {{0,3}}#{{1,6}}{BEHIND_SIGNS}\S)[^\S\n]*\S.*)*)"
    rf"| {{0,3}}(#{{1,6}}){BEHIND_SIGNS}(\S.*))"
)
OVER_TEXT = pattern(rf"(?:\n[^\S\n]*(?=\n)){{0,2}}\n(?!{MARKER}\S)[^\S\n]*[^\s#|]")


def _inline(text: str) -> list[_Link] | None:
    """The links that name their address: `[words](https://…)`; None when one of them is unclear.

    An image has its place and no address.
    """
    links = [_Link(met.start(), met[1], met.end(), met[2]) for met in _PLAIN.finditer(text)]
    count = text.count("](http")
    if len(links) < count:
        links = list(_bracketed(text))
    before = [text[link.start - 1] for link in links]
    if len(links) < count or "\\" in before:
        return None
    if "!" not in before:
        return links
    return [link._replace(url="") if mark == "!" else link for link, mark in zip(links, before, strict=True)]


def _bracketed(text: str) -> Iterator[_Link]:
    """The same where words hold brackets or run over a line, or where an address has a title; up to an unclear one."""
    for met in _GOAL.finditer(text):
        start = _opening(text, met.start())
        if start is None:
            return
        yield _Link(start, text[start + 1 : met.start()], met.end(), met[1] or met[2])


def _anchors(text: str) -> list[_Link] | None:
    """The links that are written in HTML; None when one of them is unclear."""
    if "<" not in text:
        return []
    tags = _ANCHOR.finditer(text)
    links = [_Link(met.start(), re.sub(r"<[^<>]*>", " ", met[2]), met.end(), unescape(met[1])) for met in tags]
    return None if len(links) < text.count("<a ") else links


def _opening(text: str, end: int) -> int | None:
    """Where the bracket was opened that is closed at `end`; None when that is not plain to see."""
    start = text.rfind("[", max(0, end - _LONGEST), end)
    while start > 0 and text.count("]", start, end) > text.count("[", start + 1, end):
        start = text.rfind("[", max(0, end - _LONGEST), start)
    return None if start < 0 or "\n\n" in text[start:end] else start


_LONGEST = 600


def _targets(text: str) -> Iterator[tuple[str, str]]:
    """The addresses that links name by a word: `[word]: https://…`, the first one of a word last."""
    found = [(_name(met[1]), met[2]) for met in _TARGET.finditer(text)] if names_targets(text) else []
    return reversed(found)


def names_targets(text: str) -> bool:
    """Whether `[word]:` stands anywhere that is no footnote (`[^1]:`)."""
    at = text.find("]:")
    while at >= 0:
        start = text.rfind("[", 0, at)
        if start < 0 or text[start + 1] != "^" or text[start - 1] != "\n":
            return True
        at = text.find("]:", at + 2)
    return False


def _by_name(text: str, targets: Mapping[str, str]) -> Iterator[_Link]:
    """The links whose address stands elsewhere: `[words][name]`, `[name]`."""
    for met in _NAMED.finditer(text):
        start = _opening(text, met.start())
        if start is None or text[start - 1] in "!\\" or (text[start - 1] == "\n" and text.startswith(":", met.end())):
            continue
        url = targets.get(_name(met[1] or text[start + 1 : met.start()]), "")
        if url.startswith("http"):
            yield _Link(start, text[start + 1 : met.start()], met.end(), url)


def _name(words: str) -> str:
    return " ".join(words.split()).casefold()


def _bare(text: str, links: Sequence[_Link], targets: Mapping[str, str]) -> Iterator[_Met]:
    """The addresses that stand by themselves: those that are no part of a link."""
    if targets:
        text = _TARGET.sub(lambda met: re.sub(r"[^\n]", " ", met[0]), text)
    spans = iter([*sorted((link.start, link.end) for link in links), (len(text), len(text))])
    start, end = next(spans)
    for met in _AUTO.finditer(text):
        while met.start() >= end and end < len(text):
            start, end = next(spans)
        if met.start() > start or _IN_TAG.search(text, met.start() - 4, met.start()):
            continue
        address = met[1] or bare_address(met[0])
        if address.partition("://")[2]:
            yield met.start(), "", address, 0, False
        elif address.startswith("www."):
            yield met.start(), "", f"http://{address}", 0, False


def _blocks(text: str) -> Iterator[_Met]:
    """The headings, and the list items each with its lines as far as no blank one parts them."""
    for met in BLOCK.finditer(text):
        if met[1]:
            yield met.start() + 1, words_of(met[1]), "", 0, False
        else:
            yield met.start() + 1, met[3].rstrip(" \t#"), "", len(met[2]), bool(OVER_TEXT.match(text, met.end()))


def words_of(item: str) -> str:
    """The words of an item on one line."""
    return " ".join(map(str.strip, item.split("\n"))) if "\n" in item else item.rstrip()
