"""A saved newsletter (`.eml`) in, a Source out: subject, sender, date, and the links of its text, unwrapped.

The HTML part is read like a saved page, but its tables without headings are layout; else the text part is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from newsletter.document import parse_markdown
from newsletter.model.node import Document, Node, plain
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Removed, Source
from newsletter.sources.addresses import followed
from newsletter.sources.careful import careful, unreadable
from newsletter.sources.html_main import main_text
from newsletter.sources.links import items_in
from newsletter.sources.mailing import mailing, unpaid
from newsletter.sources.redirects import unwrapped
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.encodings import decode
from newsletter.text.patterns import pattern
from newsletter.text.words import count_words, cut

_ENDINGS = frozenset({".eml", ".email"})
_HEADER = pattern(rb"(?:From \S+ [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_NAMES = pattern(
    rb"^(?:from|subject|date|message-id|mime-version|received|return-path|delivered-to|to):",
    re.IGNORECASE | re.MULTILINE,
)
_PARTS = 200


def _accepts(raw: Raw) -> bool:
    if raw.path.suffix.lower() in _ENDINGS:
        return True
    head = _HEADER.match(raw.data[:16000].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf"))
    return bool(head) and len({name.lower() for name in _NAMES.findall(head[0])}) >= 3 if head else False


class _Part(NamedTuple):
    """The text of one part of a message; `rows` are the lines of the file on which its lines begin."""

    kind: str
    text: str
    rows: tuple[int, ...]

    def row(self, line: int) -> int:
        """The line of the file for a line of the text."""
        return self.rows[min(max(line, 1), len(self.rows)) - 1]


def _read(raw: Raw) -> Source:
    from email import message_from_bytes, policy

    message = message_from_bytes(raw.data, policy=policy.default)
    problems: list[Problem] = []
    parts = list(_parts(message, raw, problems))
    html = [part for part in parts if part.kind == "text/html" and part.text.strip()]
    words = [part for part in parts if part.kind != "text/html" and part.text.strip()]
    if not (html or words):
        return unreadable(raw, "eml", "E769", "the message has no text", "save the whole message with its text")
    nodes: list[Node] = []
    removed: list[Removed] = []
    for part in html or words:
        inside = parse_markdown(_flowed(part.text), raw.path).nodes if part.kind != "text/html" else ()
        if part.kind == "text/html":
            found = main_text(part.text, raw.path, layout=True)
            removed += (gone._replace(line=part.row(gone.line), last=part.row(gone.last)) for gone in found.removed)
            inside = found.nodes
        nodes += (_in_file(node, part) for node in inside)
    paid: list[Node] = []
    nodes = list(unpaid(nodes, paid.append))
    removed += (Removed(raw.path, one.line, one.line, "advertisement", cut(_line(one), 120)) for one in paid)
    own, taken = mailing(nodes, raw.path)
    removed += taken
    items = tuple(items_in(nodes, raw, address=lambda url: "" if url in own else unwrapped(followed(url))))
    return Source(
        path=raw.path,
        format="eml",
        title=_header(message, "subject") or raw.path.stem,
        authors=_sender(message),
        published=_date(message, raw, problems),
        words=count_words(plain(tuple(nodes))),
        items=items,
        removed=tuple(removed),
        body=Document(tuple(nodes)),
        problems=tuple(problems),
    )


def _parts(message: Message, raw: Raw, problems: list[Problem]) -> Iterator[_Part]:
    """The parts that are meant to be read: of alternatives the richest, of a forwarded message its own parts."""
    lines = _Lines(raw.data)
    for number, part in enumerate(message.walk()):
        if number >= _PARTS:
            problems.append(Problem("E767", f"more than {_PARTS} parts; the others were left out", raw.path))
            return
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or _disposition(part) == "attachment":
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        charset = str(part.get_param("charset", "") or "").strip("'\" ")
        read = decode(data, charset)
        rows = lines.of(part)
        if read.doubt:
            doubt = f"the text is {read.doubt}"
            problems.append(Problem("W763", doubt, raw.path, rows[0], hint="look for odd characters"))
        yield _Part(kind, read.text, rows)


class _Lines:
    """Where in a file the parts of its message begin; they are asked for in their order."""

    def __init__(self, data: bytes) -> None:
        self._data = data.replace(b"\r\n", b"\n")
        self._place = 0

    def of(self, part: Message) -> tuple[int, ...]:
        """The line of the file for each line of a part. Quoted-printable breaks lines; base64 has none of its own."""
        payload = part.get_payload()
        written = payload.replace("\r\n", "\n").split("\n") if isinstance(payload, str) else []
        blank = next((number for number, line in enumerate(written) if line.strip()), 0)
        found = self._data.find(written[blank].encode("utf-8", "surrogateescape"), self._place) if written else -1
        if found < 0:
            return (1,)
        self._place = found
        first = self._data.count(b"\n", 0, found) + 1 - blank
        encoding = str(part.get("content-transfer-encoding", "")).lower()
        if "base64" in encoding:
            return (first,)
        broken = "quoted" in encoding
        return tuple(
            first + number
            for number in range(len(written))
            if not (broken and number and written[number - 1].rstrip().endswith("="))
        )


def _in_file(node: Node, part: _Part) -> Node:
    """A node with the lines of the file instead of those of its part."""
    return node._replace(line=part.row(node.line), children=tuple(_in_file(child, part) for child in node.children))


def _disposition(part: Message) -> str:
    return str(part.get("content-disposition", "")).partition(";")[0].strip().lower()


def _flowed(text: str) -> str:
    """The lines of a text part, its addresses as Markdown would mark them."""
    return re.sub(r"(?<![<(\[\w])(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'’])(?!>)", r"<\1>", text)


def _line(node: Node) -> str:
    return " ".join(node.plain().split())


def _header(message: Message, name: str) -> str:
    """A header as words; one that cannot be read is as good as none."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _sender(message: Message) -> tuple[str, ...]:
    from email.utils import parseaddr

    name, address = parseaddr(_header(message, "from"))
    return tuple(filter(None, (name or address,)))


def _date(message: Message, raw: Raw, problems: list[Problem]) -> PartialDate | None:
    written = _header(message, "date")
    day = read_date(re.sub(r"\s*\([^)]*\)\s*\Z", "", written))
    if written and not day:
        doubt = f"the date cannot be read: {written[:40]!r}"
        problems.append(Problem("W765", doubt, raw.path, 1, hint="write it as RFC 5322 does"))
    return day


READER = careful("eml", _accepts, _read)
