"""Addresses of links and images: what may be followed, and the one way to write it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, unquote

from newsletter.text.patterns import pattern

_PLAIN = ("https://", "http://", "#", "/", "mailto:")
_SCHEMES = frozenset(
    "http https mailto ftp ftps sftp tel sms irc ircs news nntp xmpp matrix geo magnet webcal doi urn ssh git"
    " gemini gopher ipfs zotero obsidian".split()
)
# Old readers take these off and follow what stands behind: `feed:https://…`, and then `feed:javascript:…`, too.
_WRAPPERS = pattern(r"\A(?:feed:(?://)?)+", re.I)
_UNSEEN = pattern(
    r"[\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd]+"
)
_SCHEME = pattern(r"([a-z][\w+.-]*):", re.I)
_SLASHES = pattern(r"\A(https?:)/{3,}")
_QUOTED_HOST = pattern(r"(https?://)([^/?#@]*%[^/?#@]*)", re.I)
# A host with a blank, a bracket or the like in it: no browser can read it (URL Standard, forbidden domain code points).
_NO_HOST = pattern(r"https?://(?:[^/?#@]*@)?[^/?#@]*%(?:[01][0-9a-f]|2[035f]|3[acef]|40|5[b-e]|7[cf])", re.I)
_ASCII_HOST = pattern(r"[a-z0-9.-]+(?::\d+)?", re.I)
_UNQUOTED = ":/?#@!$&()*+,;=%~"


def safe(url: str) -> bool:
    """Whether an address may be followed: relative, or of a scheme that cannot run code and a host that can be.

    What a browser or a careless program in between would undo is undone first: characters that nobody sees,
    percent signs, entities.

    >>> safe("https://example.com"), safe("notes/a.html"), safe("java\\tscript%3aalert(1)")
    (True, True, False)
    >>> safe("feed:https://example.com/feed.xml"), safe("feed:javascript:alert(1)")
    (True, False)
    >>> safe("https://b%C3%BCcher.example/%5B"), safe("http://%5B::1/")
    (True, False)
    """
    if url.startswith(_PLAIN):
        return "%" not in url or not _NO_HOST.match(url)
    for _ in range(3):
        url = unescape(unquote(_UNSEEN.sub("", url)))
    met = _SCHEME.match(_WRAPPERS.sub("", _UNSEEN.sub("", url)))
    return not met or met[1].casefold() in _SCHEMES


def normal_address(url: str) -> str:
    """An address as Markdown would give it: blanks and quotation marks as percent signs, nothing twice."""
    return quote(url.strip(), safe=_UNQUOTED)


def without_wrapper(url: str) -> str:
    """The address of a feed that only old browsers hand on: `feed:` and `feed://` are gone, and so are their followers.

    >>> without_wrapper("feed:https://a.example/feed.xml"), without_wrapper("feed://a.example/feed.xml")
    ('https://a.example/feed.xml', 'http://a.example/feed.xml')
    """
    behind = _WRAPPERS.sub("", url)
    return behind if behind.startswith(_PLAIN) else f"http://{behind}"


def ascii_host(url: str) -> str:
    """An address whose host every mail client and feed reader can look up: percent signs become Punycode (RFC 3492).

    >>> ascii_host("https://b%C3%BCcher.example/a%20b")
    'https://xn--bcher-kva.example/a%20b'
    >>> ascii_host("https:///a.example/")  # browsers read it so, mail programs do not
    'https://a.example/'
    """
    if ":///" in url:
        url = _SLASHES.sub(r"\1//", url)
    met = _QUOTED_HOST.match(url) if "%" in url else None
    if not met:
        return url
    try:
        host = unquote(met[2]).encode("idna").decode("ascii")
    except UnicodeError:
        return url
    return met[1] + host + url[met.end() :] if _ASCII_HOST.fullmatch(host) else url
