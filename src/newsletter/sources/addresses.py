"""The address that somebody wrote in, the one that may be followed out; and how to name one that may not."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from newsletter.text.patterns import pattern
from newsletter.text.urls import is_web

_FEED = pattern(r"feed:(?=https?:)|(?:feed|pcast|itpc|podcast)://", re.IGNORECASE)
_PASSWORD = pattern(r"(?<=://)([^/?#@\s]*):([^/?#@\s]*)@")
_SECRET = pattern(
    r"(?<=[?&])((?:[\w-]*(?:token|secret|password|passwd|api[_-]?key|apikey|auth)|key)=)[^&#]+", re.IGNORECASE
)


def followed(url: str, base: str = "") -> str:
    """A web address, made whole by the address of its page; "" for scripts, files and what is none.

    >>> followed("feed://e.org/rss"), followed("b.html", "https://e.org/a/"), followed("javascript:alert(1)")
    ('http://e.org/rss', 'https://e.org/a/b.html', '')
    """
    text = "".join(url.split()) if url[:11].lower().startswith(("http", "feed")) else url.strip()
    text = _FEED.sub(lambda found: "http://" if found[0].endswith("//") else "", text, count=1)
    if text.startswith("//"):
        text = f"https:{text}"
    if is_web(text):
        return text
    if not base or not text or re.match(r"[a-z][\w+.-]*:", text, re.IGNORECASE):
        return ""
    try:
        whole = urljoin(base, text)
    except ValueError:
        return ""
    return whole if is_web(whole) else ""


def has_secret(url: str) -> bool:
    """Whether an address holds a password or a key."""
    return bool(_PASSWORD.search(url) or _SECRET.search(url))


def told(url: str) -> str:
    """An address as it may be printed: short, and without its secrets."""
    shown = _SECRET.sub(r"\1…", _PASSWORD.sub("…@", url))
    return shown if len(shown) <= 80 else f"{shown[:79]}…"
