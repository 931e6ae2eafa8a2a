"""The two parts of an email in, one message out (RFC 5322, multipart/alternative), ready for any sender.

Boundary and Message-ID are digests of what the message says, so the same issue is always the same message.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from newsletter.model.issue import Head
from newsletter.model.publication import Settings
from newsletter.render.email import unsubscribe_address
from newsletter.render.headers import group_header, mailbox_header, one_line, raw_header, words_header
from newsletter.render.quoted_printable import quoted_printable, utf8
from newsletter.text.dates import MONTHS

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


Picture = tuple[str, str, bytes]
"""The address of a picture as the HTML has it (escaped), its media type and its bytes."""


def message(issue: Head, text: str, html: str, settings: Settings, pictures: Sequence[Picture] = ()) -> bytes:
    """The message of an issue, its lines ended by CRLF. Clients show the last part they know: the HTML.

    With pictures, the HTML and they are one part (multipart/related, RFC 2387), in which it names them by `cid:`.
    """
    headers = list(_headers(issue, settings))
    seal = blake2b(b"\0".join([*map(str.encode, headers), utf8(text), utf8(html)]), digest_size=16)
    for _, _, data in pictures:
        seal.update(data)
    mark = seal.hexdigest()
    head = [*headers, f"Message-ID: <{mark}@{_domain(settings.base_url)}>", "MIME-Version: 1.0"]
    shown = _enclosed(html, pictures, mark, _domain(settings.base_url)) if pictures else _part("html", html)
    body = _multipart("alternative", f"=_{mark}", [_part("plain", text), shown])
    return "\r\n".join(head).encode("ascii") + b"\r\n" + body


def _enclosed(html: str, pictures: Sequence[Picture], mark: str, domain: str) -> bytes:
    parts = []
    for address, media, data in pictures:
        name = f"{blake2b(data, digest_size=8).hexdigest()}@{domain}"
        html = html.replace(f'src="{address}"', f'src="cid:{name}"')
        head = f"Content-Type: {media}\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <{name}>\r\n"
        head += "Content-Disposition: inline\r\n\r\n"
        lines = b"\r\n".join(b2a_base64(data[at : at + 57], newline=False) for at in range(0, len(data), 57))
        parts.append(head.encode("ascii") + lines)
    return _multipart("related", f"=_{mark}r", [_part("html", html), *parts], '; type="text/html"')


def _multipart(kind: str, boundary: str, parts: Sequence[bytes], more: str = "") -> bytes:
    """Parts with a boundary between them. "=_" occurs in no encoded text, so no line is taken for it."""
    head = f'Content-Type: multipart/{kind}{more};\r\n boundary="{boundary}"\r\n'
    opening = f"\r\n--{boundary}\r\n".encode("ascii")
    return head.encode("ascii") + b"".join(opening + part for part in parts) + f"\r\n--{boundary}--\r\n".encode("ascii")


def _headers(issue: Head, settings: Settings) -> Iterator[str]:
    if settings.sender.email:
        yield mailbox_header("From", settings.sender.name or settings.title, settings.sender.email)
    # To nobody by name (RFC 5322, 3.4): each reader's own address is the sender's business, and none at all is spam's.
    yield group_header("To", settings.title)
    yield words_header("Subject", issue.subject or issue.title)
    if issue.published:
        yield raw_header("Date", _date(issue.published))
    yield raw_header("List-ID", _list_id(settings))
    yield from _unsubscribe(unsubscribe_address(settings))
    if re.fullmatch(r"[A-Za-z0-9-]+", issue.language):
        yield raw_header("Content-Language", issue.language)


def _date(moment: datetime) -> str:
    """RFC 5322, in English whatever the machine speaks; a time without an offset counts as UTC."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    day, month = _DAYS[zoned.weekday()], MONTHS[zoned.month - 1][:3]
    clock = zoned.isoformat(timespec="seconds")[11:]
    return f"{day}, {zoned.day} {month} {zoned.year:04} {clock[:8]} {clock[8:].replace(':', '')}"


def _list_id(settings: Settings) -> str:
    """RFC 2919: `<list.example.org>`, or what the settings say."""
    said = one_line(settings.list_id).encode("ascii", "ignore").decode()
    return said if said.endswith(">") else f"<{said or f'newsletter.{_domain(settings.base_url)}'}>"


def _unsubscribe(address: str) -> Iterator[str]:
    """RFC 2369, and RFC 8058 where one click can answer: an https address, or a tag for one."""
    address = quote(one_line(address), safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ")
    scheme = address.partition(":")[0].lower()
    if scheme in ("http", "https", "mailto"):
        address = address.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    yield raw_header("List-Unsubscribe", f"<{address}>")
    if scheme not in ("http", "mailto"):
        yield raw_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")


@lru_cache(maxsize=8)
def _domain(base_url: str) -> str:
    host = urlsplit(base_url).hostname or "localhost"
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _part(kind: str, text: str) -> bytes:
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    return head.encode("ascii") + quoted_printable(text)
