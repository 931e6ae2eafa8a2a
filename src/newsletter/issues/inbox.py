"""A link and a few words in, a line of the inbox out; it reads back as the note that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsletter.document.markup import markdown_escape

_HEADING = "# Inbox\n"


def note_line(url: str, title: str, comment: str, section: str, topics: Iterable[str]) -> str:
    """`- [Title](url) — comment. #topic @section`, on one line.

    >>> note_line("https://e.org/a", "", "read it", "papers", ["moe"])
    '- https://e.org/a — read it #moe @papers'
    """
    target = f"<{url}>" if url.count("(") != url.count(")") else url
    head = (f"[{markdown_escape(title)}]({target})" if title else target) if url else title
    said = f" — {' '.join(comment.split())}" if comment.strip() else ""
    tags = "".join(f" #{_tag(topic)}" for topic in topics)
    named = f" @{re.sub(r'[^A-Za-z0-9-]+', '-', section).strip('-')}" if section else ""
    return f"- {head}{said}{tags}{named}"


def _tag(topic: str) -> str:
    return re.sub(r"[^\w-]+", "-", topic.strip().lstrip("#")).strip("-")


def appended(inbox: bytes, lines: Sequence[str]) -> bytes:
    """The inbox with the lines at its end; every byte that was there stays.

    They stand below the headings, so a section that the last heading names is taken back by a heading of their own.
    """
    end = b"\r\n" if b"\r\n" in inbox else b"\n"
    added = end.join(line.encode() for line in lines) + end
    if not inbox.strip():
        return _HEADING.encode().replace(b"\n", end) + end + added
    headings = re.findall(rb"(?m)^#{1,6}[ \t]+(.+?)[ \t]*\r?$", inbox)
    between = b"" if inbox.endswith((b"\n", b"\r")) else end
    if not headings or headings[-1].strip().lower() in (b"inbox", b"added"):
        last = inbox.rstrip(b"\r\n").rsplit(b"\n", 1)[-1]
        return inbox + between + (b"" if re.match(rb"\s*[-*+]\s|\s+\S", last) else end) + added
    return inbox + between + end + b"## Inbox" + end + end + added
