"""A text in, its quoted-printable form out (RFC 2045, 6.7), with lines ended by CRLF."""

from __future__ import annotations

from binascii import b2a_qp
from functools import lru_cache


@lru_cache(maxsize=2)
def quoted_printable(text: str) -> bytes:
    """The bytes of a text part of a message. An email is weighed in this form before it is sent in it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return b2a_qp(text.replace("\n", "\r\n").encode("utf-8", "replace"), istext=True)
