"""The address in a mail in, the one that it leads to out, when the target stands in it.

Mailers wrap every link to count who followed it. Nothing is asked over the network, so an address that hides its target
stays what it is.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from urllib.parse import unquote

from newsletter.text.patterns import pattern
from newsletter.text.urls import host, is_web

_TARGET = pattern(
    r"[?&](?:url|u|q|to|target|targeturl|dest|destination|redirect|redirect_?ur[il]|redir|r|link|l|goto|out|href|upn|p|deeplink"
    r"|original|originalurl|destinationurl|ued)=(https?(?::|%3a)(?:/|%2f){2}[^&#]+)",
    re.IGNORECASE,
)
_IN_PATH = pattern(r"/(https?(?::|%3a)(?:/|%2f){2}[^?#]+)", re.IGNORECASE)
_BASE64 = pattern(r"[/=](aHR0c[A-Za-z0-9_-]{8,}={0,2})(?=[/?&#]|\Z)")
_TOKEN = pattern(r"/redirect/\d/(eyJ[A-Za-z0-9_-]+)")
# These carry an address as what they are about, not as where they lead to.
_NO_WRAPPERS = pattern(
    r"(?:^|\.)(?:twitter|x|linkedin|reddit|pinterest|tumblr|telegram|t|bsky|threads|whatsapp|ycombinator|getpocket|pocket"
    r"|instapaper|buffer|flipboard|archive|archive-it|w3|validator|translate\.google|web\.dev|mastodonshare|mix|digg|vk"
    r"|wayback|webcache\.googleusercontent|hn\.algolia|sharer)\.[a-z]{2,6}\Z"
)
_SHARING = pattern(
    r"/(?:share|sharer|intent|submit|login|signin|sign-in|signup|oauth|subscribe)(?:[/?.]|\Z)", re.IGNORECASE
)


def unwrapped(url: str) -> str:
    """Where an address leads to, as far as it says so itself.

    >>> unwrapped("https://click.example.com/track?id=7&url=https%3A%2F%2Fe.org%2Fa%3Fb%3D1")
    'https://e.org/a?b=1'
    """
    for _ in range(4):
        target = _target(url)
        if not is_web(target) or target == url:
            return url
        url = target
    return url


def _target(url: str) -> str:
    own = host(url)
    if not own or _NO_WRAPPERS.search(own) or _SHARING.search(url.partition("?")[0]):
        return ""
    if found := _TARGET.search(url):
        return unquote(found[1])
    if (found := _IN_PATH.search(url, 9)) and "%" in found[1][:16]:
        return unquote(_without_tail(found[1]))
    if found := _BASE64.search(url):
        return _decoded(found[1])
    if found := _TOKEN.search(url):
        try:
            inner = json.loads(_decoded(found[1]))
        except (ValueError, RecursionError):
            return ""
        return str(inner.get("e", "")) if isinstance(inner, dict) else ""
    return ""


def _without_tail(wrapped: str) -> str:
    """What counters append to a target in a path (`/1/0100018f…-abc`) is not encoded as the target is."""
    return wrapped.partition("/")[0] if "%2f" in wrapped.lower() else wrapped


def _decoded(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
