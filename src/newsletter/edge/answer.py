"""A response as it arrives in, an answer of bounded size out: the whole body, or the reason why there is none."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsletter.edge.files import MAX_BYTES

if TYPE_CHECKING:
    import httpx2


Lack = Literal["", "leave", "host", "door", "trust", "doubt"]
"""What kept us from an answer: leave to go there, a host of that name, an open door, a certificate to trust, or we
cannot tell."""


class Fetched(NamedTuple):
    """An answer: `url` is where it came from in the end, `type` its media type, `charset` what it names.

    Without an answer `status` is 0. `fault` says why there is no body, `lack` why nobody was asked or nobody there.
    `moved` is the address that takes the place of the one that was asked, for good.
    """

    status: int
    url: str
    body: bytes = b""
    type: str = ""
    charset: str = ""
    fault: str = ""
    lack: Lack = ""
    moved: str = ""

    @property
    def reached(self) -> bool:
        """Whether anybody was there, as far as somebody was asked at all."""
        return self.lack in ("", "leave")


def read_answer(response: httpx2.Response, url: str, late: Callable[[], bool], wanted: bool = True) -> Fetched:
    """The answer that a response is; `late` tells when to stop reading. Only a 200 has a body worth reading.

    Where no body is wanted, none is read, and any 2xx is as good.
    """
    kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
    charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    answer = Fetched(response.status_code, url, b"", kind.strip().lower(), charset)
    if not wanted and 200 <= response.status_code < 300:
        return answer
    if response.status_code != 200:
        return answer._replace(fault=_MEANINGS.get(response.status_code, f"answered {response.status_code}"))
    body, fault = _body(response, late)
    return answer._replace(body=body, fault=fault)


_MEANINGS = {
    401: "wants a password (401)",
    403: "does not let us in (403)",
    404: "is not there (404)",
    410: "is gone for good (410)",
    429: "was asked too often (429)",
    451: "may not be shown for legal reasons (451)",
    503: "is not there at the moment (503)",
}


def _body(response: httpx2.Response, late: Callable[[], bool]) -> tuple[bytes, str]:
    """The whole body, unpacked, or nothing and the reason. Never more than the limit is held, packed or not."""
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        return b"", f"is packed in a way that nobody asked for: {coding[:40]}"
    unpack = zlib.decompressobj(wbits=47) if coding.endswith("gzip") else None
    parts: list[bytes] = []
    size = packed = 0
    for chunk in response.stream:  # type: ignore[union-attr]
        packed += len(chunk)
        try:
            part = unpack.decompress(chunk, MAX_BYTES - size + 1) if unpack else chunk
        except zlib.error:
            return b"", "is not packed as it says"
        parts.append(part)
        size += len(part)
        if max(size, packed) > MAX_BYTES:
            return b"", f"is larger than {MAX_BYTES // 1_000_000} MB"
        if late():
            return b"", "took too long"
    if unpack and packed and not unpack.eof:
        return b"", "broke off"
    return b"".join(parts), ""


def location(response: httpx2.Response) -> str:
    """Where an answer leads; "" when it does not."""
    return str(response.headers.get("Location", "")) if response.status_code in _ELSEWHERE else ""


_ELSEWHERE = (301, 302, 303, 307, 308)


def retry_after(response: httpx2.Response, now: datetime) -> float:
    """How many seconds the host wants us to wait; two when it does not say."""
    from email.utils import parsedate_to_datetime

    said = response.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return 2.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
