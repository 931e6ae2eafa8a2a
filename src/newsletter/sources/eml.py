"""A saved newsletter (`.eml`) in, a Source out: subject, sender, date, and the links of its text, unwrapped.

The HTML part is read like a saved page, but its tables without headings are layout; else the text part is read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.document import parse_markdown
from newsletter.model.node import Document, Node, plain
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Removed, Source
from newsletter.sources.addresses import followed
from newsletter.sources.careful import careful
from newsletter.sources.eml_parts import in_file, message_of, parts_of
from newsletter.sources.html_main import main_text
from newsletter.sources.links import items_in
from newsletter.sources.mailing import mailing, unpaid
from newsletter.sources.passed_on import passed_on
from newsletter.sources.redirects import unwrapped
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.patterns import pattern
from newsletter.text.words import count_words, cut

if TYPE_CHECKING:
    from email.message import Message

_ENDINGS = frozenset({".eml", ".email"})
_HEADER = pattern(rb"(?:From \S+ [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_NAMES = pattern(
    rb"^(?:from|subject|date|message-id|mime-version|received|return-path|delivered-to|to):",
    re.IGNORECASE | re.MULTILINE,
)


def _accepts(raw: Raw) -> bool:
    if raw.path.suffix.lower() in _ENDINGS:
        return True
    head = _HEADER.match(raw.data[:16000].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf"))
    return bool(head) and len({name.lower() for name in _NAMES.findall(head[0])}) >= 3 if head else False


def _read(raw: Raw) -> Source:
    problems: list[Problem] = []
    message = message_of(raw, problems)
    parts = list(parts_of(message, raw, problems)) or list(parts_of(message, raw, problems, attached=True))
    html = [part for part in parts if part.kind == "text/html" and part.text.strip()]
    words = [part for part in parts if part.kind != "text/html" and part.text.strip()]
    told = _forwarded(message) or message
    head = Source(
        path=raw.path,
        format="eml",
        title=_FORWARD.sub("", _header(told, "subject")) or _header(told, "subject") or raw.path.stem,
        authors=_sender(told),
        published=_date(told, raw, problems),
        problems=tuple(problems),
    )
    if not (html or words):
        hint = "save the whole message with its text"
        return replace(head, problems=(*head.problems, Problem("E769", "the message has no text", raw.path, hint=hint)))
    nodes: list[Node] = []
    removed: list[Removed] = []
    for part in html or words:
        inside = parse_markdown(_flowed(part.text), raw.path).nodes if part.kind != "text/html" else ()
        if part.kind == "text/html":
            found = main_text(part.text, raw.path, layout=True)
            removed += (gone._replace(line=part.row(gone.line), last=part.row(gone.last)) for gone in found.removed)
            inside = found.nodes
        nodes += (in_file(node, part) for node in inside)
    paid: list[Node] = []
    nodes = list(unpaid(nodes, paid.append))
    removed += (Removed(raw.path, one.line, one.line, "advertisement", cut(_line(one), 120)) for one in paid)
    own, taken = mailing(nodes, raw.path)
    removed += taken
    items = tuple(items_in(nodes, raw, address=lambda url: "" if url in own else unwrapped(followed(url))))
    if told is message and _FORWARD.match(_header(message, "subject")):
        copied = passed_on(plain(tuple(nodes)))
        head = replace(
            head,
            title=copied.subject or head.title,
            authors=(copied.sender,) if copied.sender else head.authors,
            published=copied.day or head.published,
        )
    return replace(
        head,
        words=count_words(plain(tuple(nodes))),
        items=items,
        removed=tuple(removed),
        body=Document(tuple(nodes)),
    )


_FORWARD = pattern(r"\A(?:(?:fwd?|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)


def _forwarded(message: Message) -> Message | None:
    """The message that another one passes on; None when it says something of its own."""
    from email.message import Message

    inner = next((part for part in message.walk() if part.get_content_type() == "message/rfc822"), None)
    if inner is None or not inner.is_multipart() or not _FORWARD.match(_header(message, "subject") or "fwd:"):
        return None
    found = inner.get_payload(0)
    return found if isinstance(found, Message) and _header(found, "subject") else None


def _flowed(text: str) -> str:
    """The lines of a text part, its addresses as Markdown would mark them; where they are set in they are no code."""
    text = re.sub(r"(?m)^(?: {4,}| {0,3}\t)[ \t]*(?=.*https?://)", "   ", text)
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
