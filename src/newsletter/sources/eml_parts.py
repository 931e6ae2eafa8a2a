"""A mail in, its texts out with the lines of the file, also when its parts are not marked as its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsletter.model.node import Node
from newsletter.model.problem import Problem
from newsletter.model.source import Raw
from newsletter.text.encodings import decode
from newsletter.text.patterns import pattern

if TYPE_CHECKING:
    from email.message import Message

_PARTS = 200


class Part(NamedTuple):
    """The text of one part of a message; `rows` are the lines of the file on which its lines begin."""

    kind: str
    text: str
    rows: tuple[int, ...]

    def row(self, line: int) -> int:
        """The line of the file for a line of the text."""
        return self.rows[min(max(line, 1), len(self.rows)) - 1]


def message_of(raw: Raw, problems: list[Problem]) -> Message:
    """The message that a file holds; parts that its head does not tell of are found by the marks between them."""
    from email import message_from_bytes, policy

    message = message_from_bytes(raw.data, policy=policy.default)
    for part in list(message.walk()):
        written = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(written, str) and written.strip():
            part.set_payload(list(_taken_apart(written)))
            told = "the parts of the message are not marked as its head says"
            problems.append(Problem("W765", told, raw.path, hint="what looks like a part was read as one"))
    return message


_MARK = pattern(r"^--(\S[^\n]{0,68}?)[ \t]*$", re.MULTILINE)
_MARKUP = pattern(r"<(?:!doctype|html|body|table|div|p|a)\b", re.IGNORECASE)


def _taken_apart(written: str) -> Iterator[Message]:
    """The parts between the marks of a text; without marks the text itself."""
    from email import message_from_string, policy

    text = written.replace("\r\n", "\n")
    marks = [found[1] for found in _MARK.finditer(text)]
    mark = next((one for one in marks if marks.count(one) > 1 or f"{one}--" in marks), "")
    if not mark:
        kind = "html" if _MARKUP.search(text) else "plain"
        yield message_from_string(f"Content-Type: text/{kind}\n\n{text}", policy=policy.default)
        return
    for piece in re.split(rf"^--{re.escape(mark)}(?:--)?[ \t]*$", text, flags=re.MULTILINE)[1:]:
        if piece.strip():
            yield message_from_string(piece.removeprefix("\n"), policy=policy.default)


def parts_of(message: Message, raw: Raw, problems: list[Problem], attached: bool = False) -> Iterator[Part]:
    """The texts of a message and of those inside it, in their order; with `attached` the texts that are attached."""
    lines = _Lines(raw.data)
    for number, part in enumerate(message.walk()):
        if number >= _PARTS:
            problems.append(Problem("E767", f"more than {_PARTS} parts; the others were left out", raw.path))
            return
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or (_disposition(part) == "attachment") != attached:
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        charset = str(part.get_param("charset", "") or "").strip("'\" ").removeprefix("charset=")
        read = decode(data, charset)
        rows = lines.of(part)
        if read.doubt:
            doubt = f"the text is {read.doubt}"
            problems.append(Problem("W763", doubt, raw.path, rows[0], hint="look for odd characters"))
        yield Part(kind, read.text, rows)


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


def in_file(node: Node, part: Part) -> Node:
    """A node with the lines of the file instead of those of its part."""
    return node._replace(line=part.row(node.line), children=tuple(in_file(child, part) for child in node.children))


def _disposition(part: Message) -> str:
    return str(part.get("content-disposition", "")).partition(";")[0].strip().lower()
