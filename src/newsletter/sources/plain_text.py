"""The bare text of a web page in, a Source out: what a copy without any marks still tells of its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsletter.model.node import Document, Node
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.sources.bare_addresses import bare_addresses
from newsletter.sources.lines import decode, numbered
from newsletter.sources.lost_links import lost_links
from newsletter.sources.plain_head import PlainHead, plain_head
from newsletter.sources.plain_items import plain_items
from newsletter.sources.plain_lines import Piece, pieces
from newsletter.sources.reader import Reader
from newsletter.text.dates import read_date
from newsletter.text.encodings import holds_text
from newsletter.text.patterns import pattern
from newsletter.text.words import count_words, cut

_ENDINGS = frozenset({".txt", ".text", ""})
_MARKS = pattern(
    r"(?:#{1,6}\s+\S.*|```.*|~~~.*|\[[^\]]+\]:\s*\S+.*|.*\]\((?:https?:|/|#|\.)[^()\s]*.*|.*\S\]\[[^\]]*\].*"
    r"|.*\{%.*%\}.*|.*(?<!\w)\*\*\S[^*]*\*\*(?!\w).*|\s*[-*+] \[[ xX]\] .*|={3,}|.*<https?://[^>]+>.*)\Z"
)
_LISTED = pattern(r"\s*(?:[-*+]|\d{1,2}\.)\s+\S")
_MOST_OF_A_LINE = 1000
_HEAD = pattern(r"\ufeff?(?:---|\+\+\+)[ \t]*\r?\n")


def _accepts(raw: Raw) -> bool:
    """Bare text is what has no front matter and no marks of Markdown to speak of."""
    if raw.path.suffix.lower() not in _ENDINGS or not holds_text(raw.data):
        return False
    text = decode(raw)
    lines = [line[:_MOST_OF_A_LINE] for line in text.split("\n") if line.strip()]
    if not lines or _HEAD.match(text):
        return False
    marked = sum(1 for line in lines if _MARKS.match(line))
    return marked * 20 < len(lines) and sum(1 for line in lines if _LISTED.match(line)) * 3 < len(lines)


def _read(raw: Raw) -> Source:
    lines = numbered(decode(raw))
    head = plain_head(lines)
    found = pieces(tuple(line for line in lines if line.number not in head.lines))
    title = head.title or (cut(found[0].text, 100) if found else raw.path.stem)
    published = head.published or read_date(raw.path.stem[:10])
    year = published.year if published else _year(title)
    nodes = tuple(_nodes(found))
    return Source(
        path=raw.path,
        format="plain_text",
        title=title,
        authors=head.authors,
        published=published,
        description=head.subtitle,
        words=sum(count_words(node.plain()) for node in nodes),
        items=tuple(plain_items(found, raw.path, year, head.title)),
        body=Document(nodes),
        problems=tuple(_problems(found, head, raw)),
    )


def _year(title: str) -> int | None:
    """The one year that a title names."""
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", title)}
    return years.pop() if len(years) == 1 else None


def _nodes(found: Sequence[Piece]) -> Iterator[Node]:
    """Neighbouring items are one list; everything else is a block of its own."""
    for kind, group in groupby(found, key=lambda piece: _LIST.get(piece.kind, "")):
        if kind:
            items = tuple(
                Node("item", (Node("plain", _words(piece), "", (), piece.line),), "", (), piece.line) for piece in group
            )
            facts = (("tight", True), ("start", 1 if kind == "ordered" else None), ("mark", "-"))
            yield Node("list", items, "", facts, items[0].line)
            continue
        for piece in group:
            if piece.kind == "heading":
                yield Node("heading", _words(piece), "", (("level", piece.level), ("id", "")), piece.line)
            else:
                words = _words(piece)
                if piece.kind == "caption":
                    words = (Node("emphasis", words, "", (), piece.line),)
                yield Node("paragraph", words, "", (), piece.line)


_LIST = {"item": "bullets", "entry": "bullets", "step": "ordered"}


def _words(piece: Piece) -> tuple[Node, ...]:
    """The words of a piece; an address in them is a link."""
    nodes: list[Node] = []
    end = 0
    for address in bare_addresses(piece.text):
        if address.start > end:
            nodes.append(Node("text", (), piece.text[end : address.start], (), piece.line))
        shown = Node("text", (), address.text, (), piece.line)
        nodes.append(Node("link", (shown,), "", (("url", address.href), ("title", "")), piece.line))
        end = address.start + len(address.text)
    if end < len(piece.text):
        nodes.append(Node("text", (), piece.text[end:], (), piece.line))
    return tuple(nodes)


def _problems(found: Sequence[Piece], head: PlainHead, raw: Raw) -> Iterator[Problem]:
    if head.date_lost:
        message = "the date of publication was lost in copying"
        yield Problem("N755", message, raw.path, head.date_lost, 1, "write it behind “Published on”")
    for piece in found:
        for glued in lost_links(piece.text):
            message = f"links were lost here: “{glued.text}” reads as {', '.join(glued.names)}"
            yield Problem("W754", message, raw.path, piece.line, 0, "write the names apart, with their addresses")


READER = Reader("plain_text", _accepts, _read, noisy=True)
