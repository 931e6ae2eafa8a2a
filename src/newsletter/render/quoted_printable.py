"""A text in, its bytes out: as they are written, and in quoted-printable (RFC 2045, 6.7) with lines ended by CRLF.

An email is weighed, sealed, written and sent in these forms, so its two texts are turned into each of them once.
"""

from __future__ import annotations

from binascii import b2a_qp
from functools import lru_cache


@lru_cache(maxsize=2)
def utf8(text: str) -> bytes:
    """The bytes of a text; half of a surrogate pair is a question mark."""
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=2)
def quoted_printable(text: str) -> bytes:
    """The bytes of a text part of a message."""
    data = utf8(text)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return b2a_qp(data.replace(b"\n", b"\r\n"), istext=True)
