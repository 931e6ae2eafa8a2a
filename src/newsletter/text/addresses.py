"""An address taken apart and spelled one way: scheme, host, port, percent signs, dots, order of the query.

A URL goes in, an Address comes out, or None when it is not one of the web. What it means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from newsletter.text.patterns import pattern
from newsletter.text.tracking import is_tracking
from newsletter.text.wrapped import wrapped


class Address(NamedTuple):
    """A web address in normal form. `route` is a fragment that is a page of its own (`#!/about`), else ""."""

    host: str
    path: str
    query: str
    route: str

    def __str__(self) -> str:
        return f"https://{self.host}{self.target}{self.route}"

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path


def read_address(url: str) -> Address | None:
    """The address that a URL names, without the wrapping of networks and search engines; None when it is not http(s).

    >>> str(read_address("HTTP://www.Example.org:80/a/../b/?utm_source=x&B=2&a=%7e1#top"))
    'https://example.org/b?B=2&a=~1'
    """
    if (plain := _PLAIN.fullmatch(url)) and "ampproject" not in url:
        return Address(plain[1], plain[2] or "/", "", "")
    found = _WEB.fullmatch(direct(url))
    host = _host(found[1]) if found else ""
    if not found or not host:
        return None
    query = _query(found[3], host) if found[3] else ""
    fragment = found[4] or ""
    return Address(host, _path(found[2]), query, "#" + _tidy(fragment, _ODD_PATH) if _ROUTE.match(fragment) else "")


def direct(url: str) -> str:
    """What is inside the wrapping of a network or a search engine, else the URL as it is.

    >>> direct("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%23b&sa=D")
    'https://example.org/a#b'
    """
    inner = url
    for _ in range(4):  # a wrapping may be wrapped, but not for ever
        if "=http" not in inner and "amp" not in inner:
            return inner
        target = _inside(inner)
        if not target:
            return inner
        inner = target
    return url


def _inside(url: str) -> str:
    """The address that a wrapping leads on to; "" where it is none, or leads to no address."""
    found = _WEB.fullmatch(url)
    host = _host(found[1]) if found else ""
    target = wrapped(host, _path(found[2]), found[3] or "") if found and host else ""
    there = _WEB.fullmatch(target)
    return target if there and _host(there[1]) else ""


_PLAIN = pattern(
    r"https?://(?!www\.|m\.|mobile\.|amp\.|google\.|[^/]*\.m\.)([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)"
    r"((?:/(?!index\.htm)[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)*)/?"
)
"""What most addresses are: a host and names, spelled as they are to be, with nothing to be unwrapped."""

_ROUTE = pattern(r"!?/[^/]|![A-Za-z]")
"""How a fragment begins that names a page of its own: a program in the browser shows it (`#/notes/1`, `#!topic/a`)."""
_SLASHES = pattern(r"(?<!:)/{2,}")
"""What is one slash to every server, but for an address inside a path (`/web/2020/https://…`)."""
_INDEX = pattern(r"(?:/index\.html?)+\Z", re.IGNORECASE)
_WEB = pattern(r"(?:https?:)?//([^/?#\\]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_PLAIN_HOST = pattern(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\Z")
_HOST = pattern(r"([a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])\.?(?::([0-9]{0,5}))?")
_OTHER_DOORS = pattern(r"(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)")
_MOBILE_WIKI = pattern(r"(?<=[a-z])\.m(?=\.(?:wik|media)[a-z]+\.org\Z)")


def _host(written: str) -> str:
    """The host in lower-case ASCII with the port only when it is unusual; "" when there is no such host.

    A user's name and password fall away: they open the same page and belong into no list of links.
    """
    host = written.rpartition("@")[2].lower()
    if not _PLAIN_HOST.match(host):
        host = _unusual_host(host)
    if host.startswith(("www.", "m.", "mobile.", "amp.")):
        host = _OTHER_DOORS.sub("", host, count=1)
    return _MOBILE_WIKI.sub("", host) if ".m." in host else host


def _unusual_host(host: str) -> str:
    if "%" in host:
        host = unquote(host)
    if not host.isascii():
        try:
            name, colon, port = host.partition(":")
            host = name.encode("idna").decode("ascii").lower() + colon + port
        except UnicodeError:
            return ""
    found = _HOST.fullmatch(host)
    if not found:
        return ""
    return found[1] if found[2] in (None, "", "80", "443") else f"{found[1]}:{int(found[2])}"


_ODD_PATH = pattern(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~/()!*',:;@$+=&-]")
_ODD_QUERY = pattern(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~/()!*',:;@$+=?-]")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_PATH_TOO = _UNRESERVED | frozenset("()!*',:@")  # in a path these mean themselves, however they are written


def _path(written: str) -> str:
    path = _tidy(written, _ODD_PATH)
    if "//" in path:
        path = _SLASHES.sub("/", path)
    if "/." in path:
        path = _without_dots(path)
    if path.endswith(("l", "m")) and "/index.htm" in path:
        path = _INDEX.sub("", path)
    return path.rstrip("/") or "/"


def _without_dots(path: str) -> str:
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return "/" + "/".join(kept)


def _query(written: str, host: str) -> str:
    parts = [_tidy(part, _ODD_QUERY) for part in written.split("&") if part]
    kept = [part for part in parts if not is_tracking(part, host)]
    return "&".join(sorted(kept, key=_name) if len(kept) > 1 else kept)


def _name(parameter: str) -> str:
    return parameter.partition("=")[0]


def _tidy(text: str, odd: re.Pattern[str]) -> str:
    """Percent signs in one spelling: none where none is needed, capital letters, UTF-8."""
    return odd.sub(_spelled_path if odd is _ODD_PATH else _spelled_query, text) if odd.search(text) else text


def _speller(plain: frozenset[str]) -> Callable[[re.Match[str]], str]:
    def spelled(found: re.Match[str]) -> str:
        piece = found[0]
        if len(piece) == 3:
            character = chr(int(piece[1:], 16))
            return character if character in plain else piece.upper()
        return "".join(f"%{byte:02X}" for byte in piece.encode("utf-8", "surrogatepass"))

    return spelled


_spelled_path = _speller(_PATH_TOO)
_spelled_query = _speller(_UNRESERVED)
